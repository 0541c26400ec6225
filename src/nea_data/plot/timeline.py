"""Picture: the frameworks by track, each from its founding, with its meetings and its silences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nea_data.database import sql
from nea_data.finding import known_ids
from nea_data.packages import PackageLike
from nea_data.plot.style import GREY, PALE, ROW, TRACKS, axes, decimal_year, label, name_rows, style
from nea_data.plot.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

LIVES = """
SELECT f.framework_id, f.name_en, f.name_ja, f.name_ko, f.name_zh, f.acronym, f.track, f.status,
  edtf_earliest(d.date) AS founded,
  coalesce((SELECT max(edtf_earliest(c.date)) FROM framework_changes c WHERE c.framework_id = f.framework_id
    AND c.standing = 'accepted' AND (f.status = 'ended' AND c.change = 'ended')), coded_through()) AS until
FROM frameworks f JOIN founding_dates d ON d.framework_id = f.framework_id AND d.standing = 'founding'
ORDER BY f.track DESC, founded DESC, f.framework_id
"""
MEETINGS = """
SELECT framework_id, edtf_earliest(start_date) AS day FROM meetings
WHERE status = 'held' AND edtf_earliest(start_date) IS NOT NULL ORDER BY framework_id, day, meeting_id
"""
# The founding and the end are no meetings, but a framework can be silent after the one and before the other.
PAUSES = f"""
WITH lives AS ({LIVES}), met AS ({MEETINGS}), moments AS (
  SELECT framework_id, unnest([founded, until]) AS day FROM lives WHERE framework_id IN (SELECT framework_id FROM met)
  UNION SELECT framework_id, day FROM met JOIN lives USING (framework_id) WHERE day BETWEEN founded AND until
)
SELECT framework_id, day, lag(day) OVER (PARTITION BY framework_id ORDER BY day) AS before FROM moments
QUALIFY before IS NOT NULL ORDER BY framework_id, day
"""


def timeline(
    frameworks: Sequence[str] | None = None,
    lang: str = "en",
    silence: float = 3,
    ax: Axes | None = None,
    package: PackageLike = None,
) -> Axes:
    """One row a framework, grouped by track: its life, its founding, every meeting held, and its silences.

    A silence is a time of `silence` years or more without a held meeting that the data know, from the founding to the
    end or the cut-off of the coding; it shows as a dotted gap in the bar. The bar of a framework without any meeting in
    the data is empty. `frameworks` are ids (default: all).

    Raises UnknownNameError for a framework that does not exist, else as `style` does.
    """
    lives, meetings, pauses = (sql(query, package=package) for query in (LIVES, MEETINGS, PAUSES))
    if frameworks is not None:
        chosen = lives["framework_id"].isin(known_ids(frameworks, "frameworks", package))
        lives = lives[chosen].reset_index(drop=True)
    lives["has_met"] = lives["framework_id"].isin(meetings["framework_id"])
    with style(lang):
        ax = axes(ax, 1.0 + ROW * len(lives))
        _lives(ax, lives)
        _meetings(ax, lives, meetings)
        _silences(ax, lives, pauses, silence)
        name_rows(ax, [label(row, lang) for row in lives.to_dict("records")], lang)
        ax.set_ylim(-0.8, len(lives) - 0.2)
        ax.grid(axis="x", color=PALE, linewidth=0.5)
        ax.set_axisbelow(True)
        _legend(ax, lang, silence, set(lives["track"]))
    return ax


def _lives(ax: Axes, lives: pd.DataFrame) -> None:
    start, end = decimal_year(lives["founded"]), decimal_year(lives["until"])
    for row, (track, status, has_met) in enumerate(zip(lives["track"], lives["status"], lives["has_met"], strict=True)):
        color = TRACKS[track]
        look: dict[str, Any] = (
            {"color": color, "alpha": 0.35 if status == "active" else 0.15, "linewidth": 0}
            if has_met
            else {"facecolor": "none", "edgecolor": color, "linewidth": 0.6}
        )
        ax.barh(row, end[row] - start[row], left=start[row], height=0.5, **look)
        ax.plot(start[row], row, marker="D", markersize=3, color=color, clip_on=False, zorder=4)


def _meetings(ax: Axes, lives: pd.DataFrame, meetings: pd.DataFrame) -> None:
    place, meetings = _places(lives, meetings)
    colors = [TRACKS[track] for track in lives["track"].iloc[place]]
    ax.vlines(decimal_year(meetings["day"]), place - 0.34, place + 0.34, color=colors, linewidth=0.6, zorder=3)


def _silences(ax: Axes, lives: pd.DataFrame, pauses: pd.DataFrame, silence: float) -> None:
    place, pauses = _places(lives, pauses)
    day, before = decimal_year(pauses["day"]), decimal_year(pauses["before"])
    quiet = (day - before) >= silence
    ax.barh(place[quiet], (day - before)[quiet], left=before[quiet], height=0.56, color="white", zorder=2)
    ax.hlines(place[quiet], before[quiet], day[quiet], color=GREY, linewidth=0.6, linestyle=":", zorder=3)


def _places(lives: pd.DataFrame, moments: pd.DataFrame) -> tuple[pd.Series[int], pd.DataFrame]:
    """The row in the picture of each moment of a framework that is drawn, and those moments."""
    rows = {name: row for row, name in enumerate(lives["framework_id"])}
    moments = moments[moments["framework_id"].isin(list(rows))]
    return moments["framework_id"].map(rows).astype(int), moments


def _legend(ax: Axes, lang: str, silence: float, drawn: set[str]) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    tracks: list[Any] = [
        Patch(color=color, label=word(f"track {track}", lang)) for track, color in TRACKS.items() if track in drawn
    ]
    marks: list[Any] = [
        Line2D([], [], color=GREY, marker="D", markersize=3, linestyle="", label=word("founded", lang)),
        Line2D([], [], color=GREY, marker="|", markersize=6, linestyle="", label=word("meeting", lang)),
        Line2D([], [], color=GREY, linestyle=":", linewidth=0.8, label=word("silence", lang, years=f"{silence:g}")),
        Patch(color=GREY, alpha=0.15, label=word("not active", lang)),
        Patch(facecolor="none", edgecolor=GREY, linewidth=0.6, label=word("no meeting", lang)),
    ]
    ax.legend(handles=tracks + marks, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=4, borderaxespad=0.2)
