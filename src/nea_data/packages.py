"""Which package a `package=` argument means. Nothing is read but the descriptor and its schemas."""

from __future__ import annotations

from pathlib import Path

from nea_data.descriptor import Package, read_package, shipped

PackageLike = Package | str | Path | None


def package_of(package: PackageLike) -> Package:
    """The package meant by a `package=` argument: the shipped one for None, the one in that folder for a path."""
    if package is None:
        return shipped()
    return package if isinstance(package, Package) else read_package(package)
