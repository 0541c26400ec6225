"""The command line `nea-data`: parse, call, print. Nothing is worked out here."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from nea_data import database, loaders
from nea_data.descriptor import read_package, shipped
from nea_data.errors import NeaDataError, UnknownNameError

if TYPE_CHECKING:
    import pandas as pd

OVERVIEW = """
SELECT founding_year AS "since", framework_id AS "framework", {name} AS "name", track, members, meetings,
  left(last_meeting, 4) AS "last", status
FROM framework_overview ORDER BY track, founding_year, framework_id
"""
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "markdown"]),
    default="table",
    help="How to print rows.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Security cooperation in and around Northeast Asia, as data."""


@main.command()
@click.option("--lang", type=click.Choice(["en", "ja"]), default="en", help="Language of the names.")
@format_option
def overview(lang: str, form: str) -> None:
    """Show what there is: every framework with its track, founding year, members and meetings."""
    rows = database.sql(OVERVIEW.format(name=f"name_{lang}"))
    if form == "table":
        package = shipped()
        click.echo(f"{package.title}\nversion {package.version}, coded through {package.coded_through}\n")
    _print(rows, form)
    if form == "table":
        counts = ", ".join(
            f"{len(loaders.load(name))} {name}" for name in ("meetings", "memberships", "documents", "sources")
        )
        click.echo(f"\n{len(rows)} frameworks, {counts}.")
        click.echo('Next: nea-data tables, nea-data show meetings, nea-data sql "SELECT ..."')


@main.command()
@format_option
def tables(form: str) -> None:
    """List the tables and views, with what one row is."""
    import pandas as pd

    kept = [
        (name, "table", str(len(loaders.load(name))), shipped().table(name).description) for name in loaders.tables()
    ]
    made = [(file.name, "view", "", file.comment) for file in database.sql_files("views")]
    _print(pd.DataFrame(kept + made, columns=["name", "kind", "rows", "description"], dtype="string"), form)


@main.command()
@click.argument("table")
@click.option("--columns", help="Columns to show, separated by commas (default: all).")
@click.option("--limit", type=int, help="Show only so many rows.")
@format_option
def show(table: str, columns: str | None, limit: int | None, form: str) -> None:
    """Print the rows of a TABLE or view."""
    if table not in [*loaders.tables(), *database.views()]:
        raise UnknownNameError("table or view", table, [*loaders.tables(), *database.views()])
    rows = database.view(table) if table in database.views() else loaders.load(table)
    if columns:
        rows = rows[_chosen(columns, rows)]
    _print(rows if limit is None else rows.head(limit), form)


@main.command()
@click.argument("query")
@format_option
def sql(query: str, form: str) -> None:
    """Run a SELECT over all tables and views."""
    _print(database.sql(query), form)


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
def db(out: Path) -> None:
    """Write a DuckDB database file OUT that the DuckDB shell opens."""
    database.connect(out).close()
    click.echo(f"Wrote {out}: open it with `duckdb {out}`.")


@main.command()
@click.argument("table", required=False)
@format_option
def codebook(table: str | None, form: str) -> None:
    """Print the codebook: of one TABLE, or the whole as Markdown."""
    from nea_data.codebook import describe, markdown

    if table is None and form in ("table", "markdown"):
        click.echo(markdown(), nl=False)
    else:
        rows = describe(table)
        _print(rows if form != "table" else rows[["column", "type", "key", "description", "example"]], form)


@main.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--no-referee", is_flag=True, help="Leave out the second look by frictionless.")
@format_option
def validate(path: Path | None, no_referee: bool, form: str) -> None:
    """Check the data, or the package in the folder PATH. Exit code 1 if something is wrong."""
    import pandas as pd

    from nea_data.validation import Problem
    from nea_data.validation import validate as check

    package = read_package(path) if path else shipped()
    problems = check(package, referee=not no_referee)
    if form != "table":
        names = list(Problem.__dataclass_fields__)
        _print(pd.DataFrame([vars(problem) for problem in problems], columns=names), form)
    else:
        click.echo("\n".join(map(str, problems)) or f"{package.name} {package.version}: nothing wrong found.")
        if problems:
            click.echo(f"{len(problems)} problems.", err=True)
    sys.exit(1 if problems else 0)


@main.command()
def version() -> None:
    """Print the version of the data and of this package."""
    click.echo(f"nea-data {shipped().version}, coded through {shipped().coded_through}")


def run() -> None:
    """Entry point of the command: an error is one sentence on stderr and exit code 2, never a traceback."""
    try:
        main.main(standalone_mode=True)
    except NeaDataError as error:
        click.echo(f"nea-data: {error}", err=True)
        sys.exit(2)


def _chosen(columns: str, rows: pd.DataFrame) -> list[str]:
    names = [name.strip() for name in columns.split(",")]
    for name in names:
        if name not in rows.columns:
            raise UnknownNameError("column", name, rows.columns)
    return names


def _print(rows: pd.DataFrame, form: str) -> None:
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


if __name__ == "__main__":
    run()
