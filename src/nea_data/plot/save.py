"""Draw a picture into a file, the same bytes each time for the same data, fonts and matplotlib."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from nea_data import plot
from nea_data.errors import MissingExtraError, NeaDataError
from nea_data.loaders import PackageLike, package_of


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
            figure.savefig(out, dpi=200, metadata=_metadata(out.suffix, package))
        except OSError as error:
            raise NeaDataError(f"{out} can't be written ({error.strerror}): choose another place.") from None
        finally:
            plt.close(figure)


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
