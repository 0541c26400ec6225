"""Commands for an editor who does not program: sheet, merge."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import rich_click as click

from nea_data.loaders import package_of
from nea_data.sheet import Change, Merge, read_sheet, write_sheet
from nea_data.sheet.words import LANGUAGES

package_option = click.option(
    "--package", type=click.Path(path_type=Path), help="Folder of the package (default: the shipped one)."
)


@click.command()
@click.argument("table")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", help="Language of labels and help.")
@package_option
def sheet(table: str, out: Path, lang: str, package: Path | None) -> None:
    """Write TABLE as a workbook OUT.xlsx to edit in a spreadsheet program."""
    write_sheet(table, out, lang=lang, package=package)
    click.echo(f"Wrote {out}. Edit it (its sheet how-to says how), save it as .xlsx, then: nea-data merge {out}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--allow-removals", is_flag=True, help="Take rows out of the data that are gone from the workbook.")
@package_option
def merge(file: Path, yes: bool, allow_removals: bool, package: Path | None) -> None:
    """Show what the edited workbook FILE changes, check it and, if you agree, write it. Exit code 1 for faults."""
    found = read_sheet(file, package=package_of(package), removals=allow_removals)
    _show(found)
    if found.faults:
        click.echo(f"{len(found.faults)} faults; nothing was written.", err=True)
        sys.exit(1)
    if found.changes and (yes or click.confirm("Write these changes?")):
        for path in found.write():
            click.echo(f"Wrote {path}.")


def _show(found: Merge) -> None:
    for change in found.changes:
        click.echo(f"{change.table} {change.key}: {change.kind}")
        for column, old, new in change.cells:
            click.echo(f"    {column}: {_difference(change, old, new)}")
    for note in found.notes:
        click.echo(f"Note: {note}")
    for fault in found.faults:
        click.echo(str(fault))
    counts = Counter(change.kind for change in found.changes)
    click.echo(", ".join(f"{counts[kind]} {kind}" for kind in ("added", "changed", "removed")) + ".")


def _difference(change: Change, old: str, new: str) -> str:
    return f"{old or '(empty)'} -> {new or '(empty)'}" if change.kind == "changed" else new or old
