"""Picture: the frameworks that stand in a relation to one another, on a circle by track."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nea_data.loaders import PackageLike, load
from nea_data.networks import network
from nea_data.plot.circle import arrow, blank, places, write
from nea_data.plot.style import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    SKY,
    TRACKS,
    VERMILION,
    WIDTH,
    axes,
    label,
    style,
)
from nea_data.plot.words import word

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Eleven relations are more than there are colours that all can tell apart: some are dashed.
RELATIONS: dict[str, tuple[str, Any]] = {
    "second_track_of": (GREEN, "-"),
    "intersessional_forum_for": (GREEN, "--"),
    "counterpart_of": (BLUE, "-"),
    "coordinates_with": (SKY, "-"),
    "complements": (SKY, "--"),
    "grew_out_of": (ORANGE, "-"),
    "successor_of": (VERMILION, "-"),
    "model_for": (PURPLE, "-"),
    "contributed_to": (PURPLE, "--"),
    "rests_on": (BLACK, "-"),
    "implements": (GREY, "-"),
}


def counterparts(
    on: str | None = None,
    lang: str = "en",
    ax: Axes | None = None,
    package: PackageLike = None,
    *,
    counting: str = "earliest",
) -> Axes:
    """Frameworks on a circle, the dot coloured by track; an arrow from each to the one that it is a counterpart of.

    `on` is a day (default: the cut-off of the coding); `counting` is as for `network`.

    Raises as `style` and `network` do.
    """
    graph = network("counterparts", on, package, counting=counting)
    frameworks = load("frameworks", package).set_index("framework_id")
    nodes = sorted(graph, key=lambda node: (frameworks.loc[node, "track"], frameworks.loc[node, "founding_date"], node))
    with style(lang):
        ax = axes(ax, WIDTH * 1.0)
        spots = places(nodes)
        for start, end, edge in graph.edges(data=True):
            color, line = RELATIONS[edge["relation"]]
            arrow(ax, spots[start], spots[end], color, 0.9, head=True, line=line)
        for node, (x, y) in spots.items():
            ax.plot(x, y, marker="o", markersize=5, color=TRACKS[str(frameworks.loc[node, "track"])], zorder=3)
        write(ax, spots, {node: label(frameworks.loc[node].to_dict(), lang, 44) for node in nodes}, 5.5)
        blank(ax, 0.85, 0.82, below=0.45)
        _legend(ax, lang, {edge["relation"] for *_, edge in graph.edges(data=True)})
    return ax


def _legend(ax: Axes, lang: str, relations: set[str]) -> None:
    from matplotlib.lines import Line2D

    handles: list[Any] = [
        Line2D([], [], color=color, marker="o", markersize=5, linestyle="", label=word(f"track {track}", lang))
        for track, color in TRACKS.items()
    ]
    handles += [
        Line2D([], [], color=color, linestyle=line, linewidth=1.2, label=word(relation, lang))
        for relation, (color, line) in RELATIONS.items()
        if relation in relations
    ]
    ax.legend(handles=handles, loc="lower center", ncols=4)
