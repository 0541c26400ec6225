"""The permutation tests against arithmetic done by hand and the same thing done the slow way."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nea_data.pages import permutation

HOLDS = np.array([1, 1, 0, 0, 0, 1, 0, 1, 1, 1], dtype=float)


def slow_orders(outcome: np.ndarray, holds: np.ndarray) -> list[float]:
    """Every order of the spells, each written out as a series."""
    lengths = list(permutation.spells(holds))
    series = []
    for first in permutations(lengths[0::2]):
        for second in permutations(lengths[1::2]):
            mixed = [0] * len(lengths)
            mixed[0::2], mixed[1::2] = first, second
            states = [holds[0] if place % 2 == 0 else 1 - holds[0] for place in range(len(mixed))]
            series.append(permutation.difference(outcome, np.repeat(states, mixed)))
    return series


def test_spells_are_the_runs_of_equal_values() -> None:
    assert permutation.spells(HOLDS).tolist() == [2, 3, 1, 1, 3]


def test_difference_is_one_mean_less_the_other() -> None:
    assert permutation.difference(np.array([4.0, 2.0, 1.0, 1.0]), np.array([1.0, 1.0, 0.0, 0.0])) == 2


def test_shift_that_fits_best_has_the_smallest_possible_p() -> None:
    outcome = HOLDS * 3
    assert permutation.circular_shifts(outcome, HOLDS).p_value == pytest.approx(1 / 10)


def test_orders_count_the_arrangement_itself() -> None:
    found = permutation.spell_orders(HOLDS, HOLDS)
    assert found.arrangements == 3 * 2 * 1 * 2 * 1
    # Only the order itself and the ones that look the same reach a difference of one.
    assert found.statistic == 1
    assert 1 / 12 <= found.p_value <= 2 / 12


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(0, 5), min_size=10, max_size=10),
    st.lists(st.integers(1, 3), min_size=3, max_size=6),
    st.booleans(),
)
def test_orders_agree_with_the_slow_way(counts: list[int], lengths: list[int], first: bool) -> None:
    holds = np.repeat([float(place % 2 == first) for place in range(len(lengths))], lengths)
    outcome = np.resize(np.array(counts, dtype=float), holds.size)
    slow = slow_orders(outcome, holds)
    found = permutation.spell_orders(outcome, holds)
    assert found.arrangements == len(slow)
    assert found.p_value == pytest.approx(np.mean(np.array(slow) >= found.statistic - 1e-9))


def test_trend_is_taken_out() -> None:
    assert np.allclose(permutation.without_trend(np.arange(20.0) * 2 + 5), 0)


def test_a_condition_that_never_changes_gives_no_answer() -> None:
    never = permutation.circular_shifts(np.arange(5.0), np.ones(5))
    assert np.isnan(never.statistic)
    assert np.isnan(never.p_value)


def test_chance_alone_is_found_about_as_often_as_it_should() -> None:
    random = np.random.default_rng(1994)
    p_values = [
        permutation.circular_shifts(random.poisson(1, 60).astype(float), random.permutation(60) % 4 * 1.0)
        for _ in range(200)
    ]
    assert 0.01 <= np.mean([test.p_value <= 0.05 for test in p_values]) <= 0.1
