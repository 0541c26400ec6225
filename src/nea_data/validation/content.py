"""A table's file as DuckDB holds it for checking: every cell as text, each row with the line that it begins on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from nea_data import ddl
from nea_data.descriptor import Field, Table
from nea_data.dtypes import dtype, spelling
from nea_data.validation.problems import Problem
from nea_data.validation.scan import Scan
from nea_data.validation.words import PAGES, Words, page_of

if TYPE_CHECKING:
    import duckdb

NEWLINE = "chr(10)"


@dataclass
class Content:
    """One table while it is checked; `texts` is the DuckDB table of its cells, in which rowid is the order of rows."""

    table: Table
    root: Path
    connection: duckdb.DuckDBPyConnection
    say: Words
    scan: Scan = field(default_factory=Scan)
    header: list[str] = field(default_factory=list)
    known_lines: list[int] | None = None
    has_blank_lines: bool = False
    is_readable: bool = False
    key_is_unique: bool = False

    @property
    def file(self) -> str:
        """The file's path inside the package."""
        return self.table.path.relative_to(self.root).as_posix()

    @property
    def size(self) -> int:
        """The size of the file in bytes; 0 where there is none."""
        path = self.table.path
        return path.stat().st_size if path.is_file() else 0

    @property
    def texts(self) -> str:
        """The DuckDB table of the cells as text."""
        return f"texts.{ddl.name(self.table.name)}"

    @cached_property
    def present(self) -> list[Field]:
        """The fields that the file has; all of them unless the schema says otherwise (fieldsMatch)."""
        return [field for field in self.table.fields if field.name in self.header]

    @property
    def key(self) -> str:
        """The key of a row as an SQL expression, its parts joined with /."""
        parts = [f"coalesce({ddl.name(part)}, '')" for part in self.table.primary_key]
        return " || '/' || ".join(parts) or "''"

    def lines(self, rows: list[int]) -> list[int]:
        """The lines on which these rows begin; a cell with a line break in it moves all that follow."""
        if self.known_lines is None and self.scan.newlines == self.count + 1:
            return [row + 2 for row in rows]
        if self.known_lines is None:
            self.known_lines = self._lines()
        return [self.known_lines[row] for row in rows]

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        return int(self.one(f"SELECT count(*) FROM {self.texts}")[0])

    def one(self, query: str) -> tuple[int, ...]:
        """The one row of a query of numbers."""
        row: tuple[int, ...] = self.connection.execute(query).fetchall()[0]
        return row

    def problem(self, row: int, key: str, column: str, rule: str, found: str, message: str, page: str = "") -> Problem:
        """A Problem at a row."""
        page = page or page_of(self.table.name)
        return Problem(self.table.name, self.lines([row])[0], key, column, rule, found, message, self.file, page)

    def file_problem(
        self, rule: str, message: str, line: int | None = None, column: str = "", found: str = ""
    ) -> Problem:
        """A Problem of the file as such."""
        return Problem(self.table.name, line, "", column, rule, found, message, self.file, PAGES["file"])

    def _lines(self) -> list[int]:
        breaks = " + ".join(line_breaks(ddl.name(field.name)) for field in self.present)
        window = "sum(n) OVER (ORDER BY row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
        first = 2 + sum(name.count("\n") for name in self.header)
        query = (
            f"SELECT row + coalesce({window}, 0) FROM (SELECT rowid AS row, {breaks} AS n FROM {self.texts}) ORDER BY 1"
        )
        return [first + int(offset) for (offset,) in self.connection.execute(query).fetchall()]


def line_breaks(column: str) -> str:
    """How many line breaks a cell holds, as an SQL expression."""
    return f"coalesce(strlen({column}) - strlen(replace({column}, {NEWLINE}, '')), 0)"


def value(field: Field) -> str:
    """The typed value of a cell as an SQL expression on its text; NULL where it is missing or misspelt."""
    cell, form = ddl.cell(field), spelling(field.type, field.format)
    if form is None:
        return cell
    typed = cell if field.type == "string" else f"TRY_CAST({cell} AS {dtype(field.type).duckdb})"
    return f"CASE WHEN regexp_full_match({cell}, {ddl.literal(form)}) THEN {typed} END"
