"""What a check returns."""

from __future__ import annotations

from dataclasses import dataclass

# The rules that a file breaks of which no row can be read.
UNREAD = ("file", "columns", "cell_is_short")


@dataclass(frozen=True)
class Problem:
    """One fault: where it is (table, line of its file, key of the row, column), what was found, and what to do.

    `rule` is the name of the constraint or rule that it breaks; `line` is None for a fault of a whole file. `file` is
    the file's path inside the package, `page` the page of the manual that explains what is expected.
    """

    table: str
    line: int | None
    key: str
    column: str
    rule: str
    found: str
    message: str
    file: str = ""
    page: str = ""

    def __str__(self) -> str:
        place = self.path + (f", line {self.line}" if self.line else "")
        where = ", ".join(part for part in (place, self.key, self.column) if part)
        found = f" Found: {self.found}." if self.found else ""
        return f"{where}: {self.message}{found} [{self.rule}]"

    @property
    def path(self) -> str:
        """The file that the fault is in."""
        return self.file or f"data/{self.table}.csv"

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Problems are listed by file and line."""
        return (self.path, self.line or 0, self.column, self.rule)
