"""What the columns of the views mean: by the tables that they come from, and by view_columns.csv beside this file.

A row of that file says what a column of a view (or, without a view, of every view that has it) counts, or names the
column of a table that it is the same as.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from nea_data.descriptor import Package
from nea_data.errors import UnknownNameError

BOUNDS = {"earliest": "First", "latest": "Last"}


def meanings(view: str, columns: Iterable[str], package: Package) -> list[str]:
    """What each of these columns of a view means, in one sentence; empty for a column of which nothing is said."""
    said, agreed = _said(), _agreed(package)
    return [
        _meaning(said.get((view, column)) or said.get(("", column)), package) or agreed.get(column, "")
        for column in columns
    ]


@cache
def _said() -> dict[tuple[str, str], tuple[str, str]]:
    content = files("nea_data").joinpath("view_columns.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(content.splitlines())
    return {(row["view"], row["column"]): (row["same_as"], row["description"]) for row in rows}


def _meaning(said: tuple[str, str] | None, package: Package) -> str:
    """What is said, or the description of table.column; empty where an older edition or a fork has no such column."""
    same_as, description = said or ("", "")
    if not same_as:
        return description
    table, column = same_as.split(".")
    try:
        return package.table(table).field(column).description
    except UnknownNameError:
        return ""


def _agreed(package: Package) -> dict[str, str]:
    """What all tables that have a column say of it alike, what keys are at home, and what the bounds of dates are."""
    fields = [field for table in package.record for field in table.fields]
    said = {field.name: {other.description for other in fields if other.name == field.name} for field in fields}
    agreed = {name: texts.pop() for name, texts in said.items() if len(texts) == 1}
    dates = [field.name.removesuffix("_date") for field in fields if field.is_edtf]
    bounds = {f"{name}_{side}": f"{day} day that {name} can mean." for name in dates for side, day in BOUNDS.items()}
    keys = {table.primary_key[0]: table for table in package.record if len(table.primary_key) == 1}
    return bounds | agreed | {name: table.field(name).description for name, table in keys.items()}
