"""Read an edited workbook as text, and name each cell in which a spreadsheet program left something else.

A number or a date is never turned back into text on a guess: the likely form is proposed, and the editor decides.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nea_data.errors import MissingExtraError, NeaDataError, PackageError
from nea_data.sheet import layout
from nea_data.sheet.layout import Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

Record = dict[str, str]
# A packed file of a few kilobytes can unfold to fill the memory.
LARGEST = 200_000_000
HEADER_WITHIN = 10
# What openpyxl and what it stands on raise over a damaged file (a parser's error is a SyntaxError).
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError),
    *(AttributeError, LookupError, SyntaxError, TypeError, ValueError),
)


@dataclass(frozen=True)
class Fault:
    """Something in the workbook that keeps it from being merged: sheet, row, column, and what to do."""

    sheet: str
    row: int | None
    column: str
    message: str

    def __str__(self) -> str:
        row = f"row {self.row}" if self.row else ""
        return ", ".join(part for part in (f"sheet {self.sheet}", row, self.column) if part) + f": {self.message}"


@dataclass
class Page:
    """The rows of one sheet, by their row number in it, with the fixed cells filled in; and what was wrong."""

    sheet: Sheet
    rows: dict[int, Record] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """The workbook in a file while it is read; PackageError where it is none, is damaged or unfolds to too much."""
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("A workbook", "sheet") from None
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > LARGEST:
            raise PackageError(f"{path} unfolds to {size} bytes; a workbook of `nea-data sheet` is far smaller.")
        with closing(openpyxl.load_workbook(path, read_only=True)) as book:
            yield book
    except FileNotFoundError:
        raise PackageError(f"{path} does not exist: give the workbook that you saved.") from None
    except NeaDataError:
        raise
    except DAMAGE as error:
        raise PackageError(f"{path} can't be read as an .xlsx workbook ({error}): save it as .xlsx.") from None


def table_of(book: Workbook, path: Path) -> tuple[str, str]:
    """Names of the package and of the table that the workbook was written for."""
    if layout.ABOUT not in book.sheetnames:
        raise PackageError(f"{path} has no hidden sheet '{layout.ABOUT}': start again from `nea-data sheet`.")
    rows = list(book[layout.ABOUT].iter_rows(max_row=2, values_only=True))
    about = dict(zip(*rows, strict=True)) if len(rows) == 2 else {}
    return str(about.get("package")), str(about.get("table"))


def read_page(book: Workbook, sheet: Sheet, title: str) -> Page:
    """The rows of a sheet; columns may stand in any order, empty rows are left out."""
    page = Page(sheet)
    if title not in book.sheetnames:
        page.faults.append(Fault(title, None, "", "this sheet is missing; start again from `nea-data sheet`."))
        return page
    worksheet = book[title]
    worksheet.reset_dimensions()
    rows = worksheet.iter_rows()
    header = _header(page, title, rows)
    if header is None:
        return page
    first, columns = header
    for number, cells in enumerate(rows, start=first + 1):
        record, faults = _record(title, number, columns, cells)
        page.faults += faults
        if any(record.values()):
            page.rows[number] = record | sheet.fixed
    return page


def _header(page: Page, title: str, rows: Iterator[Any]) -> tuple[int, list[str]] | None:
    wanted = set(page.sheet.columns)
    for number, cells in zip(range(1, HEADER_WITHIN), rows, strict=False):
        columns = [str(cell.value or "") for cell in cells]
        named = [column for column in columns if column]
        if wanted <= set(named) and len(named) == len(set(named)):
            return number, columns
    message = f"no row names all columns ({', '.join(page.sheet.columns)}); restore the second row."
    page.faults.append(Fault(title, None, "", message))
    return None


def _record(title: str, number: int, columns: list[str], cells: tuple[Any, ...]) -> tuple[Record, list[Fault]]:
    record, faults = dict.fromkeys(filter(None, columns), ""), []
    for place, cell in enumerate(cells):
        if cell.value is None:
            continue
        column = columns[place] if place < len(columns) else ""
        message = _misfit(cell) if column else f"'{cell.value}' stands outside the table; move or remove it."
        if message:
            faults.append(Fault(title, number, column, message))
        if column:
            record[column] = str(cell.value)
    return record, faults


def _misfit(cell: Any) -> str | None:
    """What is wrong with a cell that holds no text, and the text that was probably meant."""
    value = cell.value
    if cell.data_type == "f":
        return f"a formula ({value}) stands here; write its outcome as text."
    if cell.data_type == "e":
        return f"an error of the spreadsheet ({value}) stands here; write the value as text."
    if isinstance(value, str):
        return None
    kind = "date" if isinstance(value, date) else type(value).__name__
    kind = {"int": "number", "float": "number", "bool": "truth value", "timedelta": "time"}.get(kind, kind)
    return f"a {kind} ({value}) stands here, not text; format the cell as text and write {_likely(cell)}."


def _likely(cell: Any) -> str:
    value = cell.value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        shows_day = "d" in re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", str(cell.number_format).lower())
        return f"{day}, if that is what you meant" if shows_day else f"{day:%Y-%m} (or {day}, if your source names it)"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
