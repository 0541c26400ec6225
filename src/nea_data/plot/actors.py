"""Picture: who belongs together: actors on a circle, a line the thicker the more frameworks two share."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from nea_data.errors import NeaDataError
from nea_data.loaders import PackageLike, load, package_of
from nea_data.networks import network
from nea_data.plot.circle import arrow, blank, places, write
from nea_data.plot.style import BLUE, GREY, ORANGE, SKY, VERMILION, WIDTH, axes, style
from nea_data.plot.words import word

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

Step = tuple[int, str, float]
STEPS: tuple[tuple[float, str, float], ...] = ((0.8, VERMILION, 2.2), (0.65, ORANGE, 1.4), (0.0, SKY, 0.6))


def actors(
    on: str | None = None,
    least: int | None = None,
    lang: str = "en",
    ax: Axes | None = None,
    package: PackageLike = None,
    *,
    roles: Collection[str] | None = None,
    counting: str = "earliest",
) -> Axes:
    """States on a circle, those of Northeast Asia first; a line joins two that share `least` frameworks or more.

    Without `least` it is half of what the pair shares that shares most; states without a line are left out, those of
    Northeast Asia by name. `on` is a day (default: the cut-off of the coding); `roles` and `counting` are as for
    `network`.

    Raises NeaDataError where no two share so many, else as `style` and `network` do.
    """
    table = load("actors", package).set_index("actor_id")
    ties = network("actors", on, package, roles=roles, counting=counting)
    graph, steps = _strong(ties, set(table[table["iso3c"].notna()].index), least)
    if not graph:
        raise NeaDataError("No two states share so many frameworks on that day: ask for a later day, or for fewer.")
    nodes = sorted(graph, key=lambda node: (not table.loc[node, "is_northeast_asian"], -graph.degree(node), node))
    with style(lang):
        ax = axes(ax, WIDTH)
        spots = places(nodes)
        for one, other, edge in sorted(graph.edges(data=True), key=lambda edge: edge[2]["weight"]):
            _, color, width = next(step for step in steps if edge["weight"] >= step[0])
            arrow(ax, spots[one], spots[other], color, width, head=False)
        for node, (x, y) in spots.items():
            dot = BLUE if table.loc[node, "is_northeast_asian"] else GREY
            ax.plot(x, y, marker="o", markersize=6, color=dot, zorder=3)
        names = table[f"name_{lang}"].fillna(table["name_en"])
        write(ax, spots, {node: str(names[node]) for node in nodes}, 7)
        blank(ax, 0.4, 0.35)
        _legend(ax, lang, steps, on or package_of(package).coded_through)
        near = table.index[table["is_northeast_asian"] & table["kind"].eq("state")]
        _caption(ax, lang, steps[-1][0], [str(names[node]) for node in near if node in ties and node not in graph])
    return ax


def _strong(graph: nx.Graph[Any], states: set[str], least: int | None) -> tuple[nx.Graph[Any], list[Step]]:
    """The part of the network that is drawn, and its steps of weight with their colour and width."""
    states_only = graph.subgraph(states)
    top = max((edge["weight"] for *_, edge in states_only.edges(data=True)), default=1)
    lowest = round(top / 2) if least is None else least
    kept = [(one, other) for one, other, edge in states_only.edges(data=True) if edge["weight"] >= lowest]
    return states_only.edge_subgraph(kept), [
        (max(lowest, round(share * top)), color, width) for share, color, width in STEPS
    ]


def _legend(ax: Axes, lang: str, steps: list[Step], day: str) -> None:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], color=color, linewidth=width, label=f"≥ {least}") for least, color, width in steps]
    for color, who in ((BLUE, "northeast asia"), (GREY, "other states")):
        handles.append(Line2D([], [], color=color, marker="o", linestyle="", label=word(who, lang)))
    title = f"{word('shared', lang)}\n{day}"
    ax.legend(handles=handles, title=title, title_fontsize=6.5, loc="lower right", ncols=1)


def _caption(ax: Axes, lang: str, least: int, left_out: list[str]) -> None:
    if left_out:
        names = (", " if lang in ("en", "ko") else "、").join(left_out)
        ax.text(0, 0, word("too few", lang, least=least, names=names), fontsize=6, transform=ax.transAxes)
