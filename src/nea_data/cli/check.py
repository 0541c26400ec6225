"""Commands that check a package: validate."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from nea_data.cli.place import nearest
from nea_data.cli.printing import language
from nea_data.descriptor import Package, shipped
from nea_data.packages import package_of

if TYPE_CHECKING:
    from nea_data.validation import Problem


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path), callback=nearest)
@click.option("--no-referee", is_flag=True, help="Leave out the second look by frictionless.")
@click.option("--pandera", is_flag=True, help="Let pandera look as well.")
@language("Language of the messages.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "junit"]),
    default="text",
    help="For a person, a program, a pull request or a test runner.",
)
@click.option(
    "--table", "tables", multiple=True, help="Show only the problems of this table; may stand more than once."
)
@click.option("--rule", "rules", multiple=True, help="Show only what breaks this rule; may stand more than once.")
@click.option("--fix", is_flag=True, help="Put files in canonical form, after showing the difference; never a fact.")
@click.option("--yes", is_flag=True, help="With --fix: write without asking.")
def validate(
    path: Path | None,
    no_referee: bool,
    pandera: bool,
    lang: str,
    form: str,
    tables: tuple[str, ...],
    rules: tuple[str, ...],
    fix: bool,
    yes: bool,
) -> None:
    """Check the package in the folder PATH: by default the checkout that one stands in, else the shipped data.

    Exit code 0: nothing wrong; 1: problems were found; 2: the check could not be made.
    """
    from nea_data.validation import validate as check

    if fix:
        _fix(package_of(path), tables, yes)
    with _progress() as progress:
        problems = check(
            path, referee=not no_referee, pandera=pandera, lang=lang, tables=tables, rules=rules, progress=progress
        )
    _print(problems, form, lang, path)
    sys.exit(1 if problems else 0)


def _print(problems: list[Problem], form: str, lang: str, path: Path | None) -> None:
    from nea_data.validation import report
    from nea_data.validation.words import Words

    say = Words(lang)
    if form == "json":
        click.echo(report.as_json(problems))
    elif form == "github":
        click.echo(report.github(problems, _folder(path)), nl=bool(problems))
    elif form == "junit":
        click.echo(report.junit(problems, "nea-data validate"))
    elif problems:
        from rich.console import Console

        Console(soft_wrap=True, highlight=False).print(report.text(problems, say))
    else:
        package = package_of(path)
        message = "report.clean" if path is None else "report.clean_in"
        click.echo(say(message, name=package.name, version=package.version, path=package.root.resolve()))


def _folder(path: Path | None) -> str:
    """The package's folder as seen from here, with a slash behind it; empty for here itself."""
    root = (path or shipped().root).resolve()
    root = root.parent if root.is_file() else root
    here = Path.cwd().resolve()
    return f"{root.relative_to(here).as_posix()}/" if here in root.parents else ""


@contextmanager
def _progress() -> Iterator[Any]:
    """A bar on stderr, where that is a terminal; it is gone when the check is done."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, name: bar.update(task, completed=done, total=total, description=name)


def _fix(package: Package, tables: tuple[str, ...], yes: bool) -> None:
    from nea_data.validation.fix import fixes

    for name in tables:
        package.table(name)
    for fix in fixes(package, tables):
        click.echo(fix.diff(), nl=False, err=True)
        if yes or click.confirm(f"Write {fix.path.name} so?", err=True):
            fix.write()
            click.echo(f"Wrote {fix.path.name} in canonical form.", err=True)
