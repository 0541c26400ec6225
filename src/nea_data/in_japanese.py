"""Rows as people read them in Japanese: titles over the columns, labels in place of codes, the names of countries; ids
and dates stay.

Titles and labels come from the schemas. What views count themselves has its title in view_columns.csv, or is put
together here where its name follows a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from nea_data.descriptor import Field, Package, codes_of
from nea_data.loaders import PackageLike, load, package_of
from nea_data.sqlfiles import sql_files
from nea_data.view_columns import field_of, said

if TYPE_CHECKING:
    import pandas as pd

# Columns of views that are named for a column or a code of the tables.
OF_COLUMNS = {r"(\w+)_(?:earliest|first)": "{}(最早)", r"(\w+)_(?:latest|last)": "{}(最遅)", r"(\w+)_([12])": "{}({})"}
OF_CODES = {r"(\w+)": "{}", r"shared_(\w+)": "共通の{}", r"meetings_(\w+)": "{}の会合"}
# What views put between several codes in one cell.
SEVERAL = ", "


def in_japanese(rows: pd.DataFrame, name: str, package: PackageLike = None) -> pd.DataFrame:
    """Rows of the table or view of that name, with Japanese heads and the Japanese labels of codes.

    A column or code without Japanese words keeps its name; two columns may bear the same title.
    """
    import pandas as pd

    package = package_of(package)
    columns = [(str(column), cells) for column, cells in rows.items()]
    labelled = pd.concat([_labelled(cells, words_of(column, name, package)) for column, cells in columns], axis=1)
    return labelled.set_axis(heads([column for column, _ in columns], name, package), axis=1)


def words_of(column: str, name: str, package: PackageLike = None) -> dict[str, str]:
    """What the values of that column of a table or view are called in Japanese: codes, or countries of venues."""
    package = package_of(package)
    field = _own_fields(name, package).get(column) or field_of(name, column, package)
    if field is None:
        return {}
    if _is_country(field, package):
        named = load("actors", package).dropna(subset=["name_ja"])
        return dict(zip(named["actor_id"], named["name_ja"], strict=True))
    return {code.value: code.label_ja or code.value for code in field.categories}


def heads(columns: Iterable[str], name: str, package: PackageLike = None) -> list[str]:
    """The Japanese heads of columns of that table or view; the name of a column where it has none."""
    package = package_of(package)
    own = _own_fields(name, package)
    return [(own[each].title_ja if each in own else _head(name, each, package)) or each for each in columns]


def _own_fields(name: str, package: Package) -> dict[str, Field]:
    # What a table is loaded with beside its own columns (the founding of each framework) is described as in the views.
    is_table = name in {table.name for table in package.tables} - {file.name for file in sql_files("views")}
    return {field.name: field for field in package.table(name).fields} if is_table else {}


def _head(view: str, column: str, package: Package) -> str:
    title = said(view, column).title_ja or _title(view, column, package)
    return title or _of_column(view, column, package) or _of_code(column, package)


def _title(view: str, column: str, package: Package) -> str:
    """The title in the tables; of a key where it refers to its table (framework), not where it is at home (its ID)."""
    field = field_of(view, column, package)
    others = {
        table.field(column).title_ja
        for table in package.record
        if column in table.columns and table.primary_key != (column,)
    }
    is_key = any(table.primary_key == (column,) for table in package.record)
    return others.pop() if is_key and len(others) == 1 else field.title_ja if field else ""


def _of_column(view: str, column: str, package: Package) -> str:
    """The title of a column whose name is made from that of another."""
    matches = ((re.fullmatch(pattern, column), form) for pattern, form in OF_COLUMNS.items())
    titles = ((form, match, _title(view, match[1], package)) for match, form in matches if match)
    return next((form.format(title, *match.groups()[1:]) for form, match, title in titles if title), "")


def _of_code(column: str, package: Package) -> str:
    """The title of a column that counts what has a code, by the label of the code."""
    labels = {code: japanese for _, _, code, _, japanese in codes_of(package.tables)}
    matches = ((re.fullmatch(pattern, column), form) for pattern, form in OF_CODES.items())
    return next((form.format(labels[match[1]]) for match, form in matches if match and match[1] in labels), "")


def _is_country(field: Field, package: Package) -> bool:
    """Whether it names an actor and is no id; ids are for looking things up, and stay."""
    keys = (key for table in package.tables for key in table.foreign_keys if key.table == "actors")
    return not field.name.endswith("_id") and any(key.fields == (field.name,) for key in keys)


def _labelled(cells: pd.Series, words: dict[str, str]) -> pd.Series:
    if not words:
        return cells
    return cells.astype("string").map(partial(_in_words, words), na_action="ignore").astype("string")


def _in_words(labels: dict[str, str], cell: str) -> str:
    """A code in words, or several; what a view puts beside the codes of the table stays as it is."""
    return "、".join(labels.get(code, code) for code in cell.split(SEVERAL))
