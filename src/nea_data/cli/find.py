"""Commands that find records: search."""

from __future__ import annotations

import rich_click as click

from nea_data.cli.printing import FOR_PEOPLE, format_option, lang_option, print_rows


@click.command()
@click.argument("text")
@click.option("--table", help="Search only frameworks, actors, documents, series, meetings or events.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Show at most so many records."
)
@lang_option
@format_option
def search(text: str, table: str | None, limit: int, lang: str, form: str) -> None:
    """Find records by a name in any language, an acronym, an old or a misspelt name.

    A year in the text, such as 日韓外相会談2015, puts records of other years last.
    """
    from nea_data.finding import search as find
    from nea_data.validation.words import Words

    say = Words(lang)

    every = find(text, table=table, limit=None)
    found = every.head(limit)
    print_rows(found.rename(columns=lambda column: say(f"search.{column}")) if form in FOR_PEOPLE else found, form)
    if len(found) < len(every):
        click.echo(say("search.more", found=len(found), every=len(every)), err=True)
    if every.empty:
        click.echo(say("search.nothing", text=text), err=True)
