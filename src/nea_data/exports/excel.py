"""One Excel workbook: about it, the codebook, the codes in words, then a sheet a table with frozen headers and filters.

Text stays text: no date, address or formula is guessed from it. In Japanese it is for reading: sheets and heads bear
titles, codes are words. Needs the extra `export` (XlsxWriter).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nea_data.citation.prose import apa
from nea_data.citation.reference import dataset
from nea_data.codebook import codes, describe
from nea_data.descriptor import Package
from nea_data.errors import MissingExtraError, PackageError
from nea_data.exports.moment import release_time
from nea_data.in_japanese import in_japanese
from nea_data.loaders import read_table, tables
from nea_data.metadata.facts import facts

if TYPE_CHECKING:
    import pandas as pd

CELL_LENGTH = 32_767
# Chinese characters are drawn differently in the three languages: the font decides, and a column has one language.
FONTS = {"_ja": "Yu Gothic", "_ko": "Malgun Gothic", "_zh": "Microsoft YaHei"}
DATES = (
    "Dates are EDTF text at the precision of the source; an empty cell means not known or does not apply,"
    " in the columns left, until and ended that it still ran at the cut-off.",
    "日付は出典の精度のままのEDTF表記(文字列)です。空欄は「分からない、または当てはまらない」、"
    "構成員の「脱退」(left)、対応関係の「終了」(until)、文書の「終了日」(ended)では収録終了日の時点で続いていることを表します。",
)
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def excel_file(package: Package, out: Path, lang: str = "en") -> None:
    """The workbook: sheets `about`, `codebook`, `codes`, and one of each table's name, its header in the first row.

    In Japanese the sheets of tables bear their titles, where the package has them, and so do columns and codes.
    """
    content = BytesIO()
    with _workbook(content) as book:
        book.set_properties({"title": package.title, "created": release_time(package).replace(tzinfo=None)})
        _about(book, package)
        _sheet(book, "codebook", describe(package=package))
        _sheet(book, "codes", codes(package=package))
        for table in map(package.table, tables(package)):  # as the descriptor has them, not as keys need them
            rows = read_table(table, with_moments=False)
            if lang == "ja":
                _sheet(book, table.title_ja or table.name, rows, in_japanese(rows, table.name, package))
            else:
                _sheet(book, table.name, rows)
    out.write_bytes(content.getvalue())


def rows_file(rows: pd.DataFrame, out: Path, name: str) -> None:
    """A workbook of one sheet of that name with these rows, their heads in the first; MissingExtraError as above."""
    content = BytesIO()
    with _workbook(content) as book:
        _sheet(book, name, rows)
    out.write_bytes(content.getvalue())


def _workbook(content: BytesIO) -> Any:
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise MissingExtraError("The Excel workbook", "export") from None
    return xlsxwriter.Workbook(content, OPTIONS)


def _about(book: Any, package: Package) -> None:
    """What the workbook holds: a line in English and, beside it, the same in Japanese."""
    sheet = book.add_worksheet("about")
    styles = [book.add_format({"text_wrap": True} | font) for font in ({}, {"font_name": FONTS["_ja"]})]
    for column, style in enumerate(styles):
        sheet.set_column(column, column, 80, style)
    for row, line in enumerate(_lines(package)):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text, styles[column])


def _lines(package: Package) -> Iterator[tuple[str, str]]:
    licence = facts(package).licences[0]
    yield package.title, package.descriptor.get("title_ja", "")
    yield package.descriptor["description"], package.descriptor.get("description_ja", "")
    version, end = package.version, package.coded_through
    yield f"Version {version}, coded through {end}.", f"バージョン{version}、収録終了日は{end}。"
    yield f"Licence: {licence['title']}, {licence['path']}", f"ライセンス:{licence['title']}、{licence['path']}"
    yield f"Cite as: {apa(dataset(package))}", f"引用:{apa(dataset(package))}"
    yield DATES
    for table in map(package.table, tables(package)):
        said = f"{table.title_ja}({table.name}):{table.description_ja}" if table.description_ja else ""
        yield f"{table.name}: {table.description}", said


def _sheet(book: Any, name: str, rows: pd.DataFrame, translated: pd.DataFrame | None = None) -> None:
    """A sheet of these rows; their own heads say which font the cells take, also where others are written for them."""
    sheet = book.add_worksheet(name)
    head, days = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    written = rows if translated is None else translated
    for place, (column, (title, values)) in enumerate(zip(rows, written.items(), strict=True)):
        font = FONTS.get(str(column)[-3:]) or (FONTS["_ja"] if translated is not None else None)
        style = book.add_format({"num_format": "@"} | ({"font_name": font} if font else {}))
        sheet.set_column(place, place, _width(str(title), values))
        sheet.write_string(0, place, str(title), head)
        for row, value in _filled(values):
            _cell(sheet, row, place, value, style, days, f"{name}.{title}")
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(rows.columns) - 1)


def _filled(values: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    import pandas as pd

    return ((row, value) for row, value in enumerate(values, start=1) if not pd.isna(value))


def _cell(sheet: Any, row: int, column: int, value: Any, style: Any, days: Any, where: str) -> None:
    if isinstance(value, str):
        if len(value) > CELL_LENGTH:
            raise PackageError(f"{where}, row {row} has {len(value)} characters; an Excel cell holds {CELL_LENGTH}.")
        sheet.write_string(row, column, value, style)
    elif isinstance(value, datetime):  # a day that a view has worked out; dates of the tables are text
        sheet.write_datetime(row, column, value, days)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    else:
        sheet.write_number(row, column, value)


def _width(title: str, values: pd.Series) -> int:
    longest = values.dropna().astype("string").str.len().max() if values.notna().any() else 0
    return int(min(max(len(title) + 4, longest), 60))
