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

from nea_data.descriptor import Field
from nea_data.errors import MissingExtraError, NeaDataError, PackageError
from nea_data.sheet import layout
from nea_data.sheet.layout import Sheet
from nea_data.validation.words import LANGUAGES, Words

if TYPE_CHECKING:
    from openpyxl import Workbook

Record = dict[str, str]
# A message and what fills its gaps.
Misfit = tuple[str, dict[str, object]]
# A day as spreadsheet programs count it, from 1927 to 2173; a number of four digits is a year.
SERIAL = re.compile(r"[1-9][0-9]{4}(?:\.[0-9]+)?")
# What a cell may hold besides text, dates and times.
KINDS = {"int": "number", "float": "number", "bool": "truth"}
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
    """Something that keeps a workbook from being merged: sheet, row, column, and what to do.

    What lies in a row that the workbook does not show has no sheet: `file` is the table's file.
    """

    sheet: str
    row: int | None
    column: str
    message: str
    lang: str = "en"
    file: str = ""

    def __str__(self) -> str:
        say = Words(self.lang)
        row = say("merge.row", row=self.row) if self.row else ""
        place = (self.file or say("merge.sheet", sheet=self.sheet), row, self.column)
        return ", ".join(part for part in place if part) + f": {self.message}"


@dataclass
class Page:
    """The rows of one sheet, by their row number in it, with the fixed cells filled in; and what was wrong."""

    sheet: Sheet
    title: str
    say: Words
    rows: dict[int, Record] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, row: int | None, column: str, message: str, **words: object) -> Fault:
        """Something wrong on this page, said in its language."""
        return Fault(self.title, row, column, self.say(message, **words), self.say.lang)


@dataclass(frozen=True)
class About:
    """What a workbook was written for: package, table, language of its help."""

    package: str
    table: str
    lang: str


@contextmanager
def opened(path: Path, say: Words) -> Iterator[Workbook]:
    """The workbook in a file while it is read; PackageError where it is none, is damaged or unfolds to too much."""
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("A workbook", "sheet") from None
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > LARGEST:
            raise PackageError(say("sheet.large", path=path, size=size))
        with closing(openpyxl.load_workbook(path, read_only=True)) as book:
            yield book
    except FileNotFoundError:
        raise PackageError(say("sheet.not_there", path=path)) from None
    except NeaDataError:
        raise
    except DAMAGE as error:
        raise PackageError(say("sheet.damaged", path=path, reason=error)) from None


def about(book: Workbook, path: Path, say: Words) -> About:
    """What the workbook says of itself; one that names no language has its help in English."""
    rows = list(book[layout.ABOUT].iter_rows(max_row=2, values_only=True)) if layout.ABOUT in book.sheetnames else []
    cells = dict(zip(*rows, strict=True)) if len(rows) == 2 else {}
    if "package" not in cells:  # an export has a sheet of that name, too
        raise PackageError(say("sheet.foreign", path=path))
    lang = cells.get("lang")
    return About(str(cells.get("package")), str(cells.get("table")), lang if lang in LANGUAGES else "en")


def read_page(book: Workbook, sheet: Sheet, title: str, say: Words) -> Page:
    """The rows of a sheet; columns may stand in any order, empty rows are left out."""
    page = Page(sheet, title, say)
    if title not in book.sheetnames:
        page.faults.append(page.fault(None, "", "sheet.absent"))
        return page
    worksheet = book[title]
    worksheet.reset_dimensions()
    rows = worksheet.iter_rows()
    header = _header(page, rows)
    if header is None:
        return page
    first, columns = header
    for number, cells in enumerate(rows, start=first + 1):
        record = _record(page, number, columns, cells)
        if any(record.values()):
            page.rows[number] = record | sheet.fixed
    return page


def _header(page: Page, rows: Iterator[Any]) -> tuple[int, list[str]] | None:
    wanted = set(page.sheet.columns)
    missing = wanted
    for number, cells in zip(range(1, HEADER_WITHIN), rows, strict=False):
        columns = [str(cell.value or "") for cell in cells]
        missing = min(missing, wanted - set(columns), key=len)
        named = [column for column in columns if column]
        if wanted <= set(named) and len(named) == len(set(named)):
            page.faults += [page.fault(number, "", "sheet.outside", value=name) for name in named if name not in wanted]
            return number, [column if column in wanted else "" for column in columns]
    lost = [column for column in page.sheet.columns if column in missing]
    page.faults.append(page.fault(None, "", "sheet.header", columns=", ".join(lost or page.sheet.columns)))
    return None


def _record(page: Page, number: int, columns: list[str], cells: tuple[Any, ...]) -> Record:
    record = dict.fromkeys(filter(None, columns), "")
    for place, cell in enumerate(cells):
        if cell.value is None:
            continue
        column = columns[place] if place < len(columns) else ""
        misfit = _misfit(cell, page.sheet.table.field(column) if column else None, page.say)
        if misfit:
            message, words = misfit
            page.faults.append(page.fault(number, column, message, **words))
        if column:
            record[column] = str(cell.value)
    return record


def _misfit(cell: Any, column: Field | None, say: Words) -> Misfit | None:
    """What is wrong with a cell that stands in no column or holds no text, and the text that was probably meant."""
    value = cell.value
    if column is None:
        return "sheet.outside", {"value": value}
    if cell.data_type in ("f", "e"):
        return "sheet.formula" if cell.data_type == "f" else "sheet.error", {"value": value}
    if column.is_edtf and SERIAL.fullmatch(str(value)):
        return "sheet.serial", {"value": value, "day": _day(cell)}
    if isinstance(value, str):
        return None
    if isinstance(value, date):
        return _date(cell)
    kind = say(f"sheet.kind.{KINDS.get(type(value).__name__, 'time')}")
    return "sheet.no_text", {"kind": kind, "value": value, "likely": _likely(value)}


def _date(cell: Any) -> Misfit:
    value = cell.value
    day = value.date() if isinstance(value, datetime) else value
    shows_day = "d" in re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", str(cell.number_format).lower())
    if shows_day:
        return "sheet.day", {"value": value, "day": day}
    return "sheet.month", {"value": value, "day": day, "month": f"{day:%Y-%m}"}


def _day(cell: Any) -> date:
    """The day that a spreadsheet program means by a number; some count from 1904."""
    from openpyxl.utils.datetime import from_excel

    moment: datetime = from_excel(int(float(cell.value)), cell.parent.parent.epoch)
    return moment.date()


def _likely(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
