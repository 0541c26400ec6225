"""pandera schemas built from Table Schemas, and what they find in one table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from nea_data.descriptor import Field, Table
from nea_data.dtypes import dtype
from nea_data.errors import MissingExtraError
from nea_data.validation.files import Content
from nea_data.validation.problems import Problem

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa


def pandera_schema(table: Table) -> pa.DataFrameSchema:
    """The pandera schema of a table: strict and ordered columns, nullable dtypes, no coercion.

    Each check carries the name of the Table Schema constraint that it stands for. Foreign keys need the other tables:
    they are checked in references.py.

    Raises MissingExtraError without the extra `validate`.
    """
    pandera = _pandera()
    columns = {
        field.name: pandera.Column(
            dtype(field.type).pandas,
            checks=list(_checks(field)),
            nullable=not (field.required or field.name in table.primary_key),
        )
        for field in table.fields
    }
    keys = [("primaryKey", table.primary_key), *(("uniqueKeys", key) for key in table.unique_keys)]
    checks = [_unique_rows(name, key) for name, key in keys if key]
    schema: pa.DataFrameSchema = pandera.DataFrameSchema(
        columns, checks=checks, strict=True, ordered=True, coerce=False, name=table.name
    )
    return schema


def check_table(content: Content) -> list[Problem]:
    """Every cell and key of a table that its schema does not allow."""
    errors = _pandera().errors
    try:
        pandera_schema(content.table).validate(content.rows, lazy=True)
    except errors.SchemaErrors as failed:
        return list(_problems(content, failed.failure_cases))
    return []


def _problems(content: Content, cases: pd.DataFrame) -> Iterator[Problem]:
    misfits = {(problem.line, problem.column) for problem in content.problems if problem.rule == "type"}
    seen = set()
    for case in cases.to_dict("records"):
        rule = "required" if case["check"] == "not_nullable" else str(case["check"])
        whole_row = rule in ("primaryKey", "uniqueKeys")
        column = ", ".join(content.table.primary_key) if whole_row else str(case["column"])
        index = int(case["index"])
        # A dataframe check reports each cell of a row, and a misfit of type is empty here without being so in the file.
        if (rule, index, column) in seen or (content.lines[index], column) in misfits:
            continue
        seen.add((rule, index, column))
        found = content.keys[index] if whole_row else _shown(case["failure_case"])
        yield content.problem(index, column, rule, found, _message(content.table, rule, column, found))


def _message(table: Table, rule: str, column: str, found: str) -> str:
    if rule in ("primaryKey", "uniqueKeys"):
        return "This key stands in another row already; every row has a key of its own."
    field = table.field(column)
    texts = {
        "required": f"{column} is empty, and every row needs it: {field.description}",
        "enum": f"{column} takes one of: {', '.join(field.enum)}.{_nearest(found, field.enum)}",
        "pattern": f"{column} {_form(field)}.",
        "unique": f"{column} stands in another row already; it should be unique.",
        "minimum": f"{column} should be {field.minimum} or more.",
        "maximum": f"{column} should be {field.maximum} or less.",
        "minLength": f"{column} should have {field.min_length} characters or more.",
        "maxLength": f"{column} should have {field.max_length} characters or fewer.",
    }
    return texts[rule]


def _nearest(found: str, known: tuple[str, ...]) -> str:
    nearest = get_close_matches(found, known, n=1)
    return f" Did you mean '{nearest[0]}'?" if nearest else ""


def _form(field: Field) -> str:
    if field.is_edtf and field.pattern and re.fullmatch(field.pattern, "2024-06"):
        return "should be a date such as 2024, 2024-06 or 2024-06-19 (EDTF: also 2024~, 199X, [2018..2022], XXXX)"
    return f"should have the form of its example, {field.example}"


def _checks(field: Field) -> Iterator[Any]:
    """One pandera check for each constraint; its error text is the constraint's name."""
    pa = _pandera()
    if field.enum:
        yield pa.Check.isin(field.enum, error="enum")
    if field.pattern:
        # Grouped, and matched as a whole: a bare alternation would match a part, and $ lets a line end pass.
        yield pa.Check(_matches(re.compile(rf"(?:{field.pattern})")), error="pattern")
    if field.minimum is not None:
        yield pa.Check.ge(field.minimum, error="minimum")
    if field.maximum is not None:
        yield pa.Check.le(field.maximum, error="maximum")
    if field.min_length is not None:
        yield pa.Check.str_length(min_value=field.min_length, error="minLength")
    if field.max_length is not None:
        yield pa.Check.str_length(max_value=field.max_length, error="maxLength")
    if field.unique:
        yield pa.Check(lambda column: ~column.duplicated(), error="unique")


def _matches(pattern: re.Pattern[str]) -> Any:
    return lambda column: column.map(lambda cell: pattern.fullmatch(cell) is not None)


def _unique_rows(rule: str, key: tuple[str, ...]) -> Any:
    columns = list(key)
    return _pandera().Check(lambda rows: ~rows.duplicated(columns) | rows[columns].isna().any(axis=1), error=rule)


def _shown(value: Any) -> str:
    import pandas as pd

    return "" if pd.isna(value) else str(value)


def _pandera() -> Any:
    try:
        import pandera.pandas as pa
    except ImportError:
        raise MissingExtraError("Validation", "validate") from None
    return pa
