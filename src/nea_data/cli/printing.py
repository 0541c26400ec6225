"""How the command line prints rows: a table that fits the terminal, CSV, JSON or Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rich_click as click

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

NARROWEST = 14

# The metavar stands in place of the list of choices, which a narrow terminal breaks within a word.
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "markdown"]),
    default="table",
    metavar="FORM",
    help="How to print rows: table, csv, json or markdown.",
)


def print_rows(rows: pd.DataFrame, form: str) -> None:
    """Print a frame in one of the forms of `format_option`."""
    if form == "csv":
        click.echo(rows.to_csv(index=False, lineterminator="\n"), nl=False)
    elif form == "json":
        click.echo(rows.to_json(orient="records", force_ascii=False, indent=2, date_format="iso"))
    elif form == "markdown":
        click.echo("\n".join(_markdown(rows)))
    else:
        _table(rows)


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

    console, cells = Console(), _text(rows)
    print_one = _as_table if _needed(rows, cells) <= console.width else _as_records
    print_one(console, list(rows.columns), cells)


def _needed(rows: pd.DataFrame, cells: list[list[str]]) -> int:
    """Terminal columns that a readable table takes: long text may wrap, but not below NARROWEST."""
    from rich.cells import cell_len

    lines = [list(rows.columns), *cells]
    return sum(min(max(map(cell_len, column)), NARROWEST) + 2 for column in zip(*lines, strict=True))


def _as_table(console: Console, columns: list[str], cells: list[list[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for line in cells:
        table.add_row(*(Text(cell) for cell in line))
    console.print(table)


def _as_records(console: Console, columns: list[str], cells: list[list[str]]) -> None:
    """Row below row; each is put together as one text, since rich takes its time over thousands of tables."""
    from rich.text import Text

    for number, line in enumerate(cells, start=1):
        record = Text(f"{number} ".ljust(console.width, "─"), style="dim")
        filled = [(column, cell) for column, cell in zip(columns, line, strict=True) if cell]
        width = max((len(column) for column, _ in filled), default=0) + 2
        for column, cell in filled:
            lines = Text(cell).wrap(console, max(console.width - width, NARROWEST), overflow="fold")
            for label, part in zip((column, *[""] * len(lines)), lines, strict=False):
                record.append("\n").append(Text(label.ljust(width), style="bold not dim")).append(part.plain)
        console.print(record, soft_wrap=True)
