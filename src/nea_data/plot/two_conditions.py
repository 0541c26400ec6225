"""Picture: meetings of Japan, the United States and South Korea by level, above the two conditions of the model."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from nea_data.database import sql, view
from nea_data.packages import PackageLike
from nea_data.plot.style import BLACK, BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILION, YELLOW, axes, style
from nea_data.plot.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

LEVELS = {
    "leaders": BLUE,
    "ministers": SKY,
    "vice_ministers": GREEN,
    "senior_officials": "#B8B8B8",
    "military": PURPLE,
    "others": YELLOW,
}
STRIPS = ("alliances", "jpn_kor_relations", "cooperation")
STATES = {
    "stable": "#BFDDEB",
    "unstable": VERMILION,
    "good": "#BFDDEB",
    "poor": ORANGE,
    "strong": "#BFDDEB",
    "sustained": "#F3D28B",
    "limited": VERMILION,
    "dysfunctional": BLACK,
}
# Not from the calendar module, whose names hang on the locale.
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
HATCHES = {"unstable": "///", "poor": "..", "sustained": "..", "limited": "///"}


def two_conditions(lang: str = "en", ax: Axes | None = None, package: PackageLike = None) -> Axes:
    """Bars of the meetings held in each year by level; below, month by month, the two conditions and what they give.

    Exercises stand as a mark on the bar and are not counted in it; a year in which nothing was found and not all series
    are known bears a question mark. Years are as in `trilateral_by_year`; where the
    coding was cut off within the last one, the axis says in which month. Raises as `style` does.
    """
    years, months = view("trilateral_by_year", package), view("trilateral_by_month", package)
    cut_off = sql("SELECT coded_through() AS day", package=package)["day"].iloc[0]
    with style(lang):
        ax = axes(ax, 4.2)
        top = _bars(ax, years, lang)
        height = 0.07 * top
        for place, name in enumerate(STRIPS):
            _strip(ax, months, name, -height * (1.45 * place + 1.3), height, lang)
        _frame(ax, years, top, height)
        ax.set_ylabel(word("meetings a year", lang), y=(top / 2 + height * 4.4) / (top * 1.12 + height * 4.4))
        _cut_off(ax, cut_off, lang)
        ax.add_artist(ax.legend(loc="upper left", ncols=2))
        _key(ax, lang)
    return ax


def _bars(ax: Axes, years: pd.DataFrame, lang: str) -> float:
    """The stacked bars, each as wide as its year; the height of the tallest."""
    below = years["year"].mul(0).astype(float)
    for level, color in LEVELS.items():
        held = years[level].fillna(0).astype(float)
        name = word(level, lang) if held.any() else None
        ax.bar(years["year"] + 0.5, held, bottom=below, width=0.8, color=color, label=name)
        below += held
    some = years["exercises"].fillna(0).gt(0)
    ax.plot(years["year"][some] + 0.5, below[some] + 0.6, "^", color=GREY, markersize=4, label=word("exercises", lang))
    unknown = years["meetings"].isna() & below.eq(0)
    if unknown.any():
        marks = years["year"][unknown] + 0.5
        ax.plot(
            marks, marks * 0 + 0.8, marker="$?$", linestyle="", color=GREY, markersize=5, label=word("unknown", lang)
        )
    return float(below.max()) or 1.0


def _strip(ax: Axes, months: pd.DataFrame, name: str, bottom: float, height: float, lang: str) -> None:
    """One condition as coloured stretches of time."""
    start = months["month"].str[:4].astype(int) + (months["month"].str[5:].astype(int) - 1) / 12
    for state, run in groupby(zip(months[name].fillna(""), start, strict=True), key=lambda pair: pair[0]):
        if state:
            since = [moment for _, moment in run]
            ax.broken_barh(
                [(since[0], len(since) / 12)],
                (bottom, height),
                facecolor=STATES[state],
                hatch=HATCHES.get(state),
                edgecolor="white",
                linewidth=0,
            )
    ax.text(start.iloc[0] - 0.4, bottom + height / 2, word(name, lang), ha="right", va="center", fontsize=6.5)


def _frame(ax: Axes, years: pd.DataFrame, top: float, height: float) -> None:
    from matplotlib.ticker import MultipleLocator

    ax.set_xlim(years["year"].min(), years["year"].max() + 1)
    ax.set_ylim(-height * 4.4, top * 1.12)
    ax.yaxis.set_major_locator(MultipleLocator(5))
    ax.set_yticks([tick for tick in ax.get_yticks() if 0 <= tick <= top + 1])
    ax.spines["left"].set_bounds(0, top)


def _cut_off(ax: Axes, day: pd.Timestamp, lang: str) -> None:
    """A tick and the month at the end of the coding, where that is not the end of a year: its bar counts less."""
    if day.month == 12 and day.is_month_end:
        return
    text = word("to month", lang, year=day.year, month=MONTHS[day.month - 1], number=day.month)
    ax.set_xticks([day.year + day.month / 12], [text], minor=True)
    # Below the years, which stand too close to it.
    ax.tick_params(axis="x", which="minor", length=14, width=0.5, pad=2)


def _key(ax: Axes, lang: str) -> None:
    from matplotlib.patches import Patch

    looks: dict[tuple[str, str | None], list[str]] = {}
    for state, color in STATES.items():
        looks.setdefault((color, HATCHES.get(state)), []).append(word(state, lang))
    handles = [
        Patch(facecolor=color, hatch=hatch, edgecolor="white", linewidth=0, label=" / ".join(names))
        for (color, hatch), names in looks.items()
    ]
    ax.legend(
        handles=handles,
        loc="upper center",
        bbox_to_anchor=(0.45, -0.115),
        ncols=5,
        handlelength=1.4,
        columnspacing=1.2,
    )
