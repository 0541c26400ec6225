"""The command line `nea-data`: parse, call, print. Nothing is worked out here; each file holds a family of commands."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import rich_click as click

from nea_data.errors import NeaDataError, UnknownNameError

# Where each command lives: a family is imported when one of its commands is asked for.
COMMANDS = {
    "overview": "look.overview",
    "tables": "look.tables",
    "show": "look.show",
    "sql": "look.sql",
    "db": "look.db",
    "codebook": "look.codebook",
    "search": "find.search",
    "plot": "draw.plot",
    "validate": "check.validate",
    "sheet": "edit.sheet",
    "merge": "edit.merge",
    "editions": "editions.editions",
    "edition": "editions.edition",
    "diff": "editions.diff",
    "verify": "editions.verify",
    "errata": "editions.errata",
    "fingerprint": "editions.fingerprint",
    "cite": "release.cite",
    "reproduce": "release.reproduce",
    "export": "release.export_command",
    "version": "look.version",
}


class Families(click.RichGroup):
    """A group whose commands are imported on first use: one command need not wait for what the others import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; UnknownNameError with the nearest name where there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise UnknownNameError("command", args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        family, name = COMMANDS[cmd_name].split(".")
        command: click.Command = getattr(import_module(f"nea_data.cli.{family}"), name)
        return command


def _version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    """What `nea-data version` prints, for those who try the option first."""
    if asked:
        ctx.invoke(import_module("nea_data.cli.look").version)
        ctx.exit()


@click.group(cls=Families, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def main() -> None:
    """Security cooperation in and around Northeast Asia, as data."""


def run() -> None:
    """Entry point of the command: an error is one sentence on stderr and exit code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a file or pipe of Windows has a code page without Japanese and Korean
            stream.reconfigure(encoding="utf-8")
    try:
        main.main(standalone_mode=True)
    except NeaDataError as error:
        _give_up(str(error))
    except OSError as error:  # a full disk behind the output, a name that no file system takes
        _give_up(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}.")


def _give_up(reason: str) -> None:
    click.echo(f"nea-data: {reason}", err=True)
    sys.exit(2)
