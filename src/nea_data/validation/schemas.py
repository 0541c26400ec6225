"""pandera schemas built from Table Schemas, and what they find in one table.

pandera judges apart from DuckDB: the cells come to it through pandas, and each check is pandera's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from nea_data.descriptor import Field, Table
from nea_data.dtypes import MOMENTS, STRING_FORMATS, dtype, spelling
from nea_data.errors import MissingExtraError
from nea_data.loaders import moments

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa

VALUES: dict[str, Callable[[str], Any]] = {
    "boolean": lambda cell: cell == "true",
    "integer": int,
    "number": float,
    "year": int,
}


def pandera_schema(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a table: strict and ordered columns (as fieldsMatch has it), nullable dtypes, no coercion.

    Each check carries the name of the Table Schema constraint that it stands for. Frames come from `load` or `typed`.
    Foreign keys need the other tables: references.py checks them.

    Raises PackageError for what a Table Schema may say and this package does not support, MissingExtraError without
    the extra `validate`.
    """
    pandera = _pandera()
    match = table.fields_match
    columns = {
        field.name: pandera.Column(
            dtype(field.type).pandas,
            checks=list(_checks(field)),
            nullable=not (field.required or field.name in table.primary_key),
            required=match in ("exact", "equal", "subset"),
        )
        for field in table.fields
    }
    keys = [("primaryKey", table.primary_key), *(("uniqueKeys", key) for key in table.unique_keys)]
    checks = [_unique_rows(name, key) for name, key in keys if key]
    schema: pa.DataFrameSchema = pandera.DataFrameSchema(
        columns,
        checks=checks,
        strict=match in ("exact", "equal", "superset"),
        ordered=match == "exact",
        coerce=False,
        name=table.name,
    )
    return schema


def typed(table: Table, texts: pd.DataFrame) -> tuple[pd.DataFrame, set[tuple[int, str]]]:
    """A frame of text as the schema types it, and the cells (row, column) that do not fit their type, empty in it."""
    import pandas as pd

    columns: dict[str, Any] = {}
    misfits: set[tuple[int, str]] = set()
    for name in texts.columns:
        if name not in table.columns:
            columns[name] = texts[name]
            continue
        field = table.field(name)
        text = texts[name].astype("object").where(~texts[name].isin(field.missing), None)
        fits = text.map(lambda cell, field=field: _fits(field, cell), na_action="ignore").fillna(True).astype(bool)
        misfits |= {(int(row), name) for row in (~fits).to_numpy().nonzero()[0]}
        columns[name] = _convert(field, text.where(fits, None))
    return pd.DataFrame(columns, columns=list(texts.columns)), misfits


def judge(table: Table, texts: pd.DataFrame) -> set[tuple[int, str, str]]:
    """What is wrong with a frame of text by pandera alone: (row, column, rule); a fault of the columns is row -1."""
    frame, misfits = typed(table, texts)
    formats = {field.name for field in table.fields if field.type == "string"}
    found = {(row, column, "format" if column in formats else "type") for row, column in misfits}
    errors = _pandera().errors
    try:
        pandera_schema(table).validate(frame, lazy=True)
    except errors.SchemaErrors as failed:
        found |= set(_found(table, failed.failure_cases, misfits))
    return found


def _found(table: Table, cases: pd.DataFrame, misfits: set[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    for check, column, index in zip(cases["check"], cases["column"], cases["index"], strict=True):
        rule = "required" if check == "not_nullable" else str(check)
        if index is None or index != index:
            yield -1, "", "columns"
        elif rule == "primaryKey":
            yield int(index), ", ".join(table.primary_key), rule
        elif rule.startswith("uniqueKeys "):
            yield int(index), rule.removeprefix("uniqueKeys "), "uniqueKeys"
        elif (int(index), column) not in misfits:
            # A cell of the wrong type is empty here without being so in the file.
            yield int(index), str(column), rule


def _fits(field: Field, cell: str) -> bool:
    form = spelling(field.type, field.format)
    if form is None:
        return True
    if re.fullmatch(form, cell) is None:
        return False
    try:
        return MOMENTS[field.type](cell) is not None if field.type in MOMENTS else _is_held(field, cell)
    except (ValueError, OverflowError):
        return False


def _is_held(field: Field, cell: str) -> bool:
    """Whether a number fits its 64 bits."""
    if field.type == "integer":
        return -(2**63) <= int(cell[:25]) < 2**63
    return field.type != "number" or abs(float(cell)) != float("inf")


def _convert(field: Field, text: pd.Series[Any]) -> pd.Series[Any]:
    import pandas as pd

    name: Any = dtype(field.type).pandas
    if field.type in MOMENTS:
        return moments(text, field.type)
    if field.type not in VALUES:
        return text.astype(name)
    # Cell by cell: a column with gaps would go through floats, which end at 2**53.
    values = [None if pd.isna(cell) else VALUES[field.type](cell) for cell in text]
    return pd.Series(pd.array(values, dtype=name), index=text.index)


def _checks(field: Field) -> Iterator[Any]:
    """One pandera check for each constraint; its error text is the constraint's name."""
    pa = _pandera()
    if field.allowed:
        yield pa.Check.isin([_value(field, value) for value in field.allowed], error="enum")
    if field.pattern:
        # Grouped, and matched as a whole: a bare alternation would match a part, and $ lets a line end pass.
        yield pa.Check(_matches(re.compile(rf"(?:{field.pattern})")), error="pattern")
    if field.format in STRING_FORMATS:
        yield pa.Check(_matches(re.compile(STRING_FORMATS[field.format])), error="format")
    bounds = {"minimum": (pa.Check.ge, field.minimum), "maximum": (pa.Check.le, field.maximum)}
    bounds |= {"exclusiveMinimum": (pa.Check.gt, field.exclusive_minimum)}
    bounds |= {"exclusiveMaximum": (pa.Check.lt, field.exclusive_maximum)}
    for rule, (check, bound) in bounds.items():
        if bound is not None:
            yield check(_value(field, str(bound)), error=rule)
    if field.min_length is not None:
        yield pa.Check.str_length(min_value=field.min_length, error="minLength")
    if field.max_length is not None:
        yield pa.Check.str_length(max_value=field.max_length, error="maxLength")
    if field.unique:
        yield pa.Check(lambda column: ~column.duplicated() | column.isna(), error="unique")


def _value(field: Field, text: str) -> Any:
    import pandas as pd

    value = _convert(field, pd.Series([text], dtype="object")).iloc[0]
    return value.item() if hasattr(value, "item") else value


def _matches(pattern: re.Pattern[str]) -> Any:
    return lambda column: column.map(lambda cell: pattern.fullmatch(cell) is not None, na_action="ignore")


def _unique_rows(rule: str, key: tuple[str, ...]) -> Any:
    columns = list(key)
    error = rule if rule == "primaryKey" else f"{rule} {', '.join(key)}"
    return _pandera().Check(lambda rows: ~rows.duplicated(columns) | rows[columns].isna().any(axis=1), error=error)


def _pandera() -> Any:
    try:
        import pandera.pandas as pa
    except ImportError:
        raise MissingExtraError("Validation", "validate") from None
    return pa
