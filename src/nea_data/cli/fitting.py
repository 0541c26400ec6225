"""The rows that a condition of `show --where` fits; a value that no row could have is refused, not answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nea_data import loaders
from nea_data.bounds import day_bounds
from nea_data.descriptor import Field, Package, Table, shipped
from nea_data.dtypes import spelling
from nea_data.errors import NeaDataError, UnknownNameError
from nea_data.finding import KEYS, known_ids
from nea_data.in_japanese import heads, words_of
from nea_data.view_columns import home_of

if TYPE_CHECKING:
    import pandas as pd

# By the kind of a frame's dtype: the type whose spelling a value needs, and what it is called with an example.
KINDS = {
    "i": ("integer", "a whole number such as 7"),
    "f": ("number", "a number such as 0.5"),
    "b": ("boolean", "true or false"),
    "M": ("date", "a day such as 2024-06-19"),
}


# A day, month or year, as a condition gives it.
DAY = re.compile(r"\d{4}(-\d\d){0,2}")


def fitting(condition: str, table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table or view whose cell reads as COLUMN=VALUE says; `COLUMN=` finds the empty ones.

    A date fits where it lies within VALUE: start_date=2012 has all days of that year. Frameworks may be named.

    Raises UnknownNameError for a column, code or id that does not exist, NeaDataError for a value of another type:
    that no row fits would read as a fact about the world.
    """
    column, equals, value = condition.partition("=")
    if not equals:
        raise NeaDataError(f"--where is '{condition}': expected COLUMN=VALUE, such as framework_id=arf.")
    column = known_column(column, table, rows)
    value = _code_of(column, value, table)
    fits = rows[_fits(rows[column], value, _is_date(column, table))]
    if value and fits.empty:
        _refuse_misspelt(column, value, rows)
        _refuse_unknown(column, value, table, shipped())
    return fits


def _fits(cells: pd.Series[Any], value: str, is_date: bool) -> pd.Series[bool]:
    if is_date and DAY.fullmatch(value):
        (first, last), bounds = day_bounds([value]).iloc[0], day_bounds(cells)
        return (bounds["earliest"].ge(first) & bounds["latest"].le(last)).fillna(False).set_axis(cells.index)
    return cells.astype("string").fillna("").str.casefold() == value.casefold()  # True and true are one


def _is_date(column: str, table: str) -> bool:
    meant = _meant(column, table, shipped())
    return meant is not None and meant[1].is_edtf


def known_column(column: str, table: str, rows: pd.DataFrame) -> str:
    """The column of that name, or the one column of that Japanese title; UnknownNameError if the rows have neither."""
    if column in rows.columns:
        return column
    titled = [name for name, head in zip(rows.columns, heads(rows.columns, table), strict=True) if head == column]
    if len(titled) != 1:
        raise UnknownNameError("column", column, rows.columns)
    return titled[0]


def _code_of(column: str, value: str, table: str) -> str:
    """The code that a Japanese word stands for in that column, or the id of what has that name; else as it is."""
    words = {word: code for code, word in words_of(column, table).items()} | _ids_of_names(column, table)
    return words.get(value, value)


def _ids_of_names(column: str, table: str) -> dict[str, str]:
    """The ids of frameworks or actors by their names, in a column that refers to them."""
    meant = _meant(column, table, shipped())
    if meant is None:
        return {}
    home, ids = _at_home(*meant, shipped())
    if home.name not in ("frameworks", "actors") or KEYS[home.name] != [ids.name]:
        return {}
    rows = loaders.load(home.name)
    return {name: key for each in ("name_en", "name_ja") for name, key in zip(rows[each], rows[ids.name], strict=True)}


def _refuse_misspelt(column: str, value: str, rows: pd.DataFrame) -> None:
    type_name, expected = KINDS.get(rows[column].dtype.kind, ("string", ""))
    pattern = spelling(type_name)
    if pattern and not re.fullmatch(pattern, value.casefold()):
        raise NeaDataError(f"--where is '{column}={value}': expected {expected}.")


def _refuse_unknown(column: str, value: str, table: str, package: Package) -> None:
    meant = _meant(column, table, package)
    if meant is None:
        return
    owner, field = meant
    if field.enum:
        _refuse(column, value, list(field.enum))
        return
    home, ids = _at_home(owner, field, package)
    if ids.type == "string" and _is_id(home, ids, package):
        _refuse_unknown_id(column, value, home, ids)


def _meant(column: str, table: str, package: Package) -> tuple[Table, Field] | None:
    """The column of a table that is meant; None where a view has worked it out."""
    if table not in loaders.tables():
        return home_of(table, column, package)
    described = package.table(table)
    return (described, described.field(column)) if column in described.columns else None


def _at_home(table: Table, field: Field, package: Package) -> tuple[Table, Field]:
    """Where the values of a column are given: in the table that its foreign key names, and so on; else in its own."""
    for key in table.foreign_keys:
        if field.name in key.fields:
            named = package.table(key.table)
            return _at_home(named, named.field(key.references[key.fields.index(field.name)]), package)
    return table, field


def _is_id(table: Table, field: Field, package: Package) -> bool:
    """Whether a value that is not here is nowhere; evidence may yet have no row for a record that there is."""
    named = (key for each in package.tables for key in each.foreign_keys if key.table == table.name)
    return table.primary_key == (field.name,) or any(field.name in key.references for key in named)


def _refuse_unknown_id(column: str, value: str, table: Table, field: Field) -> None:
    values = list(dict.fromkeys(loaders.load(table.name)[field.name]))
    if KEYS.get(table.name) == [field.name] and not _is_among(value, values):
        known_ids([value], table.name)
    _refuse(column, value, values)


def _refuse(column: str, value: str, known: list[str]) -> None:
    if not _is_among(value, known):
        raise UnknownNameError(column, value, known)


def _is_among(value: str, known: list[str]) -> bool:
    return value.casefold() in map(str.casefold, known)
