"""The one form in which a table's file is kept, so that a difference between two commits shows facts alone.

UTF-8 without BOM, LF, quotes only where RFC 4180 needs them, columns in schema order, rows sorted by primary key
(whole numbers by value). Cells are never changed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import RLock

from nea_data.descriptor import Table
from nea_data.errors import PackageError

LONGEST_CELL = 131_072  # characters: what no cell of a table reaches that people read
_limited = RLock()


def canonical(table: Table) -> bytes:
    """The bytes that the table's file should have; PackageError as `read_records` raises it."""
    return canonical_bytes(table, read_records(table))


def read_records(table: Table) -> list[list[str]]:
    """The rows of the table's file as text, their cells in schema order.

    Raises PackageError, with the line, for a file that is not UTF-8, with a stray quote, whose columns are not the
    schema's, or with a row of another length: putting such a file in order could lose something.
    """
    header, *rows = read_rows(table)
    if sorted(header) != sorted(set(table.columns)):
        raise PackageError(
            f"{table.path}, line 1 has the columns {', '.join(header)}; expected {', '.join(table.columns)}."
        )
    for line, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise PackageError(f"{table.path}, row {line} has {len(row)} cells; expected {len(header)}.")
    order = [header.index(column) for column in table.columns]
    return [[row[index] for index in order] for row in rows]


def canonical_bytes(table: Table, records: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a file that holds these rows (cells as text, in schema order)."""
    parts = [(table.field(name).type, table.columns.index(name)) for name in table.primary_key]
    ordered = sorted(records, key=lambda row: [_part(row[index], kind) for kind, index in parts])
    lines = _Lines()
    csv.writer(lines, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL).writerows([table.columns, *ordered])
    return "".join(lines).encode("utf-8")


def read_rows(table: Table) -> list[list[str]]:
    """Header and rows of the table's file as text; blank lines are left out."""
    try:
        text = table.path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise PackageError(f"{table.path} does not exist: install nea-data again, or restore the file.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PackageError(f"{table.path}, line {line} is not UTF-8: save the file as UTF-8.") from None
    except OSError as error:
        raise PackageError(f"{table.path} can't be read ({error.strerror}): restore the file.") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        with cells_up_to(LONGEST_CELL):
            rows = [row for row in reader if row]
    except csv.Error as error:
        raise PackageError(f"{table.path}, line {reader.line_num} is not CSV ({error}): correct it by hand.") from None
    if not rows:
        raise PackageError(f"{table.path} is empty; expected a header line with the columns of {table.schema_path}.")
    return rows


@contextmanager
def cells_up_to(limit: int) -> Iterator[None]:
    """Let csv read cells of so many characters: its limit is the process's, so one thread at a time may set it."""
    with _limited:
        before = csv.field_size_limit(limit)
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _part(cell: str, type_name: str) -> tuple[int, int, str]:
    if type_name == "integer" and cell.isascii() and cell.isdigit():
        # By value without working it out: Python refuses to read a number of thousands of digits.
        digits = cell.lstrip("0")
        return (0, len(digits), digits)
    return (1, 0, cell)


class _Lines(list[str]):
    """Rows as csv.writer writes them, their ends turned into LF.

    It quotes a bare carriage return only if its own line ends have one; unquoted it would be read as the end of a row.
    """

    def write(self, line: str) -> None:
        self.append(line.removesuffix("\r\n") + "\n")
