"""Commands that find records: search."""

from __future__ import annotations

import rich_click as click

from nea_data.cli.printing import format_option, print_rows


@click.command()
@click.argument("text")
@click.option("--table", help="Search only frameworks, actors, documents, series, meetings or events.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Show at most so many records."
)
@format_option
def search(text: str, table: str | None, limit: int, form: str) -> None:
    """Find records by a name in any language, an acronym, an old or a misspelt name."""
    from nea_data.finding import search as find

    every = find(text, table=table, limit=None)
    found = every.head(limit)
    print_rows(found, form)
    if len(found) < len(every):
        click.echo(f"{len(found)} of {len(every)} records: --limit {len(every)} shows all.", err=True)
    if every.empty:
        hint = "names are searched, subjects are not; try a part of the name, or another language."
        click.echo(f"Nothing is named like '{text}': {hint}", err=True)
