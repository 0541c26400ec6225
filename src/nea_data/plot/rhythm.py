"""Picture: a heat map of how many meetings were held in each year, one row a framework or a series."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from nea_data.database import sql
from nea_data.packages import PackageLike
from nea_data.plot.style import ROW, axes, label, name_rows, style
from nea_data.plot.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.colors import BoundaryNorm, ListedColormap

# Counts are whole numbers, and the many are told apart less: what stands at the colour bar, and where each step begins.
STEPS = {"0": 0, "1": 1, "2": 2, "3": 3, "4–5": 4, "6–8": 6, "9+": 9}
COUNTS = """
SELECT f.framework_id, f.name_en, f.name_ja, f.name_ko, f.name_zh, f.acronym, {series} AS series, f.track,
  year(edtf_earliest(m.start_date)) AS year, count(*) AS held
FROM meetings m JOIN frameworks f USING (framework_id)
WHERE m.status = 'held' AND edtf_earliest(m.start_date) IS NOT NULL GROUP BY ALL ORDER BY ALL
"""


def rhythm(
    frameworks: Sequence[str] | None = None,
    by: str = "framework",
    least: int = 5,
    lang: str = "en",
    ax: Axes | None = None,
    package: PackageLike = None,
) -> Axes:
    """One row a framework (or, with by="series", a series of it), one column a year, the darker the more meetings.

    Rows with fewer than `least` meetings are left out; white is a year without a meeting in the data. `frameworks` are
    ids (default: all). Raises as `style` does.
    """
    counts = sql(COUNTS.format(series="m.series" if by == "series" else "''"), package=package)
    if frameworks is not None:
        counts = counts[counts["framework_id"].isin(list(frameworks))]
    table = _table(counts, least)
    with style(lang):
        ax = axes(ax, 0.8 + ROW * len(table))
        years = [int(year) for year in table.columns]
        colors, norm = _colors(int(table.to_numpy().max()))
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
        bar = ax.figure.colorbar(mesh, ax=ax, shrink=min(1.0, 12 / len(table)), pad=0.01, spacing="uniform")
        bar.set_label(word("meetings a year", lang))
        bar.set_ticks([(low + high) / 2 for low, high in pairwise(norm.boundaries)], labels=list(STEPS))
        bar.ax.tick_params(length=0)
    return ax


def _label(row: dict[str, str], series: str, lang: str) -> str:
    return f"{label(row, lang)} / {series}" if series else label(row, lang)


def _table(counts: pd.DataFrame, least: int) -> pd.DataFrame:
    """Years across, the longest running last so that it stands at the top."""
    wide = counts.pivot_table(index=["framework_id", "series"], columns="year", values="held", aggfunc="sum")
    wide = wide.reindex(columns=range(int(wide.columns.min()), int(wide.columns.max()) + 1)).fillna(0)
    wide = wide[wide.sum(axis=1) >= least]
    first = wide.gt(0).idxmax(axis=1)
    return wide.loc[first.sort_values(ascending=False, kind="stable").index]


def _colors(most: int) -> tuple[ListedColormap, BoundaryNorm]:
    """One colour a step, white for none."""
    from matplotlib import colormaps
    from matplotlib.colors import BoundaryNorm, ListedColormap, to_hex

    shades = colormaps["cividis_r"].resampled(len(STEPS))
    colors = ["#FFFFFF", *(to_hex(shades(step)) for step in range(1, len(STEPS)))]
    return ListedColormap(colors), BoundaryNorm([*STEPS.values(), max(10, most + 1)], len(colors))
