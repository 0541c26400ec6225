"""Read a table's file for checking: text first, so that a cell of the wrong type is reported and not lost."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nea_data.canonical import canonical
from nea_data.descriptor import Field, Table
from nea_data.dtypes import dtype
from nea_data.errors import PackageError
from nea_data.validation.problems import Problem

if TYPE_CHECKING:
    import pandas as pd

PARSERS = {
    "integer": r"-?(?:0|[1-9][0-9]*)",
    "number": r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?",
    "boolean": r"true|false",
}
EXPECTED = {"integer": "a whole number", "number": "a number", "boolean": "true or false"}


@dataclass
class Content:
    """A table as its file holds it: a typed frame, the line on which each row begins, and what was wrong on the way."""

    table: Table
    frame: pd.DataFrame | None = None
    lines: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_readable(self) -> bool:
        """Whether there are rows to look at."""
        return self.frame is not None

    @property
    def rows(self) -> pd.DataFrame:
        """The typed rows of a readable table; cells that do not fit their type are empty here and reported."""
        assert self.frame is not None
        return self.frame

    @cached_property
    def keys(self) -> list[str]:
        """The key of each row, its parts joined with /."""
        parts = [self.rows[part].astype("string").fillna("") for part in self.table.primary_key]
        return ["/".join(cells) for cells in zip(*parts, strict=True)]

    def problem(self, index: int, column: str, rule: str, found: str, message: str) -> Problem:
        """A Problem at a row of this table."""
        return Problem(self.table.name, self.lines[index], self.keys[index], column, rule, found, message)


def read_table(table: Table) -> Content:
    """The file of a table, read once; whatever is wrong with it as a file becomes a Problem."""
    content = Content(table)
    try:
        header, rows, content.lines = _split(table)
    except (PackageError, csv.Error) as error:
        content.problems.append(_of_file(table, "file", str(error)))
        return content
    problems = _check_shape(table, header, rows, content.lines)
    content.problems += problems
    if not problems:
        _check_form(content)
        _type(content, rows)
    return content


def _split(table: Table) -> tuple[list[str], list[list[str]], list[int]]:
    try:
        text = table.path.read_bytes().decode("utf-8")
    except OSError as error:
        raise PackageError(f"{table.path.name} can't be opened ({error.strerror}): restore the file.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PackageError(f"{table.path.name}, line {line} is not UTF-8: save the file as UTF-8.") from None
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    rows, lines, line = [], [], 1
    for row in reader:
        rows.append(row)
        lines.append(line)
        line = reader.line_num + 1
    if not rows:
        raise PackageError(f"{table.path.name} is empty: its first line should name the columns.")
    return rows[0], rows[1:], lines[1:]


def _check_shape(table: Table, header: list[str], rows: list[list[str]], lines: list[int]) -> list[Problem]:
    if header != list(table.columns):
        message = f"The first line should be {','.join(table.columns)}."
        return [Problem(table.name, 1, "", "", "columns", ",".join(header), message)]
    expected = len(header)
    return [
        Problem(table.name, line, "", "", "columns", f"{len(row)} cells", f"A row of this table has {expected} cells.")
        for row, line in zip(rows, lines, strict=True)
        if len(row) != expected
    ]


def _check_form(content: Content) -> None:
    table = content.table
    if canonical(table) != table.path.read_bytes():
        message = "The file is not in canonical form (order of rows, quotes, line ends): run scripts/format_csv.py."
        content.problems.append(_of_file(table, "canonical_form", message))


def _type(content: Content, rows: list[list[str]]) -> None:
    import pandas as pd

    text = pd.DataFrame(rows, columns=list(content.table.columns), dtype="string")
    text = text.mask(text == "")
    bad = {field.name: _misfits(field, text[field.name]) for field in content.table.fields}
    typed = {field.name: _convert(field, text[field.name].mask(bad[field.name])) for field in content.table.fields}
    content.frame = pd.DataFrame(typed)
    for column, misfits in bad.items():
        type_name = content.table.field(column).type
        for index in misfits.to_numpy().nonzero()[0]:
            message = f"{column} should be {EXPECTED[type_name]}."
            content.problems.append(content.problem(int(index), column, "type", text[column].iloc[index], message))


def _misfits(field: Field, text: pd.Series[str]) -> pd.Series[bool]:
    pattern = PARSERS.get(field.type)
    if pattern is None:
        return text.isna() & False
    return ~text.str.fullmatch(pattern).fillna(True).astype(bool)


def _convert(field: Field, text: pd.Series[str]) -> pd.Series[Any]:
    if field.type == "boolean":
        return text.map({"true": True, "false": False}).astype("boolean")
    name: Any = dtype(field.type).pandas
    return text.astype(name)


def _of_file(table: Table, rule: str, message: str) -> Problem:
    return Problem(table.name, None, "", "", rule, "", message)
