"""What changed between editions, what was wrong in them, and whether these files are those of their edition."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from nea_data.descriptor import Package, Table
from nea_data.errors import NeaDataError, PackageError
from nea_data.fingerprints import fingerprint, fingerprint_table
from nea_data.loaders import load
from nea_data.packages import PackageLike, package_of
from nea_data.past.difference import Change, row_changes, rows_of, structure_changes
from nea_data.past.recorded import digest, editions, folder, frozen, known, record, table_fingerprints, version_key
from nea_data.past.replay import check_tables, edition, known_version

if TYPE_CHECKING:
    import pandas as pd


def changes(first: str, last: str, package: PackageLike = None) -> pd.DataFrame:
    """What changed after the edition `first`, up to `last`: one row a change, in the order of releases.

    Columns: release, table_name, record_id, field, action, old, new, reason, source_id. A change of structure (a
    table, column, key or code added, removed or redefined) has `*` as record_id and comes before the rows of its
    release; an added row has `*` as field and stands in its table.

    Raises UnknownNameError for an edition that is not recorded, NeaDataError where `last` is before `first`.
    """
    import pandas as pd

    package = package_of(package)
    if version_key(known(first, package)) > version_key(known(last, package)):
        raise NeaDataError(f"Edition {last} is before {first}: give the older edition first.")
    rows = [(release, *change) for release in _between(first, last, package) for change in of_release(release, package)]
    return pd.DataFrame(rows, columns=["release", *Change._fields], dtype="string").replace("", pd.NA)


def of_release(release: str, package: Package) -> list[Change]:
    """The changes of one release against the one before it: of structure, then of rows."""
    versions = editions(package)
    position = versions.index(release)
    if position == 0:
        return []
    structure = structure_changes(frozen(versions[position - 1], package), frozen(release, package))
    return structure + recorded_changes(release, package)


def recorded_changes(release: str, package: Package) -> list[Change]:
    """The rows of the table `history` of one release, in its order."""
    rows = rows_of(package.table("history")).values()
    return sorted(Change(*(row[name] for name in Change._fields)) for row in rows if row["release"] == release)


def errata(version: str | None = None, package: PackageLike = None) -> pd.DataFrame:
    """The known faults of an edition (of this package's own for None), as rows of the table `errata`.

    A fault counts from its first bad edition to its last, or to this day where no edition mends it.

    Raises UnknownNameError for an edition that is not recorded.
    """
    package = package_of(package)
    wanted = version_key(known(version, package) if version else package.version)
    rows = load("errata", package)
    begun = rows["first_version"].map(lambda first: version_key(first) <= wanted).astype(bool)
    lasts = rows["last_version"].fillna("").map(lambda last: not last or wanted <= version_key(last)).astype(bool)
    return rows[begun & lasts].reset_index(drop=True)


def moved_on(package: PackageLike = None, found: str = "") -> bool:
    """Whether the rows differ from those released under their version, as in a checkout between releases.

    `found` is their fingerprint, where it is known already: to work it out means to read them all.
    """
    package = package_of(package)
    released = package.version in editions(package)
    return released and record(package.version, package)["fingerprint"] != (found or fingerprint(package=package))


def cited_version(package: PackageLike = None) -> str:
    """The version by which these rows are cited, with a plus behind it where they have moved on since its release."""
    package = package_of(package)
    return package.version + "+" * moved_on(package)


def verify(package: PackageLike = None, *, older: bool = False) -> pd.DataFrame:
    """Check offline that these files are those of their release, at the cost of reading them once.

    Returns one row for each thing checked: edition, file, fingerprint (of a table its fingerprint, of a description
    the SHA-256 of its bytes). With `older` every older edition is rebuilt and checked too, in both directions: the
    history undone gives the older rows, and comparing the editions gives the history.

    Raises PackageError, naming the files, where something differs, NeaDataError where no release is recorded.
    """
    import pandas as pd

    package = package_of(package)
    known(package.version, package)
    version = known_version(package)
    _check_description(version, package)
    _check_tables(version, package)
    if older:
        for last, first in pairwise(reversed(editions(package))):  # newest first: each is one step from the one before
            _check_forward(first, last, package)
    rows = [row for each in editions(package) for row in _checked(each, package)]
    return pd.DataFrame(rows, columns=["edition", "file", "fingerprint"], dtype="string")


def _between(first: str, last: str, package: Package) -> list[str]:
    low, high = version_key(first), version_key(last)
    return [each for each in editions(package) if low < version_key(each) <= high]


def _check_description(version: str, package: Package) -> None:
    """The descriptor and schemas in use are those that were frozen at the release."""
    kept = folder(version, package)
    for each in editions(package):
        frozen(each, package)
    for name, expected in record(version, package)["files"].items():
        if digest(package.root / name) != expected:
            raise PackageError(
                f"{package.root / name} differs from that of edition {version}: install nea-data again, or copy "
                f"{kept / name}."
            )


def _check_tables(version: str, package: Package) -> None:
    check_tables(package, version)
    expected = table_fingerprints(version, package)
    for table in set(package.tables) - set(package.record):
        if fingerprint_table(table) != expected.get(table.name):
            raise PackageError(
                f"{table.path} differs from that of edition {version}: install nea-data again, or restore the file."
            )


def _check_forward(first: str, last: str, package: Package) -> None:
    found = row_changes(edition(first, package), edition(last, package))
    expected = recorded_changes(last, package)
    if [change[:6] for change in found] != [change[:6] for change in expected]:
        raise PackageError(
            f"The history does not replay: what it says of release {last} is not what differs from {first}. Install "
            "nea-data again, or restore data/history.csv."
        )


def _checked(version: str, package: Package) -> list[tuple[str, str, str]]:
    rows = [(version, name, value) for name, value in sorted(record(version, package)["files"].items())]
    if version == package.version:
        prints = table_fingerprints(version, package)
        rows += [(version, _name(table), prints[table.name]) for table in package.tables]
    return rows


def _name(table: Table) -> str:
    return f"{table.path.parent.name}/{table.path.name}"
