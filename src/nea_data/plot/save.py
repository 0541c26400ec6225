"""Draw a picture into a file, the same bytes each time for the same data, fonts and matplotlib."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nea_data import plot
from nea_data.errors import MissingExtraError, NeaDataError
from nea_data.loaders import PackageLike


def save(picture: str, out: Path, lang: str = "en", package: PackageLike = None) -> None:
    """Draw the picture of that name into a file whose ending says the format; NeaDataError if it can't be written."""
    try:
        import matplotlib as mpl
        from matplotlib import pyplot as plt
    except ImportError:
        raise MissingExtraError("A picture", "plot") from None
    with mpl.rc_context({"svg.hashsalt": "nea-data"}):
        figure: Any = getattr(plot, picture)(lang=lang, package=package).figure
        try:
            figure.savefig(out, dpi=200, metadata=None if out.suffix == ".png" else _undated(out.suffix))
        except OSError as error:
            raise NeaDataError(f"{out} can't be written ({error.strerror}): choose another place.") from None
        finally:
            plt.close(figure)


def _undated(suffix: str) -> dict[str, None]:
    return {"Date": None} if suffix == ".svg" else {"CreationDate": None}
