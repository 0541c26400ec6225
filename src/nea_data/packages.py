"""Which package a `package=` argument means: the shipped one, the one in a folder, or the one in a zip file.

Of a folder nothing is read but the descriptor and its schemas; a zip is unpacked into a temporary folder.
"""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from nea_data.descriptor import Package, read_package, shipped
from nea_data.errors import PackageError

PackageLike = Package | str | Path | None
LARGEST = 2**30  # bytes unpacked: far more than any edition, far less than a disk


def package_of(package: PackageLike) -> Package:
    """The package meant by a `package=` argument: the shipped one for None, the one in that folder or zip for a path.

    Raises PackageError where there is none, or where a zip is damaged or holds a name that leads out of its folder.
    """
    if package is None:
        return shipped()
    if isinstance(package, Package):
        return package
    path = Path(package)
    if path.is_file() and path.name != "datapackage.json":
        stat = path.stat()
        return read_package(_unpacked(path.resolve(), stat.st_mtime_ns, stat.st_size).name)
    if not path.exists():
        raise PackageError(f"There is no data package at {path}: give its folder, its datapackage.json or a zip of it.")
    return read_package(path)


@cache
def _unpacked(path: Path, changed: int, size: int) -> TemporaryDirectory[str]:
    """The content of a zip, in a folder that goes with the process; a zip that was changed is another one."""
    folder: TemporaryDirectory[str] = TemporaryDirectory(prefix="nea-data-")
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_escape(path, archive)
            archive.extractall(folder.name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise PackageError(f"{path} can't be read as a zip file ({error}): fetch it again, or unpack it.") from None
    except OSError as error:
        raise PackageError(f"{path} can't be unpacked: {error.strerror or error}.") from None
    return folder


def _refuse_escape(path: Path, archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        pure = PurePosixPath(name.replace("\\", "/"))
        if pure.is_absolute() or ".." in pure.parts or ":" in name:
            raise PackageError(f"{path} holds the name '{name}', which leads out of its folder: don't trust this file.")
    if sum(each.file_size for each in archive.infolist()) > LARGEST:
        raise PackageError(f"{path} unpacks to more than {LARGEST:,} bytes, which no edition needs.")
