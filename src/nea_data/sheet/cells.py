"""Put text into cells of a workbook, so that a spreadsheet program leaves it text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from nea_data.errors import PackageError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TEXT = "@"
# What the file format can hold in a cell.
LONGEST_CELL = 32_767


def write_rows(page: Worksheet, rows: Iterable[Sequence[str]], first: int = 1) -> int:
    """Rows of text from row `first` on; the number of the next row."""
    row = first
    for row, texts in enumerate(rows, start=first + 1):
        for number, text in enumerate(texts, start=1):
            set_text(page.cell(row - 1, number), text)
    return row


def set_text(cell: Any, text: str) -> None:
    """One cell, typed and formatted as text; PackageError where a workbook can't hold it."""
    from openpyxl.utils.exceptions import IllegalCharacterError

    cell.number_format = TEXT
    if not text:
        return
    place = f"Sheet '{cell.parent.title}', cell {cell.coordinate}"
    if len(text) > LONGEST_CELL:
        raise PackageError(f"{place} would have {len(text)} characters; a workbook holds {LONGEST_CELL} in a cell.")
    try:
        cell.value = text
    except IllegalCharacterError:
        raise PackageError(f"{place} would have a control character: correct the row with a text editor.") from None
    cell.data_type = "s"  # also where it begins with =
