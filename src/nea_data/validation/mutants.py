"""Mutants: a package with one thing wrong, made from what its schemas declare, to see whether the checks notice.

A new constraint gets its mutant without anyone writing it. Mutants of the files too: what editors, spreadsheet
programs and disks do to them.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from nea_data.canonical import canonical_bytes, cells_up_to, read_rows
from nea_data.descriptor import Field, ForeignKey, Package, Table
from nea_data.dtypes import STRING_FORMATS, dtype

Rows = list[list[str]]


class Mutant(NamedTuple):
    """One fault: what it is, what should be said of it and where; `make` writes it and returns the line to expect."""

    kind: str
    table: Table
    rule: str
    column: str
    make: Callable[[], int | None]

    def __str__(self) -> str:
        return f"{self.kind}: {self.table.name}" + (f".{self.column}" if self.column else "")


def mutants(package: Package) -> Iterator[Mutant]:
    """At least one mutant for every constraint of every column and key, and of every file that has rows to break."""
    for table in package.tables:
        if len(read_rows(table)) == 1:
            continue
        for field in table.fields:
            yield from _of_field(table, field)
        yield from _of_keys(table)
        for key in table.foreign_keys:
            yield Mutant("foreignKey", table, "foreignKey", ", ".join(key.fields), partial(_dangle, table, key))
        yield from _of_file(table)


def _of_field(table: Table, field: Field) -> Iterator[Mutant]:
    for rule, text in _wrong_cells(table, field):
        yield Mutant(rule, table, rule, field.name, partial(_set, table, field.name, text))
    if field.unique:
        yield Mutant("unique", table, "unique", field.name, partial(_repeat, table, (field.name,)))


def _wrong_cells(table: Table, field: Field) -> Iterator[tuple[str, str]]:
    """A text for each constraint that breaks it."""
    if field.required or field.name in table.primary_key:
        yield "required", (field.missing or ("",))[0]
    if dtype(field.type).spelling:
        yield "type", "no such value"
    if field.allowed:
        yield "enum", field.allowed[0] + "x" if field.type == "string" else "9999"
    if field.pattern:
        yield "pattern", next(text for text in ("!", "a b", "0", "Zz 9") if not re.fullmatch(field.pattern, text))
    if field.format in STRING_FORMATS:
        yield "format", "no such form!"
    yield from _beyond_bounds(field)
    if field.min_length:
        yield "minLength", "x" * (field.min_length - 1) or "?"
    if field.max_length is not None:
        yield "maxLength", "x" * (field.max_length + 1)


def _beyond_bounds(field: Field) -> Iterator[tuple[str, str]]:
    bounds = {"minimum": (field.minimum, -1), "maximum": (field.maximum, 1)}
    bounds |= {"exclusiveMinimum": (field.exclusive_minimum, 0), "exclusiveMaximum": (field.exclusive_maximum, 0)}
    for rule, (bound, step) in bounds.items():
        if isinstance(bound, str):
            yield rule, bound if not step else f"{int(bound[:4]) + step:04d}{bound[4:]}"
        elif bound is not None:
            yield rule, f"{bound + step:g}"


def _of_keys(table: Table) -> Iterator[Mutant]:
    keys = [("primaryKey", table.primary_key), *(("uniqueKeys", key) for key in table.unique_keys)]
    for rule, key in keys:
        if key:
            yield Mutant(rule, table, rule, ", ".join(key), partial(_repeat, table, key))


def _of_file(table: Table) -> Iterator[Mutant]:
    yield from _of_bytes(table)
    yield from _of_columns(table)
    column = _text_column(table)
    for sign in "=+-@":
        yield Mutant(f"formula {sign}", table, "cell_is_no_formula", column, partial(_set, table, column, f"{sign}1+1"))
    strange = {
        "full-width digits": "２０２４",
        "name in NFD": unicodedata.normalize("NFD", "Café"),
        "zero-width space": "A\u200bB",
        "control character": "A\x07B",
    }
    for kind, text in strange.items():
        yield Mutant(kind, table, "cell_has_plain_characters", column, partial(_set, table, column, text))
    huge = "x" * 10_000_000
    yield Mutant("cell of 10 MB", table, "cell_is_short", column, partial(_set, table, column, huge))


def _of_bytes(table: Table) -> Iterator[Mutant]:
    whole = {
        "byte order mark": ("canonical_form", 1, lambda content: b"\xef\xbb\xbf" + content),
        "CRLF": ("canonical_form", 1, lambda content: content.replace(b"\n", b"\r\n")),
        "empty file": ("file", None, lambda content: b""),
    }
    for kind, (rule, line, change) in whole.items():
        yield Mutant(kind, table, rule, "", partial(_change, table, change, line))
    inside = {"Latin-1": b"\xe9", "Shift-JIS": "日本".encode("shift-jis"), "NUL": b"\0", "unbalanced quote": b'"'}
    for kind, piece in inside.items():
        yield Mutant(kind, table, "file", "", partial(_insert, table, piece))
    yield Mutant("blank lines at the end", table, "canonical_form", "", partial(_blank_lines, table))
    yield Mutant("folder for a file", table, "file", "", partial(_folder, table))


def _of_columns(table: Table) -> Iterator[Mutant]:
    first, last = table.columns[0], table.columns[-1]
    changes: dict[str, tuple[str, Callable[[list[str]], list[str]]]] = {
        "missing column": (last, lambda row: row[:-1]),
        "extra column": ("extra", lambda row: [*row, "extra"]),
        "renamed column": (f"{first}_x", lambda row: [f"{row[0]}_x", *row[1:]]),
        "reordered columns": (last, lambda row: [row[-1], *row[1:-1], row[0]]),
        "duplicated column": (last, lambda row: [*row, row[-1]]),
    }
    for kind, (column, change) in changes.items():
        yield Mutant(kind, table, "columns", column, partial(_columns, table, change))
    key = ", ".join(table.primary_key)
    yield Mutant("duplicated row", table, "primaryKey", key, partial(_double, table))


def _text_column(table: Table) -> str:
    """A column of free text, else any of text."""
    texts = [field for field in table.fields if field.type == "string"]
    free = [field for field in texts if not field.pattern and not field.allowed and field.name not in table.primary_key]
    return (free or texts)[-1].name


def _set(table: Table, column: str, text: str) -> int:
    """Put a text into a cell that holds something, in the middle of the file."""
    header, *rows = read_rows(table)
    number = header.index(column)
    filled = [row for row in rows if row[number]] or rows
    row = filled[len(filled) // 2]
    row[number] = text
    return _write(table, rows, row)


def _repeat(table: Table, key: tuple[str, ...]) -> int:
    """A second row with the key of another and, where there are other cells, something of its own."""
    header, *rows = read_rows(table)
    parts = [header.index(name) for name in key]
    full = [row for row in rows if all(row[part] for part in parts)]
    if set(key) == set(table.primary_key) or len(full) < 2:
        copy = list(full[-1])
        rows.append(copy)
    else:
        copy = full[-1]
        for part in parts:
            copy[part] = full[0][part]
    return _write(table, rows, copy)


def _dangle(table: Table, key: ForeignKey) -> int:
    """Let a foreign key name a row that there is not, in the form that its column has."""
    header, *rows = read_rows(table)
    parts = [header.index(name) for name in key.fields]
    row = next((row for row in rows if all(row[part] for part in parts)), rows[0])
    field = table.field(key.fields[-1])
    candidates = [row[parts[-1]] + "-none", "QQQ", "none", "999999"]
    allowed = [text for text in candidates if not field.pattern or re.fullmatch(field.pattern, text)]
    row[parts[-1]] = next(iter(allowed), "none") if field.type == "string" else "999999"
    return _write(table, rows, row)


def _double(table: Table) -> int:
    _, *rows = read_rows(table)
    return _write(table, [*rows, list(rows[-1])], rows[-1])


def _columns(table: Table, change: Callable[[list[str]], list[str]]) -> int:
    table.path.write_bytes(_bytes([change(row) for row in read_rows(table)]))
    return 1


def _change(table: Table, change: Callable[[bytes], bytes], line: int | None) -> int | None:
    table.path.write_bytes(change(table.path.read_bytes()))
    return line


def _insert(table: Table, piece: bytes) -> int:
    """Put bytes at the beginning of the last line."""
    lines = table.path.read_bytes().splitlines(keepends=True)
    lines[-1] = piece + lines[-1]
    table.path.write_bytes(b"".join(lines))
    return len(lines)


def _blank_lines(table: Table) -> int:
    content = table.path.read_bytes()
    table.path.write_bytes(content + b"\n\n")
    return content.count(b"\n") + 1


def _folder(table: Table) -> None:
    table.path.unlink()
    table.path.mkdir()


def _write(table: Table, rows: Rows, changed: list[str]) -> int:
    """Write the rows in canonical form; the line of the changed one, of its last copy where there are several."""
    table.path.write_bytes(canonical_bytes(table, rows))
    with cells_up_to(1 << 30):
        return max(line for line, row in _lines(table) if row == changed)


def _lines(table: Table) -> Iterator[tuple[int, list[str]]]:
    with table.path.open(encoding="utf-8", newline="") as handle:
        reader, line = csv.reader(handle), 1
        for row in reader:
            yield line, row
            line = reader.line_num + 1


def _bytes(rows: Rows) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode("utf-8")
