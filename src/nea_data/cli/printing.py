"""How the command line prints rows: a table that fits the terminal, CSV, JSON or Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import rich_click as click

if TYPE_CHECKING:
    import pandas as pd

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "markdown"]),
    default="table",
    help="How to print rows.",
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
    return [
        ["" if rows.isna().iat[i, j] else str(cell) for j, cell in enumerate(row)] for i, row in enumerate(_cells(rows))
    ]


def _cells(rows: pd.DataFrame) -> Any:
    return rows.itertuples(index=False, name=None)


def _table(rows: pd.DataFrame) -> None:
    """A table that fits the terminal; rich counts the double width of Japanese, Korean and Chinese."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for column in rows.columns:
        table.add_column(Text(str(column)), overflow="fold")
    for line in _text(rows):
        table.add_row(*(Text(cell) for cell in line))
    Console().print(table)
