"""Commands that show what there is: overview, tables, show, sql, db, codebook, version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from nea_data import database, history, loaders
from nea_data.cli.fitting import fitting, known_column
from nea_data.cli.printing import FOR_PEOPLE, format_option, lang_option, language, print_rows
from nea_data.cli.spreadsheets import out_option, write_rows
from nea_data.descriptor import shipped
from nea_data.errors import NeaDataError, UnknownNameError
from nea_data.sqlfiles import sql_files, what_else

if TYPE_CHECKING:
    import pandas as pd

    from nea_data.validation.words import Words

FIRST_SENTENCE = r"(?s)\A(.+?(?:\.(?=\s|\Z)|。))"
OVERVIEW = """
SELECT founding_year AS "since", framework_id AS "framework", {name} AS "name", track, members, meetings,
  year(edtf_latest(last_meeting)) AS "last", status
FROM framework_overview ORDER BY track, founding_year, framework_id
"""
# What a reader would else take for facts: that what has ended has no members, and what is known in part only those.
KNOWN = """
SELECT framework_id, status <> 'ended' AS runs, membership_coverage = 'complete' AS is_complete FROM frameworks
"""

COUNTS = "SELECT " + ", ".join(
    f"(SELECT count(*) FROM {name}) AS {name}" for name in ("meetings", "memberships", "documents", "sources")
)


@click.command()
@language("Language of the names.")
@format_option
def overview(lang: str, form: str) -> None:
    """Show what there is: every framework with its track, founding year, members and meetings.

    In the table `5+` members are those found so far.
    """
    from nea_data.validation.words import Words

    rows = database.sql(OVERVIEW.format(name=f"name_{lang}"))
    if form != "table":
        print_rows(rows, form)
        return
    package, say = shipped(), Words(lang)
    title = package.descriptor["title_ja"] if lang == "ja" else package.title
    click.echo(say("overview.head", title=title, version=package.version, through=package.coded_through) + "\n")
    print_rows(_readable_overview(rows, lang, say), form)
    counts = {str(name): number for name, number in database.sql(COUNTS).iloc[0].items()}
    click.echo("\n" + say("overview.counts", frameworks=len(rows), **counts))
    click.echo(say("overview.next"))


@click.command()
@language("Language of the descriptions.")
@format_option
def tables(lang: str, form: str) -> None:
    """List the tables and views, with what one row is; in csv, json and markdown with all that is said of them."""
    import pandas as pd

    is_ja = lang == "ja"
    kept = [
        (table.name, "table", str(len(loaders.load(table.name))), table.description_ja if is_ja else table.description)
        for table in map(shipped().table, loaders.tables())
    ]
    made = [(file.name, "view", "", file.comment_ja if is_ja else file.comment) for file in sql_files("views")]
    rows = pd.DataFrame(kept + made, columns=["name", "kind", "rows", "description"], dtype="string")
    if form == "table":
        rows["description"] = rows["description"].str.extract(FIRST_SENTENCE, expand=False)
    if is_ja and form in FOR_PEOPLE:
        rows["kind"] = rows["kind"].replace({"table": "表", "view": "ビュー"})
        rows = rows.set_axis(["名前", "種別", "行数", "説明"], axis=1)
    print_rows(rows, form)


@click.command()
@click.argument("table")
@click.option("--columns", help="Columns to show, separated by commas (default: all).")
@click.option("--where", "wanted", multiple=True, metavar="COLUMN=VALUE", help="Only rows with this value; repeatable.")
@click.option("--limit", type=click.IntRange(min=0), help="Show only so many rows.")
@click.option("--last", is_flag=True, help="With --limit: the last rows, not the first.")
@lang_option
@format_option
@out_option
def show(
    table: str,
    columns: str | None,
    wanted: tuple[str, ...],
    limit: int | None,
    last: bool,
    lang: str,
    form: str,
    out: Path | None,
) -> None:
    """Print the rows of a TABLE or view: all, or those that every --where fits.

    Tables are in the order of their keys; the view meeting_timeline has the meetings in the order of time. --columns
    and --where take the names of columns and the codes, or their Japanese titles and labels; --where start_date=2012
    finds the days of that year.
    """
    from nea_data.in_japanese import in_japanese
    from nea_data.validation.words import Words

    known = [*loaders.tables(), *database.views()]
    if table not in known:
        raise UnknownNameError("table or view", table, known, instead=what_else(table))
    rows = database.view(table) if table in database.views() else loaders.load(table)
    for condition in wanted:
        rows = fitting(condition, table, rows)
    if columns:
        rows = rows[_chosen(columns, table, rows)]
    if lang == "ja" and (out or form in FOR_PEOPLE):
        rows = in_japanese(rows, table)
    if rows.empty:
        click.echo(Words(lang)("show.none"), err=True)
    if out:
        write_rows(_limited(rows, limit, last), out, table)
    elif not rows.empty or form != "table":
        print_rows(_limited(rows, limit, last), form)


@click.command()
@click.argument("query")
@format_option
@out_option
def sql(query: str, form: str, out: Path | None) -> None:
    """Run a SELECT over all tables and views."""
    rows = database.sql(query)
    if out:
        write_rows(rows, out, "rows")
    else:
        print_rows(rows, form)
    if rows.empty:
        click.echo("No row answers this query.", err=True)


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
def db(out: Path) -> None:
    """Write a DuckDB database file OUT that the DuckDB shell opens."""
    if str(out) == database.IN_MEMORY:
        raise NeaDataError("A database in memory would be gone at once: give the name of a file.")
    database.connect(out).close()
    click.echo(f"Wrote {out}: open it with `duckdb {out}`.")


@click.command()
@click.argument("table", required=False)
@language("Language of the descriptions.")
@format_option
def codebook(table: str | None, lang: str, form: str) -> None:
    """Print the codebook: of one TABLE or view, or the whole as Markdown."""
    from nea_data import codebook as english
    from nea_data import codebook_ja

    files = {file.name: file for kind in ("views", "table_macros") for file in sql_files(kind)}
    if table in files:
        if form == "table":
            click.echo(files[table].comment_ja if lang == "ja" else files[table].comment)
        print_rows(english.describe_view(table), form)
    elif table is None and form in ("table", "markdown"):
        click.echo(codebook_ja.markdown() if lang == "ja" else english.markdown(), nl=False)
    else:
        rows = english.describe(table)
        print_rows(rows if form != "table" else _readable(rows, lang), form)


@click.command()
def version() -> None:
    """Print the version of the data and of this package."""
    moved = ", with rows that have moved on since that release" if history.moved_on() else ""
    click.echo(f"nea-data {shipped().version}, coded through {shipped().coded_through}{moved}")


def _readable(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """A codebook of few columns: the vocabulary stands below the description."""
    described, one_of = ("description_ja", "値: ") if lang == "ja" else ("description", "One of: ")
    vocabulary = ("\n" + one_of + rows["values"]).where(rows["values"] != "", "")
    return rows.assign(**{described: rows[described] + vocabulary})[["column", "type", "key", described, "example"]]


def _readable_overview(rows: pd.DataFrame, lang: str, say: Words) -> pd.DataFrame:
    """The id below the name and the state behind it, so that neither is cut in a narrow terminal."""
    known = database.sql(KNOWN).set_index("framework_id").loc[rows["framework"]].reset_index(drop=True)
    codes = shipped().table("frameworks").field("status").categories
    state = rows["status"].map({code.value: code.label_ja if lang == "ja" else code.value for code in codes})
    name = rows["name"].where(rows["status"].eq("active"), rows["name"] + " (" + state + ")")
    members = (rows["members"].astype("string") + known["is_complete"].map({True: "", False: "+"})).where(known["runs"])
    shown = rows.assign(framework=name + "\n" + rows["framework"], members=members).drop(columns=["name", "status"])
    return shown.rename(columns={column: say(f"overview.{column}") for column in shown})


def _limited(rows: pd.DataFrame, limit: int | None, last: bool) -> pd.DataFrame:
    """The first or last rows of so many; NeaDataError for the last without a number."""
    if limit is None:
        if last:
            raise NeaDataError("--last says which rows, not how many: expected --limit N with it.")
        return rows
    return rows.tail(limit) if last else rows.head(limit)


def _chosen(columns: str, table: str, rows: pd.DataFrame) -> list[str]:
    return [known_column(name.strip(), table, rows) for name in columns.replace("、", ",").split(",")]
