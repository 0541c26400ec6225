"""Permutation tests for a condition that holds in long spells: series or whole spells are moved, never single months.

Months beside each other are alike, so a test that shuffles them would find far too much. Nothing here reads data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, permutations, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Orders = NDArray[np.intp]
# Comparing floating sums of the same months in another order needs a little room.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Test:
    """What a test gives: the statistic, the share of arrangements that reach it, and how many were looked at."""

    statistic: float
    p_value: float
    arrangements: int


def difference(outcome: Numbers, holds: Numbers) -> float:
    """Mean of the outcome where the condition holds, less its mean elsewhere; NaN where it always or never holds."""
    inside, outside = outcome[holds == 1], outcome[holds == 0]
    return float(inside.mean() - outside.mean()) if inside.size and outside.size else float("nan")


def correlation(outcome: Numbers, expected: Numbers) -> float:
    """Pearson correlation of the outcome with what is expected; NaN where one of them never changes."""
    if np.ptp(outcome) == 0 or np.ptp(expected) == 0:
        return float("nan")
    return float(np.corrcoef(outcome, expected)[0, 1])


def without_trend(outcome: Numbers) -> Numbers:
    """The outcome less the straight line fitted to it by least squares."""
    time = np.arange(outcome.size, dtype=float)
    slope, start = np.polyfit(time, outcome, 1)
    return np.asarray(outcome - (start + slope * time))


def circular_shifts(outcome: Numbers, expected: Numbers) -> Test:
    """Exact one-sided test of the correlation: all shifts of `expected` round the end of the series."""
    observed = correlation(outcome, expected)
    shifted = np.array([correlation(outcome, np.roll(expected, step)) for step in range(outcome.size)])
    return _test(observed, shifted)


def spell_orders(outcome: Numbers, holds: Numbers) -> Test:
    """Exact one-sided test of the difference: all orders of the spells, which keep their lengths and go on alternating.

    n spells in which the condition holds and m in which it does not give n! times m! arrangements.
    """
    arrangements = spells(holds)[_orders(holds)]
    ends = np.cumsum(arrangements, axis=1)
    sums = np.concatenate([[0.0], np.cumsum(outcome)])
    first = 0 if holds[0] == 1 else 1
    inside = (sums[ends] - sums[ends - arrangements])[:, first::2].sum(axis=1)
    months = holds.sum()
    differences = inside / months - (sums[-1] - inside) / (outcome.size - months)
    return _test(difference(outcome, holds), differences)


def spells(holds: Iterable[float]) -> NDArray[np.int64]:
    """Lengths of the runs of equal values."""
    return np.array([len(list(run)) for _, run in groupby(holds)], dtype=np.int64)


def _orders(holds: Numbers) -> Orders:
    """All orders of the spells by position: odd places change with odd places, even ones with even ones."""
    count = len(spells(holds))
    odd, even = list(permutations(range(0, count, 2))), list(permutations(range(1, count, 2)))
    orders: Any = np.empty((len(odd) * len(even), count), dtype=np.intp)
    for row, (first, second) in enumerate(product(odd, even)):
        orders[row, 0::2], orders[row, 1::2] = first, second
    return np.asarray(orders)


def _test(observed: float, arranged: Numbers) -> Test:
    share = np.mean(arranged >= observed - TOLERANCE)
    return Test(observed, float("nan") if np.isnan(observed) else float(share), arranged.size)
