"""Places, labels and lines of a network drawn on a circle, so that no label lies on another."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, radians, sin
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Places = dict[str, tuple[float, float]]


def places(nodes: Sequence[str]) -> Places:
    """Where each node stands: round the circle in the order given, from the top, with the clock."""
    turn = [pi / 2 - 2 * pi * number / len(nodes) for number in range(len(nodes))]
    return {node: (cos(angle), sin(angle)) for node, angle in zip(nodes, turn, strict=True)}


def write(ax: Axes, spots: Places, labels: dict[str, str], size: float) -> None:
    """Each label outside the circle, turned so that it reads outwards and never upside down."""
    for number, (node, (x, y)) in enumerate(spots.items()):
        angle = 90 - 360 * number / len(spots)
        left = cos(radians(angle)) < -1e-9
        ax.text(
            1.04 * x,
            1.04 * y,
            labels[node],
            fontsize=size,
            rotation=angle - 180 if left else angle,
            rotation_mode="anchor",
            ha="right" if left else "left",
            va="center",
        )


def arrow(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    color: str,
    width: float,
    head: bool,
    line: Any = "-",
) -> None:
    """A line that bends towards the middle, so that neighbours are joined inside the circle."""
    from matplotlib.patches import FancyArrowPatch

    turn = start[0] * end[1] - start[1] * end[0]
    form = "-|>" if head else "-"
    bend = -0.25 if turn > 0 else 0.25
    ax.add_patch(
        FancyArrowPatch(
            start,
            end,
            connectionstyle=f"arc3,rad={bend}",
            arrowstyle=form,
            mutation_scale=6,
            color=color,
            linewidth=width,
            linestyle=line,
            shrinkA=3,
            shrinkB=4,
            zorder=1,
        )
    )


def blank(ax: Axes, room: float, tall: float, below: float = 0) -> None:
    """No axes, the circle round, and room for labels at the sides and, `tall`, above and
    below, and for a legend `below` them, in radii."""
    ax.set_xlim(-1 - room, 1 + room)
    ax.set_ylim(-1 - tall - below, 1 + tall)
    ax.set_aspect("equal")
    ax.set_axis_off()
