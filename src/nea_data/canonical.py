"""The one form in which a table's file is kept, so that a difference between two commits shows facts alone.

UTF-8 without BOM, LF, quotes only where RFC 4180 needs them, columns in schema order, rows sorted by primary key
(whole numbers by value). Cells are never changed.
"""

from __future__ import annotations

import csv
import io

from nea_data.descriptor import Table
from nea_data.errors import PackageError


def canonical(table: Table) -> bytes:
    """The bytes that the table's file should have.

    Raises PackageError, with the line, for a file that is not UTF-8, whose columns are not the schema's, or with a row
    of another length: putting such a file in order could lose something.
    """
    header, *rows = read_rows(table)
    missing = [column for column in table.columns if column not in header]
    if missing or len(header) != len(table.columns):
        raise PackageError(
            f"{table.path}, line 1 has the columns {', '.join(header)}; expected {', '.join(table.columns)}."
        )
    for line, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise PackageError(f"{table.path}, row {line} has {len(row)} cells; expected {len(header)}.")
    order = [header.index(column) for column in table.columns]
    ordered = [[row[index] for index in order] for row in rows]
    parts = [(table.columns.index(name), table.field(name).type) for name in table.primary_key]
    return _write(table.columns, sorted(ordered, key=lambda row: [_part(row[index], kind) for index, kind in parts]))


def read_rows(table: Table) -> list[list[str]]:
    """Header and rows of the table's file as text; blank lines are left out."""
    try:
        text = table.path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise PackageError(f"{table.path} does not exist: install nea-data again, or restore the file.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PackageError(f"{table.path}, line {line} is not UTF-8: save the file as UTF-8.") from None
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    if not rows:
        raise PackageError(f"{table.path} is empty; expected a header line with the columns of {table.schema_path}.")
    return rows


def _part(cell: str, type_name: str) -> tuple[int, int, str]:
    if type_name == "integer" and cell.isascii() and cell.isdigit():
        return (0, int(cell), "")
    return (1, 0, cell)


def _write(columns: tuple[str, ...], rows: list[list[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8")
