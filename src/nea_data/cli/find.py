"""Commands that find records: search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import rich_click as click

from nea_data.cli.printing import FOR_PEOPLE, format_option, lang_option, print_rows

if TYPE_CHECKING:
    import pandas as pd

    from nea_data.validation.words import Words

# A score below this is a likeness of parts: what was asked for is not among the names.
NEAR = 0.75
# The columns of meeting_timeline that the parts of a record's id name.
MEETINGS_OF = {"frameworks": ("framework_id",), "series": ("framework_id", "series")}


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
    elif form in FOR_PEOPLE:
        _tell_next(text, every.iloc[0], say)


def _tell_next(text: str, first: pd.Series[Any], say: Words) -> None:
    """How to go on from the record that came first, or that none is what was asked for."""
    if first["score"] < NEAR:
        click.echo(say("search.far", text=text), err=True)
    elif first["table"] in MEETINGS_OF:
        click.echo(say("search.next", command=_meetings_of(first["table"], first["record_id"])), err=True)
        if first["table"] == "series":
            _tell_of_years(text, first["record_id"], say)


def _tell_of_years(text: str, record_id: str, say: Words) -> None:
    """Of a year that is asked for: that the series has no meeting in it, and what is known to be missing."""
    from nea_data.finding import lacking

    for year, is_without, missing in lacking(text, record_id):
        if is_without:
            click.echo(say("search.none_in_year", year=year), err=True)
        for gap in missing:
            click.echo(say("search.gap", missing=gap), err=True)


def _meetings_of(table: str, record_id: str) -> str:
    parts = zip(MEETINGS_OF[table], record_id.split("/"), strict=True)
    return " ".join(
        ["nea-data show meeting_timeline", *(f"--where {name}={part}" for name, part in parts), "--limit 5 --last"]
    )
