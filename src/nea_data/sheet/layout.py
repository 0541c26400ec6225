"""The plan of a workbook: which sheets it has, which columns and rows stand on each, and what is hidden in it.

The rows as they were when the workbook was written are kept in it, hidden. Merging compares with them, so that what
was not touched never changes the data, whatever a spreadsheet program or another contributor did in the meantime.
"""

from __future__ import annotations

from dataclasses import dataclass

from nea_data.canonical import read_records
from nea_data.descriptor import Field, Package, Table

HOW_TO = "how-to"
ABOUT = "about"
LISTS = "lists"
# These hold the proof itself; they take no evidence.
PROOF = ("evidence", "sources")
# Dates of our own work, not of a fact: changing them takes no source.
BOOKKEEPING = ("coverage_from", "coverage_through")
# What merging writes into empty cells of new evidence; an empty item gets the next number (edits.py).
FILLED = {"field": "*", "stance": "supports", "basis": "stated"}
NUMBERED = "item"


@dataclass(frozen=True)
class Sheet:
    """One sheet for rows of one table; `fixed` are the cells that all of its rows share and that it does not show."""

    title: str
    original: str
    table: Table
    fixed: dict[str, str]
    lists_rows: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it shows, in schema order."""
        return tuple(column for column in self.table.columns if column not in self.fixed)

    def needs(self, field: Field) -> bool:
        """Whether an editor has to fill this column in every row."""
        is_filled = self.table.name == "evidence" and field.name in (*FILLED, NUMBERED)
        return field.required and not is_filled

    def rows(self) -> list[list[str]]:
        """The rows of the table's file that belong on it."""
        if not self.lists_rows:
            return []
        records = [dict(zip(self.table.columns, row, strict=True)) for row in read_records(self.table)]
        return [
            [record[column] for column in self.columns] for record in records if self.fixed.items() <= record.items()
        ]


def sheets(package: Package, table: Table) -> list[Sheet]:
    """The sheets of a table's workbook: the table, the evidence for its rows, and room for sources not yet listed."""
    known = {other.name for other in package.tables}
    plan = [Sheet(table.name[:31], "original 1", table, {})]
    if "evidence" in known and table.name not in PROOF:
        plan.append(Sheet("evidence", "original 2", package.table("evidence"), {"table_name": table.name}))
    if "sources" in known and table.name != "sources":
        plan.append(Sheet("sources", "original 3", package.table("sources"), {}, lists_rows=False))
    return plan
