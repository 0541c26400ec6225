"""Picture: a heat map of how many meetings were held in each year, one row a framework or a series."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from nea_data.database import sql
from nea_data.errors import NeaDataError, UnknownNameError
from nea_data.finding import known_ids
from nea_data.packages import PackageLike, package_of
from nea_data.plot.style import PALE, ROW, axes, label, name_rows, style
from nea_data.plot.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.colors import BoundaryNorm, Colormap

# Counts are whole numbers, and the many are told apart less: what stands at the colour bar, and where each step begins.
STEPS = {"0": 0, "1": 1, "2": 2, "3": 3, "4–5": 4, "6–8": 6, "9–14": 9, "15+": 15}
LOWEST = 2.2  # Inches: with less the steps beside the picture would lie on one another.
COUNTS = """
SELECT f.framework_id, f.name_en, f.name_ja, f.name_ko, f.name_zh, f.acronym, {series} AS series, f.track,
  year(edtf_earliest(m.start_date)) AS year, count(*) AS held
FROM meetings m JOIN frameworks f USING (framework_id)
WHERE m.status = 'held' AND edtf_earliest(m.start_date) IS NOT NULL GROUP BY ALL ORDER BY ALL
"""
LIVES = "SELECT framework_id, year(first_day) AS first, year(last_day) AS last FROM lives()"


def rhythm(
    frameworks: Sequence[str] | None = None,
    by: str = "framework",
    least: int = 5,
    lang: str = "en",
    ax: Axes | None = None,
    package: PackageLike = None,
) -> Axes:
    """One row a framework (or, with by="series", a series of it), one column a year, the darker the more meetings.

    Rows with fewer than `least` meetings are left out; white is a year without a meeting in the data, grey one before
    the founding of the framework or after its end. `frameworks` are ids (default: all).

    Raises UnknownNameError for a framework that does not exist or another word for `by`, NeaDataError if no row is
    left, else as `style` does.
    """
    if by not in ("framework", "series"):
        raise UnknownNameError("way to cut the rows (by)", by, ("framework", "series"))
    counts = sql(COUNTS.format(series="m.series" if by == "series" else "''"), package=package)
    if frameworks is not None:
        counts = counts[counts["framework_id"].isin(known_ids(frameworks, "frameworks", package))]
    lives = sql(LIVES, package=package).set_index("framework_id")
    table = _table(counts, least, lives, int(package_of(package).coded_through[:4]))
    with style(lang):
        ax = axes(ax, max(LOWEST, 0.8 + ROW * len(table)))
        years = [int(year) for year in table.columns]
        colors, norm = _colors(int(table.max().max()))
        mesh = ax.pcolormesh(
            [*years, years[-1] + 1],
            range(len(table) + 1),
            table.to_numpy(float),
            cmap=colors,
            norm=norm,
            edgecolor="white",
            linewidth=0.3,
        )
        names = counts.drop_duplicates(["framework_id", "series"]).set_index(["framework_id", "series"])
        labels = [_label(names.loc[key].to_dict(), key[1], lang) for key in table.index]
        name_rows(ax, labels, lang, shift=0.5)
        _bar(ax, mesh, norm, lang)
        _legend(ax, lang, bool(table.isna().any(axis=None)), len(names) - len(table), least)
    return ax


def _label(row: dict[str, str], series: str, lang: str) -> str:
    return f"{label(row, lang)} / {series}" if series else label(row, lang)


def _table(counts: pd.DataFrame, least: int, lives: pd.DataFrame, end: int) -> pd.DataFrame:
    """Years across to `end`, the longest running last, at the top; empty outside a framework's life."""
    wide = counts.pivot_table(index=["framework_id", "series"], columns="year", values="held", aggfunc="sum")
    if not wide.sum(axis=1).ge(least).any():
        raise NeaDataError(f"Nothing asked for has {least} meetings or more in the data: give a smaller least.")
    last = max(int(wide.columns.max()), end)
    wide = wide.reindex(columns=range(int(wide.columns.min()), last + 1)).fillna(0)
    wide = wide[wide.sum(axis=1) >= least]
    first = wide.gt(0).idxmax(axis=1)
    wide = wide.loc[first.sort_values(ascending=False, kind="stable").index]
    life = lives.loc[wide.index.get_level_values("framework_id")]
    years = wide.columns.to_numpy()
    outside = (years < life[["first"]].to_numpy()) | (years > life[["last"]].to_numpy())
    # Some met before they were founded or after they ended: such a meeting is still shown.
    return wide.mask(outside & wide.eq(0))


def _colors(most: int) -> tuple[Colormap, BoundaryNorm]:
    """One colour a step, white for none, grey where there is nothing to count."""
    from matplotlib import colormaps
    from matplotlib.colors import BoundaryNorm, ListedColormap, to_hex

    shades = colormaps["cividis_r"].resampled(len(STEPS))
    colors = ["#FFFFFF", *(to_hex(shades(step)) for step in range(1, len(STEPS)))]
    steps = ListedColormap(colors).with_extremes(bad=PALE)
    return steps, BoundaryNorm([*STEPS.values(), max(*STEPS.values(), most) + 1], len(colors))


def _bar(ax: Axes, mesh: Any, norm: BoundaryNorm, lang: str) -> None:
    """The colours beside the picture; the lowest is no zero, since a meeting may have been held and not be known."""
    shrink = min(1.0, 12 / mesh.get_array().shape[0])
    bar = ax.figure.colorbar(mesh, ax=ax, shrink=shrink, pad=0.01, spacing="uniform")
    bar.set_label(word("meetings a year", lang))
    middles = [(low + high) / 2 for low, high in pairwise(norm.boundaries)]
    bar.set_ticks(middles, labels=[word("none", lang), *list(STEPS)[1:]])
    bar.ax.tick_params(length=0)


def _legend(ax: Axes, lang: str, is_grey: bool, left_out: int, least: int) -> None:
    from matplotlib.patches import Patch

    handles = [Patch(color=PALE, label=word("outside", lang))] if is_grey else []
    if left_out:
        handles.append(Patch(color="none", label=word("rows left out", lang, count=left_out, least=least)))
    if not handles:
        return
    ax.legend(handles=handles, loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=2)
