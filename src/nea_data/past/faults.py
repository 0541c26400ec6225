"""The errata that a release makes: a value mended because it was wrong is an erratum of the editions that had it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nea_data.descriptor import Package
from nea_data.past.difference import WHOLE, Change, rows_of
from nea_data.past.recorded import editions, frozen, version_key

# The other reasons say that the world, the rule or the wording changed, not that the edition was wrong.
FAULTS = ("misread", "mistyped", "source_corrected", "unsupported")


def errata_after(package: Package, changes: Iterable[Change], last: str, date: str) -> list[list[str]]:
    """The rows of `errata` once these changes are released after the edition `last`.

    An open erratum of a cell that was mended ends with `last`; a mended fault without an erratum gets one.
    """
    table = package.table("errata")
    rows = list(rows_of(table).values())
    for change in changes:
        if change.reason in FAULTS:
            covering = [row for row in rows if _covers(row, change, last)]
            for row in covering:
                row["last_version"] = last
            rows += [] if covering else [_erratum(package, change, last, date)]
    return [[row[column] for column in table.columns] for row in rows]


def _covers(row: dict[str, str], change: Change, last: str) -> bool:
    same_row = (row["table_name"], row["record_id"]) == (change.table_name, change.record_id)
    return same_row and row["field"] in (change.field, WHOLE) and row["last_version"] in ("", last)


def _erratum(package: Package, change: Change, last: str, date: str) -> dict[str, str]:
    parts = (change.table_name, change.record_id, change.field.replace(WHOLE, "row"), "until", last)
    label = next(
        item.label for item in package.table("history").field("reason").categories if item.value == change.reason
    )
    stood = "The row should not stand" if change.field == WHOLE else f"{change.field} was {change.old or 'empty'}"
    return {
        "erratum_id": re.sub("[^a-z0-9]+", "-", "-".join(parts).lower()).strip("-"),
        "table_name": change.table_name,
        "record_id": change.record_id,
        "field": change.field,
        "first_version": _first_bad(package, change),
        "last_version": last,
        "fault": f"{stood}. {label}.",
        "correction": change.new,
        "reported_on": date,
        "source_id": change.source_id,
    }


def _first_bad(package: Package, change: Change) -> str:
    """The edition in which the value came: when it was last changed, its row added or its column made."""
    history = rows_of(package.table("history")).values()
    came = [
        row["release"]
        for row in history
        if (row["table_name"], row["record_id"]) == (change.table_name, change.record_id)
        and (row["field"] == change.field or row["action"] == "row_added")
    ]
    having = (each for each in editions(package) if _has(frozen(each, package), change))
    return max([*came, next(having)], key=version_key)


def _has(package: Package, change: Change) -> bool:
    table = next((table for table in package.tables if table.name == change.table_name), None)
    return table is not None and change.field in (WHOLE, *table.columns)
