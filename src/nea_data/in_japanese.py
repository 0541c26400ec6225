"""Rows as people read them in Japanese: titles over the columns, labels in place of codes; ids and dates stay.

Titles and labels come from the schemas. What views count themselves has its title in view_titles_ja.csv beside this
file, or is put together here where its name follows a pattern.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from nea_data.descriptor import Field, Package, Table, codes_of
from nea_data.loaders import PackageLike, package_of
from nea_data.sqlfiles import WORD, sql_files

if TYPE_CHECKING:
    import pandas as pd

# Columns of views that are named for a column or a code of the tables.
OF_COLUMNS = {r"(\w+)_(?:earliest|first)": "{}(最早)", r"(\w+)_(?:latest|last)": "{}(最遅)", r"(\w+)_([12])": "{}({})"}
# What views put between several codes in one cell.
SEVERAL = ", "
OF_CODES = {r"(\w+)": "{}", r"shared_(\w+)": "共通の{}", r"meetings_(\w+)": "{}の会合"}


def in_japanese(rows: pd.DataFrame, name: str, package: PackageLike = None) -> pd.DataFrame:
    """Rows of the table or view of that name, with Japanese heads and the Japanese labels of codes.

    A column or code without Japanese words keeps its name; two columns may bear the same title.
    """
    import pandas as pd

    package = package_of(package)
    homes = list(_homes(name, package))
    columns = [(str(column), cells) for column, cells in rows.items()]
    labelled = pd.concat([_labelled(column, cells, homes) for column, cells in columns], axis=1)
    return labelled.set_axis([_head(column, cells, homes, package) for column, cells in columns], axis=1)


def _homes(name: str, package: Package) -> Iterator[Table]:
    """The tables that columns of that name come from: the table itself; for a view those that its SQL names, then all.

    Where a view reads macros alone, and so may read any table, the tables are in the order of the package.
    """
    views = {file.name: WORD.findall(file.body) for file in sql_files("views")}
    if name not in views:
        yield package.table(name)
    else:
        yield from sorted(package.record, key=lambda table: table.name not in views[name])


def _fields(column: str, cells: pd.Series, homes: list[Table]) -> list[Field]:
    """The columns of tables that this one can be, by its name and its codes; first those where it is no key."""
    found = [(table, table.field(column)) for table in homes if column in table.columns]
    codes = {code for cell in cells.dropna().astype("string").unique() for code in cell.split(SEVERAL)}
    fitting = [(table, field) for table, field in found if not field.enum or codes <= set(field.enum)]
    fitting.sort(key=lambda each: len(homes) > 1 and column == each[0].primary_key[-1])
    return [field for _, field in fitting]


def _head(column: str, cells: pd.Series, homes: list[Table], package: Package) -> str:
    fields = _fields(column, cells, homes)
    title = fields[0].title_ja if fields else ""
    return title or _titles().get(column) or _patterned(column, homes, package) or column


def _patterned(column: str, homes: list[Table], package: Package) -> str:
    """The title of a column whose name is made from that of another, or from a code."""
    for pattern, form in OF_COLUMNS.items():
        match = re.fullmatch(pattern, column)
        known = [table.field(match[1]).title_ja for table in homes if match and match[1] in table.columns]
        if match and known:
            return form.format(known[0], *match.groups()[1:])
    labels = {code: japanese for _, _, code, _, japanese in codes_of(package.tables)}
    matches = ((re.fullmatch(pattern, column), form) for pattern, form in OF_CODES.items())
    return next((form.format(labels[match[1]]) for match, form in matches if match and match[1] in labels), "")


def _labelled(column: str, cells: pd.Series, homes: list[Table]) -> pd.Series:
    """The labels of the codes of a column, also where it is named for another (from_track) or holds several (roles)."""
    for name in (column, column.rpartition("_")[2], column.removesuffix("s")):
        fields = _fields(name, cells, homes)
        if fields and fields[0].categories:
            words = partial(_in_words, {code.value: code.label_ja or code.value for code in fields[0].categories})
            return cells.astype("string").map(words, na_action="ignore").astype("string")
    return cells


def _in_words(labels: dict[str, str], cell: str) -> str:
    return "、".join(labels[code] for code in cell.split(SEVERAL))


@cache
def _titles() -> dict[str, str]:
    with (files("nea_data") / "view_titles_ja.csv").open(encoding="utf-8") as handle:
        return {row["column"]: row["title_ja"] for row in csv.DictReader(handle)}
