"""Commands for an editor who does not program: sheet, merge."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import rich_click as click

from nea_data.cli.place import nearest
from nea_data.cli.printing import language
from nea_data.errors import PackageError
from nea_data.loaders import package_of
from nea_data.sheet import Change, Merge, read_sheet, write_sheet
from nea_data.validation.words import LANGUAGES, Words

package_option = click.option(
    "--package",
    type=click.Path(path_type=Path),
    callback=nearest,
    help="Folder of the package (default: the checkout that one stands in, else the shipped one).",
)

COMMAS = {"en": ", ", "ja": "、"}


@click.command()
@click.argument("table")
@click.argument("out", type=click.Path(path_type=Path))
@language("Language of labels, help and messages.")
@package_option
def sheet(table: str, out: Path, lang: str, package: Path | None) -> None:
    """Write TABLE as a workbook OUT.xlsx to edit in a spreadsheet program."""
    write_sheet(table, out, lang=lang, package=package)
    click.echo(Words(lang)("sheet.wrote", out=out, command=f"nea-data merge {out}{_place(package)}"))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--allow-removals", is_flag=True, help="Take rows out of the data that are gone from the workbook.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the messages (default: the workbook's).")
@package_option
def merge(file: Path, yes: bool, allow_removals: bool, lang: str | None, package: Path | None) -> None:
    """Show what the edited workbook FILE changes, check it and, if you agree, write it. Exit code 1 for faults."""
    found = read_sheet(file, package=package_of(package), removals=allow_removals, lang=lang)
    say = Words(found.lang)
    _show(found, say)
    if found.changes and found.is_installed:  # before the question, not after the answer
        raise PackageError(say("merge.installed"))
    if found.faults:
        message = "merge.one_fault" if len(found.faults) == 1 else "merge.faults"
        click.echo(say(message, count=len(found.faults)), err=True)
        if not found.is_checked:
            click.echo(say("merge.then"), err=True)
        sys.exit(1)
    if found.changes and (yes or click.confirm(say("merge.ask"))):
        _write(found, say, package)
    elif found.changes:
        click.echo(say("merge.declined"))


def _write(found: Merge, say: Words, package: Path | None) -> None:
    """Write the files, and say what comes next."""
    written = found.write()
    for path in written:
        click.echo(say("merge.wrote", path=path))
    *most, last = (path.resolve().relative_to(found.package.root.resolve()).as_posix() for path in written)
    files = say("merge.and", first=COMMAS[found.lang].join(most), last=last) if most else last
    lang = "" if found.lang == "en" else f" --lang {found.lang}"
    command = f"nea-data validate{f' {package}' if package else ''}{lang}"
    click.echo(say("merge.next" if most else "merge.next_one", command=command, files=files))


def _show(found: Merge, say: Words) -> None:
    for change in found.changes:
        click.echo(f"{change.table} {change.key or say('merge.empty')}: {say(f'merge.{change.kind}')}")
        for column, old, new in change.cells:
            click.echo(f"    {column}: {_difference(change, old, new, say)}")
    for note in found.notes:
        click.echo(say("merge.note", note=note))
    for fault in found.faults:
        click.echo(str(fault))
    if not found.changes and not found.faults:
        click.echo(say("merge.none"))
    if found.changes:
        counts = Counter(change.kind for change in found.changes)
        click.echo(say("merge.counts", **{kind: counts[kind] for kind in ("added", "changed", "removed")}))


def _difference(change: Change, old: str, new: str, say: Words) -> str:
    empty = say("merge.empty")
    return f"{old or empty} -> {new or empty}" if change.kind == "changed" else new or old


def _place(package: Path | None) -> str:
    """The option that names the same package in the next command."""
    return f" --package {package}" if package else ""
