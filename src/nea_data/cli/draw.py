"""Commands that draw: plot."""

from __future__ import annotations

from pathlib import Path

import rich_click as click

from nea_data.errors import NeaDataError
from nea_data.plot import __all__ as pictures
from nea_data.plot.words import LANGUAGES


@click.command(help=f"Draw a PICTURE of the data into a file: {', '.join(pictures)}.")
@click.argument("picture", type=click.Choice(pictures), metavar="PICTURE")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="File to write: .svg, .pdf or .png.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", help="Language of the labels.")
def plot(picture: str, out: Path, lang: str) -> None:
    """Draw a picture; the pictures are named in the help."""
    from nea_data.plot.save import save

    if out.suffix not in (".svg", ".pdf", ".png"):
        raise NeaDataError(f"'{out}' has no ending that tells the format: expected .svg, .pdf or .png.")
    save(picture, out, lang)
    click.echo(f"Wrote {out}.")
