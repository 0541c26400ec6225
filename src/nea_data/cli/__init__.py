"""The command line `nea-data`: parse, call, print. Nothing is worked out here; each file holds a family of commands."""

from __future__ import annotations

import sys

import rich_click as click

from nea_data.cli import check, draw, edit, editions, find, look, release
from nea_data.errors import NeaDataError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Security cooperation in and around Northeast Asia, as data."""


for command in (
    look.overview,
    look.tables,
    look.show,
    look.sql,
    look.db,
    look.codebook,
    find.search,
    draw.plot,
    check.validate,
    edit.sheet,
    edit.merge,
    editions.editions,
    editions.edition,
    editions.diff,
    editions.verify,
    editions.errata,
    editions.fingerprint,
    release.cite,
    release.reproduce,
    release.export_command,
    look.version,
):
    main.add_command(command)


def run() -> None:
    """Entry point of the command: an error is one sentence on stderr and exit code 2, never a traceback."""
    try:
        main.main(standalone_mode=True)
    except NeaDataError as error:
        click.echo(f"nea-data: {error}", err=True)
        sys.exit(2)
