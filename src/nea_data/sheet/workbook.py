"""Write a table as a workbook: every cell text, vocabularies as drop-downs, help at each column, room for new rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from nea_data.descriptor import Field
from nea_data.drafts import draft
from nea_data.errors import MissingExtraError, PackageError
from nea_data.loaders import PackageLike, package_of
from nea_data.sheet import layout, words
from nea_data.sheet.cells import TEXT, write_rows
from nea_data.sheet.choices import Choices, vocabulary
from nea_data.sheet.layout import Sheet
from nea_data.sqlfiles import asked_table
from nea_data.validation.words import Words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

EMPTY_ROWS = 200
FIRST_ROW = 3  # below labels and names of the columns
# What the file format can hold of the help at a cell.
LONGEST_TITLE, LONGEST_PROMPT = 32, 255


def write_sheet(name: str, out: str | Path, *, lang: str = "en", package: PackageLike = None) -> Path:
    """The table of that name as a workbook in the new file `out`, with help in English (`en`) or Japanese (`ja`).

    Raises UnknownNameError for a table or language that is not there, PackageError for the table `history`, which
    releases write and nobody edits, where `out` does not end in .xlsx, exists already (it may hold someone's work) or
    can't be written, and where a cell is more than a workbook can hold, MissingExtraError without the extra `sheet`.
    """
    package, out = package_of(package), Path(out)
    table = asked_table(name, package)
    if name == "history":
        raise PackageError(Words(lang)("sheet.history"))
    _check_place(out, Words(lang))
    book = _workbook()
    plan = layout.sheets(package, table)
    pages = [book.create_sheet(sheet.title) for sheet in plan]
    _how_to(book.create_sheet(layout.HOW_TO), plan, lang)
    choices = Choices(_hidden(book, layout.LISTS), package)
    for sheet, page in zip(plan, pages, strict=True):
        rows = sheet.rows()
        write_rows(_hidden(book, sheet.original), [sheet.columns, *rows])
        _fill(page, sheet, rows, choices, lang)
    about = {"package": package.name, "version": package.version, "table": name, "lang": lang}
    write_rows(_hidden(book, layout.ABOUT), [list(about), list(about.values())])
    with draft(out) as beside:
        book.save(beside)
    return out


def _check_place(out: Path, say: Words) -> None:
    """Refuse a place that can't take a new workbook before the work of making one."""
    if out.suffix.lower() != ".xlsx":
        raise PackageError(say("sheet.ending", out=out, name=out.with_suffix(".xlsx").name))
    if out.exists():
        raise PackageError(say("sheet.exists", out=out))
    if not out.parent.is_dir():
        raise PackageError(say("sheet.no_folder", out=out, folder=out.parent))


def _workbook() -> Workbook:
    try:
        import openpyxl
    except ImportError:
        raise MissingExtraError("A workbook", "sheet") from None
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    return book


def _hidden(book: Workbook, title: str) -> Worksheet:
    page: Worksheet = book.create_sheet(title)
    page.sheet_state = "hidden"
    return page


def _fill(page: Worksheet, sheet: Sheet, rows: list[list[str]], choices: Choices, lang: str) -> None:
    fields = [sheet.table.field(column) for column in sheet.columns]
    labels = [words.label(field, lang) for field in fields]
    empty = [[""] * len(fields)] * EMPTY_ROWS
    end = write_rows(page, [labels, sheet.columns, *rows, *empty])
    _head(page, sheet, fields, lang)
    for number, field in enumerate(fields, start=1):
        _guide(page, number, end - 1, sheet, field, choices.formula(sheet.table, field), lang)


def _head(page: Worksheet, sheet: Sheet, fields: list[Field], lang: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    for number, field in enumerate(fields, start=1):
        label, name = page.cell(1, number), page.cell(2, number)
        label.font, name.font = Font(bold=True), Font(italic=True, color="666666")
        # What every row needs stands out.
        colour = "FFE8B3" if sheet.needs(field) else "E8EEF4"
        label.fill = name.fill = PatternFill("solid", start_color=colour)
        label.comment = Comment(words.column_help(sheet, field, lang), "nea-data", height=160, width=320)
    page.freeze_panes = f"B{FIRST_ROW}"


def _guide(page: Worksheet, number: int, last: int, sheet: Sheet, field: Field, choices: str | None, lang: str) -> None:
    """Width, text format and help of one column, and its drop-down if it has one."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(number)
    page.column_dimensions[letter].number_format = TEXT
    page.column_dimensions[letter].width = min(40, max(12, len(str(field.example or "")) + 2))
    rule = DataValidation(type="list" if choices else None, formula1=choices, allow_blank=True)
    rule.promptTitle = words.label(field, lang)[:LONGEST_TITLE]
    rule.prompt = words.column_help(sheet, field, lang)[:LONGEST_PROMPT]
    rule.showInputMessage = True
    # A key may name a row that is new in this very workbook: its list helps and does not forbid.
    rule.showErrorMessage = bool(vocabulary(field))
    rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
    page.add_data_validation(rule)


def _how_to(page: Worksheet, plan: list[Sheet], lang: str) -> None:
    from openpyxl.styles import Alignment, Font

    row = write_rows(page, [[f"{number}. {step}"] for number, step in enumerate(words.STEPS[lang], start=1)])
    for sheet in plan:
        for title, table in words.guide(sheet, lang).items():
            page.cell(row + 1, 1, title).font = Font(bold=True)
            row = write_rows(page, table, row + 2)
    for letter, width in zip("ABCD", (24, 24, 12, 100), strict=True):
        page.column_dimensions[letter].width = width
    for cell in page["D"]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
