"""Picture: a heat map of how many meetings were held in each year, one row a framework or a series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nea_data.database import sql
from nea_data.loaders import PackageLike
from nea_data.plot.style import axes, label, style
from nea_data.plot.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

COUNTS = """
SELECT f.framework_id, f.name_en, f.name_ja, f.name_ko, f.name_zh, f.acronym, {series} AS series, f.track,
  year(edtf_earliest(m.start_date)) AS year, count(*) AS held
FROM meetings m JOIN frameworks f USING (framework_id)
WHERE m.status = 'held' AND edtf_earliest(m.start_date) IS NOT NULL GROUP BY ALL
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
        ax = axes(ax, 0.8 + 0.15 * len(table))
        mesh = ax.pcolormesh(
            [*table.columns, table.columns[-1] + 1], range(len(table) + 1), table.to_numpy(float), **_colors(table)
        )
        names = counts.drop_duplicates(["framework_id", "series"]).set_index(["framework_id", "series"])
        labels = [_label(names.loc[key].to_dict(), key[1], lang) for key in table.index]
        ax.set_yticks([row + 0.5 for row in range(len(table))], labels, fontsize=5.5)
        ax.tick_params(axis="y", length=0)
        ax.figure.colorbar(mesh, ax=ax, label=word("meetings a year", lang), shrink=min(1.0, 12 / len(table)), pad=0.01)
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


def _colors(table: pd.DataFrame) -> dict[str, object]:
    """Steps, not a flow: counts are whole numbers, and the many above eight are told apart less."""
    from matplotlib import colormaps
    from matplotlib.colors import BoundaryNorm, ListedColormap

    edges = [0, 1, 2, 3, 4, 6, 9]
    shades = colormaps["cividis_r"].resampled(7)
    colors = ["#FFFFFF", *(shades(step) for step in (1, 2, 3, 4, 5, 6))]
    bounds = [*edges, max(10, int(table.to_numpy().max()) + 1)]
    return {
        "cmap": ListedColormap(colors),
        "norm": BoundaryNorm(bounds, len(colors)),
        "edgecolor": "white",
        "linewidth": 0.3,
    }
