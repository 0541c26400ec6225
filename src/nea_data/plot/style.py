"""How every picture looks: fonts that have the letters, colours that the colour-blind can tell apart, paper width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from nea_data.errors import MissingExtraError, NeaDataError, UnknownNameError
from nea_data.plot.words import LANGUAGES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 7.0
ROW = 0.165
# Okabe and Ito's palette, which the common forms of colour blindness leave distinct.
ORANGE, SKY, GREEN, YELLOW = "#E69F00", "#56B4E9", "#009E73", "#F0E442"
BLUE, VERMILION, PURPLE, BLACK = "#0072B2", "#D55E00", "#CC79A7", "#000000"
GREY, PALE = "#6F6F6F", "#E4E4E4"
TRACKS = {"1": BLUE, "1.5": ORANGE, "2": GREEN}
SAMPLES = {"en": "Aé–", "ja": "日韓会議ー", "ko": "한미동맹", "zh": "论坛东盟"}
# Usual fonts come first so that the same picture is drawn on most machines; any other that has the letters will do.
FAMILIES = {
    "en": ["DejaVu Sans"],
    "ja": [
        "Noto Sans CJK JP",
        "Noto Sans JP",
        "Source Han Sans JP",
        "Hiragino Sans",
        "Yu Gothic",
        "Meiryo",
        "IPAexGothic",
    ],
    "ko": [
        "Noto Sans CJK KR",
        "Noto Sans KR",
        "Apple SD Gothic Neo",
        "Malgun Gothic",
        "NanumGothic",
        "Noto Sans CJK JP",
    ],
    "zh": ["Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "SimHei", "Noto Sans CJK JP"],
}
# A Japanese font that pip installs. It is looked into, not imported: that would change the settings of matplotlib.
FONT_OF_PIP = "matplotlib_fontja"
# Fonts that claim every letter and draw boxes or nothing: matplotlib brings the first along.
STAND_INS = ("lastresort", "adobeblank", "unicodebmpfallback")
PLAIN: dict[str, Any] = {
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 8,
    "axes.labelsize": 7,
    "font.size": 7,
    "legend.fontsize": 6.5,
    "legend.frameon": False,
    "xtick.labelsize": 6.5,
    "ytick.labelsize": 6.5,
    "hatch.linewidth": 0.4,
    "svg.hashsalt": "nea-data",
}


@contextmanager
def style(lang: str) -> Iterator[None]:
    """What is drawn inside is drawn in the house style with a font for that language.

    Raises MissingExtraError without matplotlib, UnknownNameError for another language, NeaDataError without a font.
    """
    if lang not in LANGUAGES:
        raise UnknownNameError("language", lang, LANGUAGES)
    try:
        import matplotlib as mpl
    except ImportError:
        raise MissingExtraError("A picture", "plot") from None
    settings: Any = PLAIN | {"font.family": list(dict.fromkeys([font(lang), "DejaVu Sans"]))}
    with mpl.rc_context(settings):
        yield
        interactive = mpl.is_interactive()
    # A notebook turns this on with its first picture; the context took it back, and the second would not show.
    mpl.interactive(interactive)


def axes(ax: Axes | None, height: float) -> Axes:
    """The Axes given, or new ones as wide as a page and so many inches high."""
    from matplotlib import pyplot as plt

    return ax if ax is not None else plt.subplots(figsize=(WIDTH, height), layout="constrained")[1]


@cache
def font(lang: str) -> str:
    """A font family of this system that has the letters of a language; NeaDataError where there is none."""
    from matplotlib.font_manager import fontManager

    for path in _fonts_of_pip():
        fontManager.addfont(path)
    known = {entry.name: entry.fname for entry in fontManager.ttflist if entry.weight in (400, "normal", "regular")}
    for family in [*FAMILIES[lang], *sorted(known)]:
        if family in known and not _stands_in(family) and _has(known[family], SAMPLES[lang]):
            return family
    raise NeaDataError(
        f"No font of this system has the letters of '{lang}' ({SAMPLES[lang]}): install one, such as Noto Sans CJK "
        "(Debian: fonts-noto-cjk), remove matplotlib's font cache and draw again, or choose lang='en'. For Japanese "
        "alone, pip install matplotlib-fontja does."
    )


def _fonts_of_pip() -> list[Path]:
    spec = find_spec(FONT_OF_PIP)
    return sorted(Path(spec.origin).parent.glob("fonts/*.ttf")) if spec and spec.origin else []


def label(row: Any, lang: str, width: int = 46) -> str:
    """The name of a framework for a picture, in lines of `width`: in English its acronym, where it has one."""
    names = [row.get("acronym") if lang == "en" else None, row.get(f"name_{lang}"), row.get("name_en")]
    name = next(str(name) for name in names if isinstance(name, str) and name)
    # Chinese, Japanese and Korean letters take two cells each; lines of equal length leave no single letter alone.
    cells = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in name)
    lines = ceil(cells / width)
    return "\n".join(textwrap.wrap(name, width if cells == len(name) else ceil(len(name) / lines) + (lines > 1)))


def name_rows(ax: Axes, names: Sequence[str], lang: str, shift: float = 0) -> None:
    """Write names beside the rows; two lines fit into the height of one row."""
    spacing = 0.85 if lang == "en" else 1.0
    ax.set_yticks([row + shift for row in range(len(names))], names, fontsize=5.2, linespacing=spacing)
    ax.tick_params(axis="y", which="both", length=0)


def decimal_year(days: Any) -> Any:
    """Days of a frame as years with a fraction, for an axis of years."""
    return days.dt.year + (days.dt.day_of_year - 1) / 365.25


def _stands_in(family: str) -> bool:
    return "".join(filter(str.isalpha, family.lower())).startswith(STAND_INS)


def _has(path: str, letters: str) -> bool:
    from matplotlib.ft2font import FT2Font

    return set(map(ord, letters)) <= set(FT2Font(path).get_charmap())
