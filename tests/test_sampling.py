"""A sample can be drawn again by anyone, is as large as promised, and reaches over the whole table."""

from pathlib import Path

import editions
import pytest

import nea_data as nea
from nea_data import sampling


@pytest.mark.parametrize("table", sampling.SECOND_CODING)
def test_one_row_of_every_five_is_drawn_and_the_same_again(table: str) -> None:
    drawn = sampling.one_in(5, table, seed=1)
    assert len(drawn) == -(-len(nea.load(table)) // 5)
    assert drawn.equals(sampling.one_in(5, table, seed=1))
    assert not drawn.equals(sampling.one_in(5, table, seed=2))


def test_no_five_rows_in_the_order_of_their_keys_are_without_one() -> None:
    keys = sorted(nea.load("meetings")["meeting_id"])
    drawn = set(sampling.one_in(5, "meetings", seed=7)["record_id"])
    assert all(len(drawn & set(keys[start : start + 5])) == 1 for start in range(0, len(keys), 5))


def test_rows_drawn_over_tables_are_rows_of_theirs_and_never_twice() -> None:
    drawn = sampling.any_of(40, ("events", "frameworks"), seed=3)
    known = set(nea.load("events")["event_id"]) | set(nea.load("frameworks")["framework_id"])
    assert len(drawn) == 40
    assert not drawn.duplicated().any()
    assert set(drawn["record_id"]) <= known


def test_a_sample_is_drawn_from_the_edition_that_is_named(mini: Path) -> None:
    newest = editions.three(mini)[-1]
    assert "chn-east-china-sea-adiz-2013" in set(sampling.one_in(1, "events", 1, newest, "1.0.0")["record_id"])
    assert "chn-east-china-sea-adiz-2013" not in set(sampling.one_in(1, "events", 1, newest)["record_id"])
