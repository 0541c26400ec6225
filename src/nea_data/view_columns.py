"""What the columns of the views are: by the tables that they come from, and by view_columns.csv beside this file.

A row of that file speaks of a column of one view or, without a view, of every view that has it: which column of a table
it is the same as (`same_as`: its words, title and codes), and what it counts and is called where no table says so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from nea_data.descriptor import Field, Package, Table
from nea_data.errors import UnknownNameError

BOUNDS = {"earliest": "First", "latest": "Last"}


class Said(NamedTuple):
    """What a row of view_columns.csv says."""

    same_as: str = ""
    title_ja: str = ""
    description: str = ""


def said(view: str, column: str) -> Said:
    """What the file says of this column of this view, or of every view; nothing where it has no row."""
    rows = _rows()
    return rows.get((view, column)) or rows.get(("", column)) or Said()


def home_of(view: str, column: str, package: Package) -> tuple[Table, Field] | None:
    """The table and its column that a column of a view is; None where it is none, or an edition or a fork lacks it.

    Without `same_as` it is the column of that name: where it is a key at home, or where all tables describe it alike.
    """
    row = said(view, column)
    if row.same_as:
        return _named(row.same_as, package)
    return None if row.description else _agreed(package).get(column)


def field_of(view: str, column: str, package: Package) -> Field | None:
    """The column of `home_of` without its table."""
    home = home_of(view, column, package)
    return home[1] if home else None


def meanings(view: str, columns: Iterable[str], package: Package) -> list[str]:
    """What each of these columns of a view means, in one sentence; empty for a column of which nothing is said."""
    bounds = _bounds(package)
    return [_meaning(view, column, package) or bounds.get(column, "") for column in columns]


def _meaning(view: str, column: str, package: Package) -> str:
    field = field_of(view, column, package)
    return said(view, column).description or (field.description if field else "")


@cache
def _rows() -> dict[tuple[str, str], Said]:
    content = files("nea_data").joinpath("view_columns.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(content.splitlines())
    return {(row["view"], row["column"]): Said(row["same_as"], row["title_ja"], row["description"]) for row in rows}


def _named(same_as: str, package: Package) -> tuple[Table, Field] | None:
    name, column = same_as.split(".")
    try:
        table = package.table(name)
        return table, table.field(column)
    except UnknownNameError:
        return None


def _agreed(package: Package) -> dict[str, tuple[Table, Field]]:
    """The columns that all tables which have them describe alike, and those that are the key of a table."""
    homes = [(table, field) for table in package.record for field in table.fields]
    said: dict[str, set[str]] = {}
    for _, field in homes:
        said.setdefault(field.name, set()).add(field.description)
    agreed = {field.name: (table, field) for table, field in homes if len(said[field.name]) == 1}
    keys = {table.primary_key[0]: table for table in package.record if len(table.primary_key) == 1}
    return agreed | {name: (table, table.field(name)) for name, table in keys.items()}


def _bounds(package: Package) -> dict[str, str]:
    """The two bounds that views compute of each date (start_date: start_earliest, start_latest), and what they mean."""
    fields = [field for table in package.record for field in table.fields]
    dates = [field.name.removesuffix("_date") for field in fields if field.is_edtf]
    return {f"{name}_{side}": f"{day} day that {name} can mean." for name in dates for side, day in BOUNDS.items()}
