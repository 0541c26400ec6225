"""Picture: who belongs together: actors on a circle, a line the thicker the more frameworks two share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nea_data.loaders import PackageLike, load
from nea_data.network import network
from nea_data.plot.circle import arrow, blank, places, write
from nea_data.plot.style import BLUE, GREY, ORANGE, SKY, VERMILION, WIDTH, axes, style
from nea_data.plot.words import word

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

STEPS = ((0.8, VERMILION, 2.2), (0.65, ORANGE, 1.4), (0.0, SKY, 0.6))


def actors(
    on: str | None = None,
    least: int | None = None,
    most: int = 24,
    lang: str = "en",
    ax: Axes | None = None,
    package: PackageLike = None,
) -> Axes:
    """The `most` best connected states on a circle; a line joins two that share `least` frameworks or more.

    Without `least` it is half of what the pair shares that shares most.

    `on` is a day (default: the cut-off of the coding). States of Northeast Asia have a dark dot. Raises as `style` and
    `network` do.
    """
    graph = network("actors", on, package)
    table = load("actors", package).set_index("actor_id")
    nodes = [node for node in graph if isinstance(table.loc[node, "iso3c"], str)]
    nodes = sorted(nodes, key=lambda node: (-graph.degree(node, weight="weight"), node))[:most]
    nodes = sorted(nodes, key=lambda node: (not table.loc[node, "is_northeast_asian"], nodes.index(node)))
    with style(lang):
        ax = axes(ax, WIDTH)
        spots = places(nodes)
        steps = _edges(ax, graph.subgraph(nodes), spots, least)
        for node, (x, y) in spots.items():
            color = BLUE if table.loc[node, "is_northeast_asian"] else GREY
            ax.plot(x, y, marker="o", markersize=6, color=color, zorder=3)
        names = table[f"name_{lang}"].fillna(table["name_en"])
        write(ax, spots, {node: str(names[node]) for node in nodes}, 7)
        blank(ax, 0.4)
        _legend(ax, lang, steps)
    return ax


def _edges(
    ax: Axes, graph: nx.Graph[Any], spots: dict[str, tuple[float, float]], least: int | None
) -> list[tuple[int, str, float]]:
    """Draw the lines, weak ones below; the steps of weight with their colour and width."""
    weights = sorted(((edge["weight"], one, other) for one, other, edge in graph.edges(data=True)))
    top = weights[-1][0] if weights else 1
    lowest = round(top / 2) if least is None else least
    steps = [(max(lowest, round(share * top)), color, width) for share, color, width in STEPS]
    for weight, one, other in weights:
        step = next((step for step in steps if weight >= step[0]), None)
        if step:
            arrow(ax, spots[one], spots[other], step[1], step[2], head=False)
    return steps


def _legend(ax: Axes, lang: str, steps: list[tuple[int, str, float]]) -> None:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], color=color, linewidth=width, label=f"≥ {least}") for least, color, width in steps]
    ax.legend(handles=handles, title=word("shared", lang), title_fontsize=6.5, loc="lower right", ncols=1)
