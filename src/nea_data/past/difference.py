"""What differs between two packages: in structure (tables, columns, keys, codes) and in rows.

Pure comparison with the standard library: no judgement of what may be released, and nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from nea_data.canonical import read_records
from nea_data.descriptor import Field, Package, Table
from nea_data.errors import PackageError

WHOLE = "*"
Rows = dict[str, dict[str, str]]
# A change of one of these is a promise broken: the column means or takes something else.
PROMISES = ("type", "rdf_type", "pattern", "required", "unique")
BOUNDS = {"minimum": 1, "min_length": 1, "maximum": -1, "max_length": -1}
TABLE_WORDS = ("title", "title_ja", "description", "description_ja")
WORDS = (*TABLE_WORDS, "example")


class Change(NamedTuple):
    """One change, in the columns of the table `history` but for the edition."""

    table_name: str
    record_id: str
    field: str
    action: str
    old: str = ""
    new: str = ""
    reason: str = ""
    source_id: str = ""


def record_id(table: Table, cells: dict[str, str]) -> str:
    """The key of a row, its parts joined with /."""
    return "/".join(cells[column] for column in table.primary_key)


def rows_of(table: Table) -> Rows:
    """The rows of a table as text by their keys; PackageError where a key stands twice."""
    rows: Rows = {}
    for record in read_records(table):
        cells = dict(zip(table.columns, record, strict=True))
        key = record_id(table, cells)
        if key in rows:
            raise PackageError(f"{table.path} has the key {key} twice: run `nea-data validate`.")
        rows[key] = cells
    return rows


def row_changes(old: Package, new: Package) -> list[Change]:
    """Rows added and removed and values changed in the tables of the record, sorted by table, key and column.

    The values of a column that is new are no changes (the column is); those of one that left are.
    """
    names = {table.name for table in (*old.record, *new.record)}
    return [change for name in sorted(names) for change in sorted(_table_rows(name, old, new))]


def structure_changes(old: Package, new: Package) -> list[Change]:
    """Tables, columns, keys and codes added, removed or redefined, descriptions worded anew, another cut-off."""
    before, after = ({table.name: table for table in package.tables} for package in (old, new))
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    changes = [Change(name, WHOLE, WHOLE, "table_removed", before[name].title) for name in gone]
    changes += [Change(name, WHOLE, WHOLE, "table_added", "", after[name].title) for name in come]
    for name in before.keys() & after.keys():
        changes += _table_structure(before[name], after[name])
    return sorted([*changes, *_descriptor(old, new)])


def _descriptor(old: Package, new: Package) -> Iterator[Change]:
    """Of the package's own properties, those that say how to read the data: the cut-off, the licences, the words."""
    for name, action in (
        ("coded_through", "cutoff_moved"),
        ("licenses", "described"),
        *((w, "described") for w in WORDS),
    ):
        before, after = (package.descriptor.get(name, "") for package in (old, new))
        if before != after:
            told = (json.dumps(value, ensure_ascii=False).strip('"') for value in (before, after))
            yield Change("datapackage", WHOLE, name, action, *told)


def _table_rows(name: str, old: Package, new: Package) -> Iterator[Change]:
    before, after = _rows_in(old, name), _rows_in(new, name)
    columns = {table.name: table.columns for table in new.record}.get(name, ())
    for key in before.keys() - after.keys():
        cells = {column: cell for column, cell in before[key].items() if cell}
        yield Change(name, key, WHOLE, "row_removed", json.dumps(cells, ensure_ascii=False))
    for key in after.keys() - before.keys():
        yield Change(name, key, WHOLE, "row_added")
    for key in before.keys() & after.keys():
        for column, cell in before[key].items():
            if cell != after[key].get(column, ""):
                reason = "" if column in columns else "column_removed"
                yield Change(name, key, column, "value_changed", cell, after[key].get(column, ""), reason)


def _rows_in(package: Package, name: str) -> Rows:
    return next((rows_of(table) for table in package.record if table.name == name), {})


def _table_structure(old: Table, new: Table) -> Iterator[Change]:
    before, after = ({field.name: field for field in table.fields} for table in (old, new))
    for column in before.keys() - after.keys():
        yield Change(old.name, WHOLE, column, "column_removed", before[column].type)
    for column in after.keys() - before.keys():
        yield Change(old.name, WHOLE, column, "column_added", "", after[column].type)
    kept = [[column for column in table.columns if column in before.keys() & after.keys()] for table in (old, new)]
    if kept[0] != kept[1]:
        yield Change(old.name, WHOLE, WHOLE, "columns_reordered", ", ".join(kept[0]), ", ".join(kept[1]))
    yield from _keys(old, new)
    yield from _worded(old.name, WHOLE, old, new, TABLE_WORDS)
    for column in kept[0]:
        yield from _field(old.name, before[column], after[column])


def _keys(old: Table, new: Table) -> Iterator[Change]:
    if old.primary_key != new.primary_key:
        yield Change(old.name, WHOLE, WHOLE, "key_redefined", ", ".join(old.primary_key), ", ".join(new.primary_key))
    before, after = (
        {f"{', '.join(key.fields)} -> {key.table}" for key in table.foreign_keys}
        | {f"{', '.join(key)} unique" for key in table.unique_keys}
        for table in (old, new)
    )
    for key in before - after:
        yield Change(old.name, WHOLE, WHOLE, "key_removed", key)
    for key in after - before:
        yield Change(old.name, WHOLE, WHOLE, "key_added", "", key)


def _field(table: str, old: Field, new: Field) -> Iterator[Change]:
    for promise in PROMISES:
        before, after = str(getattr(old, promise)), str(getattr(new, promise))
        if before != after:
            yield Change(table, WHOLE, old.name, "column_redefined", f"{promise} {before}", f"{promise} {after}")
    yield from _bounds(table, old, new)
    yield from _codes(table, old, new)
    if new.deprecated and not old.deprecated:
        yield Change(table, WHOLE, old.name, "column_deprecated", "", new.deprecated)
    yield from _worded(table, old.name, old, new, WORDS)


def _worded(
    table: str, column: str, old: Table | Field, new: Table | Field, words: tuple[str, ...]
) -> Iterator[Change]:
    """Each title, description or example of a table or column that was worded anew."""
    for word in words:
        before, after = getattr(old, word), getattr(new, word)
        if before != after:
            yield Change(table, WHOLE, column, "described", str(before), str(after))


def _bounds(table: str, old: Field, new: Field) -> Iterator[Change]:
    """A bound that became tighter redefines the column, one that became wider does not."""
    for bound, direction in BOUNDS.items():
        before, after = getattr(old, bound), getattr(new, bound)
        if before != after:
            tighter = before is None or (after is not None and after * direction > before * direction)
            action = "column_redefined" if tighter else "column_widened"
            yield Change(table, WHOLE, old.name, action, f"{bound} {before}", f"{bound} {after}")


def _codes(table: str, old: Field, new: Field) -> Iterator[Change]:
    """Codes with their English labels; a list of codes where there was none redefines the column."""
    before, after = ({item.value: item for item in field.categories} for field in (old, new))
    if not before or not after:
        if set(before) != set(after):
            yield Change(table, WHOLE, old.name, "column_redefined", "; ".join(before), "; ".join(after))
        return
    for code in before.keys() - after.keys():
        yield Change(table, WHOLE, old.name, "code_removed", code)
    for code in after.keys() - before.keys():
        yield Change(table, WHOLE, old.name, "code_added", "", code)
    for code in before.keys() & after.keys():
        if before[code].label != after[code].label:
            labels = f"{code}: {before[code].label}", f"{code}: {after[code].label}"
            yield Change(table, WHOLE, old.name, "code_redefined", *labels)
        elif before[code].label_ja != after[code].label_ja:
            yield Change(table, WHOLE, old.name, "described", before[code].label_ja, after[code].label_ja)
