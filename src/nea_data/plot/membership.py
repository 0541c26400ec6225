"""Picture: the membership matrix, frameworks down, actors across, coloured by role, convenors with a dot."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from nea_data.finding import known_ids
from nea_data.loaders import PackageLike, load, package_of
from nea_data.networks import network
from nea_data.plot.style import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PALE,
    PURPLE,
    ROW,
    SKY,
    VERMILION,
    YELLOW,
    axes,
    label,
    name_rows,
    style,
)
from nea_data.plot.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

ROLES = {
    "party": BLUE,
    "member": SKY,
    "participant": GREEN,
    "associate_member": PURPLE,
    "dialogue_partner": ORANGE,
    "observer": YELLOW,
    "guest": VERMILION,
}
FEWEST = 5
LOWEST = 2.8  # Inches: with less there is no room for the names above and the words below.
CONVENOR: dict[str, Any] = {"color": BLACK, "marker": "o", "ms": 5, "mec": "white", "mew": 0.6}


def membership(
    frameworks: Sequence[str] | None = None,
    actors: Sequence[str] | None = None,
    on: str | None = None,
    lang: str = "en",
    ax: Axes | None = None,
    package: PackageLike = None,
    *,
    roles: Collection[str] | None = None,
    counting: str = "earliest",
) -> Axes:
    """Who belonged to what on a day: one row a framework, one column an actor, the colour says in what role.

    By default the frameworks in which one of the actors was, and the actors in five frameworks or more (in one, where
    frameworks are chosen), those of Northeast Asia first; the caption counts those left out and marks whose members
    are coded in part. With several roles the strongest is drawn; a dot, alone or on the colour, says that the actor
    convenes the framework.

    roles: only these (all unless given, where to convene is not by that to be in a framework); counting: as for
    `network`.

    Raises UnknownNameError for a framework or actor that does not exist, else as `style` and `network` do.
    """
    held = _held(on, roles, counting, package)
    asked = None if frameworks is None else known_ids(frameworks, "frameworks", package)
    if asked is not None:
        held = held[held["framework_id"].isin(asked)]
    fewest = FEWEST if frameworks is None else 1
    across = _actors(held if roles else held[held["role"].ne("convenor")], actors, fewest, package)
    kept = held[held["actor_id"].isin(across["actor_id"])]
    down = load("frameworks", package).sort_values(["track", "founding_date"], ascending=False)
    down = down[down["framework_id"].isin(kept["framework_id"] if asked is None else asked)]
    with style(lang):
        ax = axes(ax, max(LOWEST, 1.3 + ROW * len(down)))
        columns = {name: place for place, name in enumerate(across["actor_id"])}
        rows = {name: place for place, name in enumerate(down["framework_id"])}
        kept = kept[kept["framework_id"].isin(rows)]
        _cells(ax, kept["actor_id"].map(columns), kept["framework_id"].map(rows), kept["role"])
        in_part = down["membership_coverage"].eq("partial")
        stars = in_part.map({True: " *", False: ""})
        names = [label(row, lang) + star for row, star in zip(down.to_dict("records"), stars, strict=True)]
        name_rows(ax, names, lang)
        ax.set_xticks(range(len(columns)), _names(across, lang), rotation=90, fontsize=6)
        _frame(ax, len(columns), len(rows), int(across["is_northeast_asian"].sum()))
        left_out = held["actor_id"].nunique() - len(across) if frameworks is None and actors is None else 0
        _legend(ax, lang, set(kept["role"]), _caption(lang, left_out, any(in_part)))
    return ax


def _held(on: str | None, roles: Collection[str] | None, counting: str, package: PackageLike) -> pd.DataFrame:
    """What is drawn of each actor in each framework: its strongest role, and beside it that it convenes."""
    import pandas as pd

    wanted = package_of(package).table("memberships").field("role").enum if roles is None else roles
    rows = []
    for one, other, edge in network("membership", on, package, roles=wanted, counting=counting).edges(data=True):
        (actor,) = (name for part, name in (one, other) if part == "actor")
        (framework,) = (name for part, name in (one, other) if part == "framework")
        held = edge["roles"].split(", ")
        drawn = [*[role for role in ROLES if role in held][:1], *{"convenor"} & {*held}]
        rows += [(framework, actor, role) for role in drawn]
    return pd.DataFrame(rows, columns=["framework_id", "actor_id", "role"])


def _actors(roles: pd.DataFrame, chosen: Sequence[str] | None, fewest: int, package: PackageLike) -> pd.DataFrame:
    actors = load("actors", package)
    frameworks = roles.drop_duplicates(["framework_id", "actor_id"])
    count = actors["actor_id"].map(frameworks["actor_id"].value_counts()).fillna(0)
    actors = actors.assign(count=count, first=actors["is_northeast_asian"].fillna(False))
    shown = count.ge(fewest) if chosen is None else actors["actor_id"].isin(known_ids(chosen, "actors", package))
    actors = actors[shown]
    return actors.sort_values(["first", "count", "actor_id"], ascending=[False, False, True])


def _names(actors: pd.DataFrame, lang: str) -> list[str]:
    """Codes of states in English, names in other languages."""
    names = actors["iso3c"] if lang == "en" else actors[f"name_{lang}"]
    return [str(name) for name in names.fillna(actors["actor_id"].str.upper())]


def _cells(ax: Axes, x: pd.Series[int], y: pd.Series[int], roles: pd.Series[str]) -> None:
    from matplotlib.patches import Rectangle

    for column, row, role in zip(x, y, roles, strict=True):
        if role == "convenor":
            ax.plot(column, row, linestyle="", **CONVENOR)
        else:
            ax.add_patch(Rectangle((column - 0.42, row - 0.42), 0.84, 0.84, color=ROLES[role], linewidth=0))


def _frame(ax: Axes, columns: int, rows: int, northeast: int) -> None:
    ax.set_xlim(-0.6, columns - 0.4)
    ax.set_ylim(-0.6, rows - 0.4)
    ax.set_yticks([row - 0.5 for row in range(1, rows)], minor=True)
    ax.grid(axis="y", which="minor", color=PALE, linewidth=0.4)
    ax.tick_params(which="both", length=0)
    ax.axvline(northeast - 0.5, color=GREY, linewidth=0.6)
    ax.xaxis.tick_top()
    for side in ("left", "bottom"):
        ax.spines[side].set_color(PALE)


def _caption(lang: str, left_out: int, in_part: bool) -> str:
    notes = {word("left out", lang, count=left_out, fewest=FEWEST): left_out, word("in part", lang): in_part}
    return "\n".join(note for note, holds in notes.items() if holds)


def _legend(ax: Axes, lang: str, roles: set[str], caption: str) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles: list[Any] = [Patch(color=color, label=word(role, lang)) for role, color in ROLES.items() if role in roles]
    if "convenor" in roles:
        handles.append(Line2D([], [], linestyle="", label=word("convenor", lang), **CONVENOR))
    ax.legend(
        handles=handles, loc="upper center", bbox_to_anchor=(0.4, -0.01), ncols=4, title=caption, title_fontsize=6
    )
