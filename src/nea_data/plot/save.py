"""Draw a picture into a file, the same bytes each time for the same data, fonts and matplotlib."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from nea_data import plot
from nea_data.errors import MissingExtraError, NeaDataError
from nea_data.history import cited_version
from nea_data.loaders import PackageLike, package_of
from nea_data.plot.style import GREY, style
from nea_data.plot.words import word


def save(
    picture: str, out: Path, lang: str = "en", package: PackageLike = None, *, bare: bool = False, **choice: Any
) -> None:
    """Draw the picture of that name, with its title and source unless `bare`, into a file; the ending is the format.

    `choice` is passed on to the picture. Raises NeaDataError if the file can't be written, else as the picture does.
    """
    try:
        import matplotlib as mpl
        from matplotlib import pyplot as plt
    except ImportError:
        raise MissingExtraError("A picture", "plot") from None
    with mpl.rc_context({"svg.hashsalt": "nea-data"}):
        figure: Any = getattr(plot, picture)(lang=lang, package=package, **choice).figure
        if not bare:
            _words_round(figure, picture, lang, package)
        try:
            figure.savefig(out, dpi=200, metadata=_metadata(out.suffix, package))
        except OSError as error:
            raise NeaDataError(f"{out} can't be written ({error.strerror}): choose another place.") from None
        finally:
            plt.close(figure)


def _words_round(figure: Any, picture: str, lang: str, package: PackageLike) -> None:
    """The title above and the source below, for a reader who meets the picture outside of its paper."""
    through = package_of(package).coded_through
    source = word("source", lang, version=cited_version(package), through=through)
    with style(lang):
        figure.suptitle(word(f"title {picture}", lang), x=0.01, ha="left", fontsize=9)
        figure.supxlabel(source, x=0.99, ha="right", fontsize=5.5, color=GREY)


def data_mark(package: PackageLike = None) -> str:
    """What a picture file says of the data it was drawn from: the fingerprint of all the rows."""
    digest = sha256()
    for table in package_of(package).tables:
        digest.update(table.path.read_bytes())
    return f"drawn from data {digest.hexdigest()[:16]}"


def _metadata(suffix: str, package: PackageLike) -> dict[str, str | None]:
    """No date in the file, so that the same data give the same bytes."""
    mark = data_mark(package)
    if suffix == ".svg":
        return {"Date": None, "Description": mark}
    return {"CreationDate": None, "Subject": mark} if suffix == ".pdf" else {"Description": mark}
