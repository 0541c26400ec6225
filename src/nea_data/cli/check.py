"""Commands that check a package: validate."""

from __future__ import annotations

import sys
from pathlib import Path

import rich_click as click

from nea_data.cli.printing import format_option, print_rows
from nea_data.packages import package_of


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--no-referee", is_flag=True, help="Leave out the second look by frictionless.")
@format_option
def validate(path: Path | None, no_referee: bool, form: str) -> None:
    """Check the data, or the package in the folder PATH. Exit code 1 if something is wrong."""
    import pandas as pd

    from nea_data.validation import Problem
    from nea_data.validation import validate as check

    package = package_of(path)
    problems = check(package, referee=not no_referee)
    if form != "table":
        names = list(Problem.__dataclass_fields__)
        print_rows(pd.DataFrame([vars(problem) for problem in problems], columns=names), form)
    else:
        click.echo("\n".join(map(str, problems)) or f"{package.name} {package.version}: nothing wrong found.")
        if problems:
            click.echo(f"{len(problems)} problems.", err=True)
    sys.exit(1 if problems else 0)
