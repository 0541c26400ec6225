"""What an editor changed: the workbook against the rows that it was written from, carried over to the data of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nea_data.canonical import read_records
from nea_data.descriptor import Table
from nea_data.sheet.layout import FILLED, NUMBERED
from nea_data.sheet.reading import Fault, Page, Record

Key = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One row that is added, changed or removed; `cells` are column, old and new text of what differs."""

    table: str
    key: str
    kind: str
    cells: tuple[tuple[str, str, str], ...]
    row: int | None


@dataclass
class Edits:
    """The rows of one table after merging, what changed in them, and what can't be merged."""

    table: Table
    records: dict[Key, Record]
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def key_of(table: Table, record: Record) -> Key:
    """The primary key of a row."""
    return tuple(record[column] for column in table.primary_key)


def records(table: Table) -> dict[Key, Record]:
    """The rows of a table's file by their keys."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in read_records(table)]
    return {key_of(table, row): row for row in rows}


def find_edits(page: Page, original: Page, today: Mapping[Key, Record], *, removals: bool) -> Edits:
    """The edits of one sheet, applied to the rows that the data hold today."""
    table = page.sheet.table
    edits = Edits(table, dict(today))
    before = {key_of(table, record): record for record in original.rows.values()}
    after: dict[Key, int] = {}
    for row, record in page.rows.items():
        key = key_of(table, record)
        if key in after:
            columns = ", ".join(table.primary_key)
            edits.faults.append(page.fault(row, columns, "sheet.key_twice", key="/".join(key), row_before=after[key]))
        after.setdefault(key, row)
        _take(edits, page, row, before.get(key))
    for key in before.keys() - after.keys():
        _remove(edits, page, key, before[key], removals=removals)
    return edits


def complete_evidence(page: Page, original: Page, today: Mapping[Key, Record]) -> None:
    """Fill what new evidence leaves empty: it supports the whole row, as its source states, under the next number.

    A row that the data hold already in all its other cells takes that row's number, so that merging twice adds nothing.
    What was emptied in a row that the workbook came with stays empty: nobody meant the opposite of what stood there.
    """
    before = {key_of(page.sheet.table, record) for record in original.rows.values()}
    known = [*today.values(), *(record for record in page.rows.values() if record[NUMBERED])]
    for record in page.rows.values():
        if key_of(page.sheet.table, record) not in before:
            record |= {column: text for column, text in FILLED.items() if not record[column]}
        if not record[NUMBERED]:
            record[NUMBERED] = _item(record, known)
            known.append(record)


def _item(record: Record, known: list[Record]) -> str:
    cell = ("table_name", "record_id", "field", "source_id")
    beside = [other for other in known if all(other[column] == record[column] for column in cell)]
    for other in beside:
        if other | {"item": ""} == record:
            return other["item"]
    return str(1 + max((int(other["item"]) for other in beside if other["item"].isdecimal()), default=0))


def _take(edits: Edits, page: Page, row: int, before: Record | None) -> None:
    """One row of the workbook: new, changed or untouched."""
    record = page.rows[row]
    key = key_of(edits.table, record)
    now = edits.records.get(key)
    if before == record or now == record:
        return
    edits.faults += _spaces(page, row, before)
    if before is None and now is None:
        edits.records[key] = record
        filled = tuple((column, "", text) for column, text in record.items() if text)
        edits.changes.append(Change(edits.table.name, "/".join(key), "added", filled, row))
    elif before is None or now is None:
        edits.faults.append(page.fault(row, "", "sheet.known" if now else "sheet.gone", key="/".join(key)))
    else:
        _change(edits, page, row, before, now)


def _change(edits: Edits, page: Page, row: int, before: Record, now: Record) -> None:
    record, cells = page.rows[row], []
    key = key_of(edits.table, record)
    for column, new in record.items():
        if new == before[column] or new == now[column]:
            continue
        if now[column] != before[column]:
            message = "sheet.conflict" if now[column] else "sheet.conflict_empty"
            edits.faults.append(page.fault(row, column, message, theirs=now[column], ours=new))
        cells.append((column, now[column], new))
    if cells:
        edits.records[key] = now | {column: new for column, _, new in cells}
        edits.changes.append(Change(edits.table.name, "/".join(key), "changed", tuple(cells), row))


def _remove(edits: Edits, page: Page, key: Key, before: Record, *, removals: bool) -> None:
    now = edits.records.get(key)
    if now is None:
        return
    name = "/".join(key)
    if not removals:
        edits.faults.append(page.fault(None, "", "sheet.row_gone", key=name))
    elif now != before:
        edits.faults.append(page.fault(None, "", "sheet.row_gone_changed", key=name))
    else:
        del edits.records[key]
        cells = tuple((column, text, "") for column, text in before.items() if text)
        edits.changes.append(Change(edits.table.name, name, "removed", cells, None))


def _spaces(page: Page, row: int, before: Record | None) -> Iterator[Fault]:
    """Spaces and line ends that slip in at the ends of a cell and that nobody sees."""
    for column, text in page.rows[row].items():
        if text != text.strip() and text != (before or {}).get(column):
            yield page.fault(row, column, "sheet.spaces", text=text.strip())
