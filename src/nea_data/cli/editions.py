"""Commands about editions: editions, edition, diff, verify, errata, fingerprint."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from nea_data import fingerprints as digests
from nea_data import history
from nea_data.cli.printing import format_option, print_rows
from nea_data.descriptor import shipped
from nea_data.drafts import draft
from nea_data.past import recorded, replay
from nea_data.past.difference import Change
from nea_data.releasing import changelog


@click.command()
@format_option
def editions(form: str) -> None:
    """List the editions that can be had back, with date, rows and fingerprint."""
    import pandas as pd

    records = [recorded.record(version, shipped()) for version in recorded.editions()]
    rows = [(each["version"], each["date"], _rows(each), each["fingerprint"]) for each in records]
    print_rows(pd.DataFrame(rows, columns=["edition", "date", "rows", "fingerprint"], dtype="string"), form)


@click.command()
@click.argument("version")
@click.argument("out", type=click.Path(path_type=Path))
def edition(version: str, out: Path) -> None:
    """Write the edition VERSION as a data package into the new folder OUT."""
    replay.edition(version)
    with draft(out) as beside:
        replay.write(shipped(), version, beside)
    click.echo(f"Wrote edition {version} to {out}.")


@click.command()
@click.argument("first")
@click.argument("last", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json", "markdown", "html"]),
    default="text",
    help="How to print the difference; csv, json and markdown hold one row a change.",
)
def diff(first: str, last: str | None, form: str) -> None:
    """Show what changed after the edition FIRST, up to LAST: by default up to the newest."""
    last = last or shipped().version
    rows = history.changes(first, last)
    if form in ("csv", "json", "markdown"):
        print_rows(rows, form)
    else:
        told = [Change(*row[1:]) for row in rows.fillna("").itertuples(index=False, name=None)]
        click.echo({"text": changelog.text, "html": changelog.html}[form](first, last, told), nl=False)


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--older", is_flag=True, help="Rebuild and check every older edition too, which takes a minute or so.")
def verify(path: Path | None, older: bool) -> None:
    """Prove offline that the files (or those of the package at PATH) are those of their release."""
    if older:
        click.echo("Rebuilding every older edition, newest first, which takes a minute or so …", err=True)
    checked = history.verify(path, older=older)
    newest = checked["edition"].iloc[-1]
    editions = checked["edition"].nunique()
    click.echo(
        f"Edition {newest}: {len(checked)} files of {editions} {_plural(editions)} are those that were released."
    )
    click.echo(f"fingerprint {digests.fingerprint(package=path)}")


@click.command()
@click.argument("version", required=False)
@format_option
def errata(version: str | None, form: str) -> None:
    """List the known faults of the edition VERSION, or of this one."""
    found = history.errata(version)
    print_rows(found, form)
    if found.empty:
        click.echo("No fault of this edition is known.", err=True)


@click.command()
@click.argument("table", required=False)
def fingerprint(table: str | None) -> None:
    """Print the SHA-256 of the content of a TABLE, or of all tables of the record."""
    click.echo(digests.fingerprint(table))


def _rows(record: dict[str, dict[str, dict[str, int]]]) -> str:
    return str(
        sum(record["tables"][table.name]["rows"] for table in shipped().record if table.name in record["tables"])
    )


def _plural(count: int) -> str:
    return "edition" if count == 1 else "editions"
