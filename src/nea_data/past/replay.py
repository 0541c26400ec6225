"""Rebuild an older edition: take the newest rows and undo the history, release by release, down to the wanted one.

Nothing reaches the network and nothing is written but in a temporary folder that goes with the process.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from nea_data.canonical import canonical_bytes
from nea_data.descriptor import Package, Table, read_json, read_package
from nea_data.drafts import put
from nea_data.errors import NeaDataError, PackageError
from nea_data.fingerprints import fingerprint_table
from nea_data.packages import PackageLike, package_of
from nea_data.past.difference import Rows, rows_of
from nea_data.past.recorded import FOLDER, editions, folder, frozen, known, table_fingerprints, version_key

Stamp = tuple[tuple[int, int], ...]


def edition(version: str | None, package: PackageLike = None) -> Package:
    """The package as it was in that edition, with its own tables and columns; the package itself for None.

    Every function takes what is returned as `package=`. An older edition is rebuilt from the history that came with
    the newest one, without a network, and checked against the fingerprint recorded at its release.

    Raises UnknownNameError for an edition that is not recorded, PackageError where files or history were changed.
    """
    package = package_of(package)
    if version is None:
        return package
    known(version, package)
    stamp = _stamp(package)
    _check_once(package.root, known_version(package), stamp)
    return package if version == package.version else _rebuilt(package.root, version, stamp)


def known_version(package: Package) -> str:
    """The package's own version, if that edition is recorded and the newest; NeaDataError if not."""
    newest = editions(package)[-1:]
    if newest != [package.version]:
        raise NeaDataError(
            f"{package.root} says version {package.version}, and the last edition recorded is {', '.join(newest)}: "
            "older editions can be had from a released package alone."
        )
    return package.version


def check_tables(package: Package, version: str) -> None:
    """Compare the tables of the record with the fingerprints of an edition; PackageError where they differ."""
    expected = table_fingerprints(version, package)
    differ = [table.name for table in package.record if fingerprint_table(table) != expected.get(table.name)]
    if differ:
        raise PackageError(
            f"{', '.join(sorted(differ))} in {package.root} differ from edition {version} (another fingerprint than "
            "the one recorded at its release). In a checkout rows move on between releases: then older editions come "
            f"back from the next release, or from the tag v{version}; if nothing should differ, install nea-data again."
        )


def undone(package: Package, version: str) -> dict[str, Rows]:
    """The rows of an older edition, by table and key; PackageError where the history does not fit the rows."""
    return _rows_at(package.root, version, _stamp(package))


@lru_cache(maxsize=1)
def _rows_at(root: Path, version: str, stamp: Stamp) -> dict[str, Rows]:
    """The rows of an edition, from those of the one after it, which are kept: newest first, each is one step."""
    package = read_package(root)
    later = [each for each in editions(package) if version_key(each) > version_key(version)]
    if not later:
        return {table.name: rows_of(table) for table in package.record}
    tables = {name: dict(rows) for name, rows in _rows_at(root, later[0], stamp).items()}
    for change in _recorded(root, stamp).get(later[0], []):
        _undo(tables, change)
    older = frozen(version, package)
    _refuse_left_over(tables, older, later[0])
    return {table.name: _shaped(tables.get(table.name, {}), table) for table in older.record}


@lru_cache(maxsize=1)
def _recorded(root: Path, stamp: Stamp) -> dict[str, list[dict[str, str]]]:
    """The rows of the history by release, in their order."""
    recorded: dict[str, list[dict[str, str]]] = {}
    for change in rows_of(read_package(root).table("history")).values():
        recorded.setdefault(change["release"], []).append(change)
    return recorded


def _undo(tables: dict[str, Rows], change: dict[str, str]) -> None:
    rows = tables.setdefault(change["table_name"], {})
    row = rows.get(change["record_id"])
    if change["action"] == "row_removed":
        _expect(change, row is None)
        rows[change["record_id"]] = _cells(change)
        return
    _expect(change, row is not None)
    if change["action"] == "row_added":
        del rows[change["record_id"]]
    elif row is not None:
        _expect(change, row.get(change["field"], "") == change["new"])
        rows[change["record_id"]] = {**row, change["field"]: change["old"]}


def _cells(change: dict[str, str]) -> dict[str, str]:
    """The cells of a row that was removed; what is no JSON object of text does not replay."""
    try:
        cells: dict[str, str] = json.loads(change["old"])
        "".join([*cells, *cells.values()]).encode()
    except (ValueError, TypeError, AttributeError):
        _expect(change, False)
    return cells


def _expect(change: dict[str, str], holds: bool) -> None:
    if not holds:
        place = f"{change['table_name']} {change['record_id']}, {change['field']}"
        raise PackageError(
            f"The history does not replay: release {change['release']}, {place} ({change['action']}) does not fit "
            "the rows. Install nea-data again, or restore data/history.csv."
        )


def _refuse_left_over(tables: dict[str, Rows], older: Package, release: str) -> None:
    kept = {table.name for table in older.record}
    left = [name for name, rows in tables.items() if rows and name not in kept]
    if left:
        raise PackageError(
            f"The history does not replay: release {release} added the table {left[0]}, and its rows are not in the "
            "history. Install nea-data again, or restore data/history.csv."
        )


def _shaped(rows: Rows, table: Table) -> Rows:
    """The rows with the columns of their edition: those that came later go, those that left come back."""
    return {key: {column: row.get(column, "") for column in table.columns} for key, row in rows.items()}


def _stamp(package: Package) -> Stamp:
    """When the files were changed and how long they are: a package that was changed is checked and rebuilt anew."""
    paths = [table.path for table in package.tables] + sorted((package.root / FOLDER).rglob("*.json"))
    stats = [path.stat() for path in paths if path.exists()]
    return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)


@cache
def _check_once(root: Path, version: str, stamp: Stamp) -> None:
    check_tables(read_package(root), version)


@cache
def _rebuilt(root: Path, version: str, stamp: Stamp) -> Package:
    """The older edition in a folder of its own."""
    try:
        target = Path(mkdtemp(dir=_workspace().name))
        write(read_package(root), version, target)
    except OSError as error:
        raise PackageError(
            f"Edition {version} can't be rebuilt in the folder for temporary files: {error.strerror or error}."
        ) from None
    return read_package(target)


@cache
def _workspace() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="nea-data-")


def write(package: Package, version: str, target: Path) -> None:
    """Write an older edition into the folder `target`, without history and errata, and check it there."""
    older = frozen(version, package)
    rows = undone(package, version)
    for name, content in _texts(older, folder(version, package)).items():
        put(target / name, content)
    for table in older.record:
        path = target / table.path.relative_to(older.root.resolve())
        put(path, canonical_bytes(table, [list(cells.values()) for cells in rows[table.name].values()]))
    rebuilt = read_package(target)
    expected = table_fingerprints(version, package)
    differ = [each.name for each in rebuilt.record if fingerprint_table(each) != expected.get(each.name)]
    if differ:
        raise PackageError(
            f"The history does not replay: {', '.join(differ)} of edition {version} came out with another fingerprint "
            "than the one recorded. Install nea-data again, or restore data/history.csv."
        )


def _texts(older: Package, source: Path) -> dict[str, bytes]:
    """The descriptor without the tables that speak of editions, and the schemas of the others."""
    descriptor: dict[str, Any] = read_json(source / "datapackage.json")
    kept = {table.name for table in older.record}
    descriptor["resources"] = [each for each in descriptor["resources"] if each["name"] in kept]
    texts = {"datapackage.json": (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()}
    for table in older.record:
        texts[str(table.schema_path.relative_to(older.root.resolve()))] = table.schema_path.read_bytes()
    return texts
