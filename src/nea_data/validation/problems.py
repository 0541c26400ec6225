"""What a check returns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One fault: where it is (table, line of its file, key of the row, column), what was found, and what to do.

    `rule` is the name of the constraint or rule that it breaks; `line` is None for a fault of a whole file.
    """

    table: str
    line: int | None
    key: str
    column: str
    rule: str
    found: str
    message: str

    def __str__(self) -> str:
        place = f"data/{self.table}.csv" + (f", line {self.line}" if self.line else "")
        where = ", ".join(part for part in (place, self.key, self.column) if part)
        found = f" Found: {self.found}." if self.found else ""
        return f"{where}: {self.message}{found} [{self.rule}]"
