"""Picture: the frameworks by track, each from its founding, with its meetings and its silences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nea_data.database import sql
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
SELECT framework_id, edtf_earliest(start_date) AS day,
  lag(edtf_earliest(start_date)) OVER (PARTITION BY framework_id ORDER BY edtf_earliest(start_date)) AS before
FROM meetings WHERE status = 'held' AND edtf_earliest(start_date) IS NOT NULL
ORDER BY framework_id, day, meeting_id
"""


def timeline(
    frameworks: Sequence[str] | None = None,
    lang: str = "en",
    silence: float = 3,
    ax: Axes | None = None,
    package: PackageLike = None,
) -> Axes:
    """One row a framework, grouped by track: its life, its founding, every meeting held, and silences between meetings.

    A silence is a time of `silence` years or more after the founding between two held meetings that the data know; it
    shows as a gap in the bar. `frameworks` are ids (default: all). Raises as `style` does.
    """
    lives, meetings = sql(LIVES, package=package), sql(MEETINGS, package=package)
    if frameworks is not None:
        lives = lives[lives["framework_id"].isin(list(frameworks))].reset_index(drop=True)
    with style(lang):
        ax = axes(ax, 1.0 + ROW * len(lives))
        _lives(ax, lives)
        _meetings(ax, lives, meetings, silence)
        name_rows(ax, [label(row, lang) for row in lives.to_dict("records")], lang)
        ax.set_ylim(-0.8, len(lives) - 0.2)
        ax.grid(axis="x", color=PALE, linewidth=0.5)
        ax.set_axisbelow(True)
        _legend(ax, lang, silence)
    return ax


def _lives(ax: Axes, lives: pd.DataFrame) -> None:
    start, end = decimal_year(lives["founded"]), decimal_year(lives["until"])
    for row, (track, status) in enumerate(zip(lives["track"], lives["status"], strict=True)):
        alpha = 0.35 if status == "active" else 0.15
        ax.barh(row, end[row] - start[row], left=start[row], height=0.5, color=TRACKS[track], alpha=alpha, linewidth=0)
        ax.plot(start[row], row, marker="D", markersize=3, color=TRACKS[track], clip_on=False, zorder=4)


def _meetings(ax: Axes, lives: pd.DataFrame, meetings: pd.DataFrame, silence: float) -> None:
    rows = {name: row for row, name in enumerate(lives["framework_id"])}
    meetings = meetings[meetings["framework_id"].isin(list(rows))]
    place = meetings["framework_id"].map(rows)
    day, before = decimal_year(meetings["day"]), decimal_year(meetings["before"])
    founded = decimal_year(lives["founded"]).iloc[place].to_numpy()
    quiet = ((day - before) >= silence) & (before >= founded)
    ax.barh(place[quiet], (day - before)[quiet], left=before[quiet], height=0.56, color="white", zorder=2)
    ax.hlines(place[quiet], before[quiet], day[quiet], color=GREY, linewidth=0.6, linestyle=":", zorder=3)
    colors = [TRACKS[track] for track in lives["track"].iloc[place]]
    ax.vlines(day, place - 0.34, place + 0.34, color=colors, linewidth=0.6, zorder=3)


def _legend(ax: Axes, lang: str, silence: float) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    tracks: list[Any] = [Patch(color=color, label=word(f"track {track}", lang)) for track, color in TRACKS.items()]
    marks: list[Any] = [
        Line2D([], [], color=GREY, marker="D", markersize=3, linestyle="", label=word("founded", lang)),
        Line2D([], [], color=GREY, marker="|", markersize=6, linestyle="", label=word("meeting", lang)),
        Line2D([], [], color=GREY, linestyle=":", linewidth=0.8, label=word("silence", lang, years=f"{silence:g}")),
        Patch(color=GREY, alpha=0.15, label=word("not active", lang)),
    ]
    ax.legend(handles=tracks + marks, loc="lower left", bbox_to_anchor=(-0.02, 1.0), ncols=4, borderaxespad=0.2)
