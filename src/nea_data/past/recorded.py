"""What the folder releases/ keeps of each edition: its descriptor, its schemas and its fingerprints.

The rows of older editions are not there: replay.py rebuilds them from the newest rows and the history.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from nea_data.descriptor import Package, inside, read_json, read_package
from nea_data.errors import NeaDataError, PackageError, UnknownNameError
from nea_data.packages import PackageLike, package_of

FOLDER = "releases"
RECORD = "fingerprints.json"


def editions(package: PackageLike = None) -> list[str]:
    """The versions of all recorded editions, oldest first; an empty list before the first release."""
    folder = package_of(package).root / FOLDER
    return sorted((path.parent.name for path in folder.glob(f"*/{RECORD}")), key=version_key)


def version_key(version: str) -> tuple[int, ...]:
    """A version as numbers, for comparison; NeaDataError where it is not three whole numbers."""
    parts = str(version).split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise NeaDataError(f"'{version}' is no version: expected three numbers such as 1.2.0.")
    return tuple(int(part) for part in parts)


def known(version: str, package: Package) -> str:
    """The version, if that edition is recorded; UnknownNameError if not."""
    version_key(version)
    versions = editions(package)
    if not versions:
        raise NeaDataError(f"{package.root} records no edition yet: its first release will be the oldest there is.")
    if version not in versions:
        raise UnknownNameError("edition", version, versions)
    return version


def folder(version: str, package: Package) -> Path:
    """Where the descriptor, schemas and fingerprints of an edition are kept."""
    return package.root / FOLDER / known(version, package)


def record(version: str, package: Package) -> dict[str, Any]:
    """The fingerprints of an edition: of the package, its tables and its files."""
    path = folder(version, package) / RECORD
    content: dict[str, Any] = read_json(path)
    if not _is_record(content):
        raise PackageError(f"{path} is not the record of an edition: install nea-data again, or restore the file.")
    return content


def table_fingerprints(version: str, package: Package) -> dict[str, str]:
    """The fingerprint of each table of an edition, by name."""
    return {name: table["fingerprint"] for name, table in record(version, package)["tables"].items()}


def frozen(version: str, package: Package) -> Package:
    """The descriptor and schemas of an edition as a package without rows, checked against their digests."""
    digests = record(version, package)["files"]
    for name, expected in digests.items():
        path = inside(folder(version, package), name)
        if path is None:
            raise PackageError(
                f"{folder(version, package) / RECORD} names '{name}', which lies outside its folder: install nea-data "
                "again, or restore the file."
            )
        if digest(path) != expected:
            raise PackageError(f"{path} is not the file of edition {version}: install nea-data again, or restore it.")
    return read_package(folder(version, package))


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes; PackageError where it can't be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise PackageError(f"{path} can't be read ({error.strerror}): install nea-data again.") from None


def _is_record(content: Any) -> bool:
    if not isinstance(content, dict) or not {"version", "date", "fingerprint", "tables", "files"} <= content.keys():
        return False
    tables, digests = content["tables"], content["files"]
    return (
        isinstance(tables, dict)
        and all(isinstance(table, dict) and {"rows", "fingerprint"} <= table.keys() for table in tables.values())
        and isinstance(digests, dict)
    )
