"""Commands for those who cite the data and carry them elsewhere: cite, reproduce, export."""

from __future__ import annotations

import sys
from pathlib import Path

import rich_click as click

from nea_data import citation, exports, history
from nea_data.cli.printing import format_option, language, print_rows
from nea_data.descriptor import shipped
from nea_data.errors import NeaDataError


@click.command()
@click.option(
    "--style",
    type=click.Choice(citation.STYLES),
    default="apa",
    metavar="STYLE",
    help=f"How to cite: {', '.join(citation.STYLES)}.",
)
@click.option("--table", help="Cite one table.")
@click.option("--record", help="Cite one row of it with its sources: the parts of its key joined with '/'.")
@click.option("--accessed", help="Day of reading (2026-11-23), for the styles that name one.")
@click.option("--query", help="Cite the result of a SELECT instead, as JSON for `nea-data reproduce`.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the JSON of --query to this file.")
def cite(
    style: str, table: str | None, record: str | None, accessed: str | None, query: str | None, out: Path | None
) -> None:
    """Print how to cite the data, a table, a row with its sources, or the result of a query."""
    if query is None:
        if out is not None:
            raise NeaDataError("--out belongs to --query: print other citations, or redirect them to a file.")
        click.echo(citation.cite(style, table, record, accessed))
    else:
        if table or record:
            raise NeaDataError("--query is cited by itself: leave out --table and --record.")
        cited = citation.cite_query(query, path=out)
        click.echo(f"Wrote {out}: run it again with `nea-data reproduce {out}`." if out else citation.to_json(cited))
    if history.moved_on():
        click.echo(
            f"These rows have moved on since release {shipped().version}: cite a release instead, "
            f"such as that of the tag v{shipped().version}.",
            err=True,
        )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--rows", is_flag=True, help="Print the rows, too.")
@format_option
def reproduce(file: Path, rows: bool, form: str) -> None:
    """Run the cited query in FILE again and compare. Exit code 1 if it gives another result."""
    outcome = citation.reproduce(file)
    if rows:
        print_rows(outcome.rows, form)
    click.echo(str(outcome), err=rows)
    sys.exit(0 if outcome.is_same_result else 1)


@click.command("export")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(exports.FORMATS),
    required=True,
    metavar="FORMAT",
    help=f"What to write: {', '.join(exports.FORMATS)}.",
)
@language("Language of the Excel workbook.")
def export_command(out: Path, form: str, lang: str) -> None:
    """Write the whole package to OUT: a folder with a file a table, or one file."""
    if form == "excel" and out.suffix != ".xlsx":
        raise NeaDataError(f"'{out}' has no ending that spreadsheet programs know: expected .xlsx.")
    click.echo(f"Wrote {exports.export(out, form, lang=lang)}.")
    if form == "sqlite" and (left_out := exports.views_left_out(out)):
        click.echo(f"Left out, since SQLite can't run them: {', '.join(left_out)}.")
