"""Commands that draw: plot."""

from __future__ import annotations

from inspect import signature
from pathlib import Path
from typing import Any

import rich_click as click

from nea_data import plot as drawing
from nea_data.cli.printing import language
from nea_data.errors import NeaDataError
from nea_data.plot.words import LANGUAGES

PICTURES = drawing.__all__
BY_FRAMEWORK = [name for name in PICTURES if "frameworks" in signature(getattr(drawing, name)).parameters]


@click.command(help=f"Draw a PICTURE of the data into a file: {', '.join(PICTURES)}.")
@click.argument("picture", type=click.Choice(PICTURES), metavar="PICTURE")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="File to write: .svg, .pdf or .png.")
@language("Language of the labels.", LANGUAGES)
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    metavar="ID",
    help=f"Draw only this framework; repeatable. For {', '.join(BY_FRAMEWORK)}.",
)
@click.option("--bare", is_flag=True, help="Without title and source.")
def plot(picture: str, out: Path, lang: str, frameworks: tuple[str, ...], bare: bool) -> None:
    """Draw a picture; the pictures are named in the help."""
    from nea_data.plot.save import save

    if out.suffix not in (".svg", ".pdf", ".png"):
        raise NeaDataError(f"'{out}' has no ending that tells the format: expected .svg, .pdf or .png.")
    if frameworks and picture not in BY_FRAMEWORK:
        raise NeaDataError(f"--framework has no meaning for '{picture}': it is for {', '.join(BY_FRAMEWORK)}.")
    choice: dict[str, Any] = {"frameworks": frameworks} if frameworks else {}
    save(picture, out, lang, bare=bare, **choice)
    click.echo(f"Wrote {out}.")
