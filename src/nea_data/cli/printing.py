"""How the command line prints rows: a table that fits the terminal, CSV, JSON or Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import rich_click as click

from nea_data.validation.words import LANGUAGES

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

Command = TypeVar("Command", bound=Callable[..., Any])
# Long text may wrap in a table, but not below so many columns of the terminal.
NARROWEST = 14
GAP = 2

# The metavar stands in place of the list of choices, which a narrow terminal breaks within a word.
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "markdown"]),
    default="table",
    metavar="FORM",
    help="How to print rows: table, csv, json or markdown.",
)
# The forms that people read; what a program reads keeps column names and codes in every language.
FOR_PEOPLE = ("table", "markdown")


def language(said: str, choices: Sequence[str] = LANGUAGES) -> Callable[[Command], Command]:
    """The option --lang with its help; unless given it is the environment variable NEA_DATA_LANG, else English."""
    return click.option("--lang", type=click.Choice(choices), default="en", envvar="NEA_DATA_LANG", help=said)


lang_option = language(
    "ja: heads and codes in Japanese in tables, markdown and --out; csv and json keep names and codes."
)


def print_rows(rows: pd.DataFrame, form: str) -> None:
    """Print a frame in one of the forms of `format_option`, its days and truth values spelt as in the files."""
    rows = spelt(rows, keep_booleans=form == "json")
    if form == "csv":
        click.echo(rows.to_csv(index=False, lineterminator="\n"), nl=False)
    elif form == "json":
        click.echo(rows.to_json(orient="records", force_ascii=False, indent=2, date_format="iso"))
    elif form == "markdown":
        click.echo("\n".join(_markdown(rows)))
    else:
        _table(rows)


def spelt(rows: pd.DataFrame, keep_booleans: bool) -> pd.DataFrame:
    """Days as 2009-10-10, not with a midnight behind them; true and false as every file and JSON write them."""
    import pandas as pd
    from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype

    columns = []
    for _, column in rows.items():
        if is_datetime64_any_dtype(column) and column.dropna().eq(column.dropna().dt.normalize()).all():
            column = column.dt.strftime("%Y-%m-%d").astype("string")
        elif is_bool_dtype(column) and not keep_booleans:
            column = column.astype("string").str.lower()
        columns.append(column)
    return pd.concat(columns, axis=1) if columns else rows


def _markdown(rows: pd.DataFrame) -> list[str]:
    lines = [list(rows.columns), ["---"] * len(rows.columns), *_text(rows)]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]


def _text(rows: pd.DataFrame) -> list[list[str]]:
    missing = rows.isna().to_numpy()
    cells = rows.itertuples(index=False, name=None)
    return [
        ["" if gone else str(cell) for cell, gone in zip(row, absent, strict=True)]
        for row, absent in zip(cells, missing, strict=True)
    ]


def _table(rows: pd.DataFrame) -> None:
    """A table where it fits the terminal, else row by row; rich counts the width of Japanese, Korean and Chinese."""
    from rich.console import Console

    console, columns, cells = Console(), list(rows.columns), _text(rows)
    widths = _widths([columns, *cells], console.width)
    if widths is None:
        _as_records(console, columns, cells)
    else:
        _as_table(console, columns, cells, widths)


def _widths(lines: list[list[str]], room: int) -> list[int] | None:
    """How wide each column of a table is in a terminal of that width; None where it can't hold them readably.

    The widest column that can gives way first: text wraps, what has to be copied in one piece does not.
    """
    columns = list(zip(*lines, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    least = [max(map(_least, column)) for column in columns]
    room -= GAP * len(columns)
    if sum(least) > room:
        return None
    while sum(widths) > room:
        _, widest = max((width, place) for place, width in enumerate(widths) if width > least[place])
        widths[widest] -= 1
    return widths


def _width(cell: str) -> int:
    """Terminal columns of the longest line of a cell."""
    return max((_cells(line) for line in cell.splitlines()), default=0)


def _least(cell: str) -> int:
    """The least terminal columns for a cell: those of its longest word that must not be broken, or NARROWEST."""
    whole = max((len(word) for word in cell.split() if _is_whole(word)), default=0)
    return max(whole, min(_width(cell), NARROWEST))


def _is_whole(word: str) -> bool:
    """Whether a word is no use when broken: an id, a code, a day; Japanese breaks anywhere, an address may be long."""
    return "://" not in word and _cells(word) == len(word)


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return len(text) if text.isascii() else cell_len(text)


def _as_table(console: Console, columns: list[str], cells: list[list[str]], widths: Sequence[int]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column, width in zip(columns, widths, strict=True):
        table.add_column(Text(column), width=width, overflow="fold")
    for line in cells:
        table.add_row(*(Text(cell) for cell in line))
    console.print(table)


def _as_records(console: Console, columns: list[str], cells: list[list[str]]) -> None:
    """Row below row; each is put together as one text, since rich takes its time over thousands of tables."""
    from rich.text import Text

    for number, line in enumerate(cells, start=1):
        record = Text(f"{number} ".ljust(console.width, "─"), style="dim")
        filled = [(column, cell) for column, cell in zip(columns, line, strict=True) if cell]
        width = max((_cells(column) for column, _ in filled), default=0) + GAP
        for column, cell in filled:
            lines = _wrapped(console, cell, max(console.width - width, NARROWEST))
            for label, part in zip((column, *[""] * len(lines)), lines, strict=False):
                label += " " * (width - _cells(label))
                record.append("\n").append(Text(label, style="bold not dim")).append(part)
        console.print(record, soft_wrap=True)


def _wrapped(console: Console, cell: str, width: int) -> list[str]:
    """The lines of a cell; a word alone on a line is left to the terminal, from which it can be copied whole."""
    from rich.text import Text

    lines: list[str] = []
    for line in cell.splitlines():
        is_word = line and " " not in line and _cells(line) == len(line)
        lines += (
            [line] if is_word else [part.plain.rstrip() for part in Text(line).wrap(console, width, overflow="fold")]
        )
    return lines
