"""What may be released: the smallest legal version for a difference, and what is refused whatever the version.

docs/versioning.md has the rules in prose. Nothing is written here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from nea_data.descriptor import Package, Table
from nea_data.errors import PackageError
from nea_data.past.difference import WHOLE, Change, row_changes, rows_of, structure_changes
from nea_data.past.recorded import editions, frozen, record, version_key

PATCH, MINOR, MAJOR = range(3)
LEVELS = {
    "described": PATCH,
    "value_changed": PATCH,
    "row_added": MINOR,
    "table_added": MINOR,
    "column_added": MINOR,
    "code_added": MINOR,
    "key_added": MINOR,
    "column_widened": MINOR,
    "column_deprecated": MINOR,
    "cutoff_moved": MINOR,
    "row_removed": MAJOR,
    "table_removed": MAJOR,
    "column_removed": MAJOR,
    "column_redefined": MAJOR,
    "columns_reordered": MAJOR,
    "code_removed": MAJOR,
    "code_redefined": MAJOR,
    "key_removed": MAJOR,
    "key_redefined": MAJOR,
}
REASONS = ("table_name", "record_id", "field", "reason", "source_id")
SHOWN = 5


class Reason(NamedTuple):
    """Why something was changed or removed, and the source on which that rests."""

    code: str
    source_id: str


Reasons = dict[tuple[str, str, str], Reason]


def differences(previous: Package, package: Package) -> list[Change]:
    """All changes of structure and rows against the previous edition."""
    return structure_changes(previous, package) + row_changes(previous, package)


def smallest_version(last: str, changes: Iterable[Change]) -> str:
    """The smallest version that may follow `last` with these changes.

    MAJOR for what was removed or redefined, MINOR for what was added, PATCH for the rest. Before 1.0.0 the second
    number takes the place of the first.
    """
    major, minor, patch = version_key(last)
    level = max((LEVELS[change.action] for change in changes), default=PATCH)
    if level == PATCH:
        return f"{major}.{minor}.{patch + 1}"
    if level == MAJOR and major > 0:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0"


def refusals(previous: Package, package: Package, changes: Iterable[Change]) -> list[str]:
    """What can't be released under any version, one sentence each; an empty list if nothing stands against it."""
    sentences = [*_come_back(package), *_without_warning(previous, changes), *_rewritten(previous, package)]
    return sorted(sentences)


def too_small(version: str, last: str, changes: Iterable[Change]) -> list[str]:
    """The refusal of a version that says less than the changes need."""
    smallest = smallest_version(last, changes)
    if version_key(version) >= version_key(smallest):
        return []
    return [f"Version {version} says too little after {last}: these changes need {smallest} or more."]


def read_reasons(path: Path, codes: Iterable[str]) -> Reasons:
    """The maintainer's reasons by table, row and column (`*` for all rows, or for all columns of a row).

    Raises PackageError, with the line, for a header or reason code that is not known. An absent file has no reasons.
    """
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(handle))
    if not rows or tuple(rows[0]) != REASONS or any(len(row) != len(REASONS) for row in rows):
        raise PackageError(f"{path} should have the columns {','.join(REASONS)} in every line.")
    known = {"", *codes}
    for line, row in enumerate(rows[1:], start=2):
        if row[3] not in known:
            raise PackageError(f"{path}, line {line}: '{row[3]}' is no reason; there are {', '.join(sorted(known))}.")
    return {(row[0], row[1], row[2]): Reason(row[3], row[4]) for row in rows[1:] if row[3]}


def with_reasons(changes: Iterable[Change], reasons: Reasons) -> list[Change]:
    """The changes of rows, each with the narrowest reason that speaks of it."""
    return [_with_reason(change, reasons) for change in changes if change.record_id != WHOLE]


def lacking_reasons(changes: Iterable[Change]) -> list[Change]:
    """Values changed and rows removed that have no reason yet."""
    return [change for change in changes if change.action != "row_added" and not change.reason]


def unused_reasons(changes: Iterable[Change], reasons: Reasons) -> list[str]:
    """Reasons that speak of no change, one sentence each: a slip in a key would go unseen otherwise."""
    spoken = {place for change in changes for place in _places(change)}
    return [f"A reason speaks of {'/'.join(place)}, which did not change." for place in reasons if place not in spoken]


def shortened(what: str, names: list[str]) -> str:
    """A sentence that names the first few of many."""
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{what}: {', '.join(names[:SHOWN])}{more}."


def _with_reason(change: Change, reasons: Reasons) -> Change:
    if change.action == "row_added" or change.reason:
        return change
    found = next((reasons[place] for place in _places(change) if place in reasons), Reason("", ""))
    return change._replace(reason=found.code, source_id=found.source_id)


def _places(change: Change) -> list[tuple[str, str, str]]:
    """Where a reason for this change may stand, the narrowest first."""
    table, key, field = change[:3]
    return [(table, key, field), (table, key, WHOLE), (table, WHOLE, field)]


def _come_back(package: Package) -> Iterator[str]:
    """Ids that history says were removed; a row made of other tables' keys and codes has no id and may return."""
    gone = {
        (row["table_name"], row["record_id"])
        for row in rows_of(package.table("history")).values()
        if row["action"] == "row_removed"
    }
    for table in package.record:
        back = sorted(key for key in rows_of(table) if (table.name, key) in gone)
        if back and _has_ids(table):
            yield shortened(f"Ids of {table.name} that were removed once never come back", back)


def _has_ids(table: Table) -> bool:
    borrowed = {column for key in table.foreign_keys for column in key.fields}
    return any(column not in borrowed and not table.field(column).enum for column in table.primary_key)


def _without_warning(previous: Package, changes: Iterable[Change]) -> Iterator[str]:
    """Columns that leave though no minor release said so beforehand (`deprecated` in the schema)."""
    gone = {(change.table_name, change.field) for change in changes if change.action == "column_removed"}
    gone |= {
        (change.table_name, column)
        for change in changes
        if change.action == "table_removed"
        for column in previous.table(change.table_name).columns
    }
    warned = {
        (table.name, field.name)
        for version in editions(previous)
        if version.endswith(".0")
        for table in frozen(version, previous).tables
        for field in table.fields
        if field.deprecated
    }
    if gone - warned:
        names = sorted(".".join(place) for place in gone - warned)
        yield shortened("Columns leave only after one minor release in which their schema says `deprecated`", names)


def _rewritten(previous: Package, package: Package) -> Iterator[str]:
    """The history of released editions only grows; their descriptors and schemas stay."""
    for version in editions(previous):
        if version not in editions(package) or record(version, package) != record(version, previous):
            yield f"The record of edition {version} was changed: restore releases/{version} from its tag."
    before, after = (rows_of(each.table("history")) for each in (previous, package))
    changed = [key for key, row in before.items() if after.get(key) != row]
    if changed:
        yield shortened("Rows of history that were released are changed or gone", changed)
