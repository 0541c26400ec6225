"""The EDTF macros against a reference in plain Python, on a million dates: leap years, decades, qualifiers, bounds."""

import random
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import product

import duckdb
import pandas as pd
import pytest

import nea_data as nea
from nea_data.database.filling import define_macros
from nea_data.descriptor import shipped

QUALIFIERS = ("", "~", "?")
BOUNDED = 450_000
DISAGREEING = """
SELECT edtf, earliest, edtf_earliest(edtf) AS found_earliest, latest, edtf_latest(edtf) AS found_latest
FROM dates
WHERE edtf_earliest(edtf) IS DISTINCT FROM earliest::DATE OR edtf_latest(edtf) IS DISTINCT FROM latest::DATE
"""


def reference(edtf: str) -> tuple[str | None, str | None]:
    """First and last day that an EDTF date can mean; None where there is no bound or no such day in the calendar."""
    if edtf == "XXXX":
        return None, None
    if edtf.startswith("["):
        low, high = edtf[1:-1].split("..")
        return first(low), last(high)
    return first(edtf.rstrip("~?")), last(edtf.rstrip("~?"))


def first(edtf: str) -> str | None:
    year, month, day = [*edtf.replace("X", "0").split("-"), "1", "1"][:3] if edtf else (None, None, None)
    return day_of(year, month, day)


def last(edtf: str) -> str | None:
    year, *rest = edtf.replace("X", "9").split("-")
    if not year:
        return None
    month = rest[0] if rest else "12"
    return day_of(year, month, rest[1] if len(rest) == 2 else str(monthrange(int(year), int(month))[1]))


def day_of(year: str | None, month: str | None, day: str | None) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat() if year and month and day else None
    except ValueError:
        return None


def exact() -> list[str]:
    """Each day 1 to 31 of each month of five centuries, the impossible ones too; then months and years."""
    months = [f"{year}-{month:02}" for year, month in product(range(1600, 2100), range(1, 13))]
    days = [f"{month}-{day:02}" for month, day in product(months, range(1, 32))]
    return [*days, *months, *(f"{year:04}" for year in range(1, 10_000))]


def bounded(dates: list[str], chance: random.Random) -> Iterator[str]:
    """Dates known only within bounds, closed, open below or open above, their ends of any precision."""
    ends = dates + 40 * [text for text in dates if len(text) < 10]
    for number in range(BOUNDED):
        low, high = chance.choice(ends), chance.choice(ends)
        yield (f"[{low}..{high}]", f"[..{high}]", f"[{low}..]")[number % 3]


def generated() -> list[str]:
    dates = exact()
    qualified = [text + qualifier for text, qualifier in product(dates, QUALIFIERS)]
    decades = [f"{decade:03}X" for decade in range(1, 1000)]
    return [*qualified, *decades, "XXXX", *bounded(dates, random.Random(2026))]


def test_macros_agree_with_the_reference_on_a_million_dates() -> None:
    texts = generated()
    assert len(texts) > 1_000_000
    bounds = [reference(text) for text in texts]
    dates = pd.DataFrame(
        {"edtf": texts, "earliest": [low for low, _ in bounds], "latest": [high for _, high in bounds]}
    )
    with duckdb.connect() as connection:
        define_macros(connection, shipped())
        connection.register("dates", dates)
        assert connection.execute(DISAGREEING).fetchmany(10) == []


def test_generated_dates_are_what_the_schema_allows() -> None:
    pattern = re.compile(shipped().table("meetings").field("start_date").pattern or "")
    sample = random.Random(1).sample(generated(), 20_000)
    assert [text for text in sample if not pattern.fullmatch(text)] == []
    assert {len(text) for text in sample} >= {4, 5, 7, 8, 10, 11, 24}


def test_the_reference_knows_the_calendar() -> None:
    assert reference("2024-02") == ("2024-02-01", "2024-02-29")
    assert reference("1900-02") == ("1900-02-01", "1900-02-28")
    assert reference("2023-02-29") == (None, None)
    assert reference("199X") == ("1990-01-01", "1999-12-31")
    assert reference("[2018-10..2022]") == ("2018-10-01", "2022-12-31")
    assert reference("[..2014]") == (None, "2014-12-31")
    assert reference("2000-06~") == ("2000-06-01", "2000-06-30")


def test_day_bounds_are_those_of_the_macros_in_the_order_and_with_the_index_of_the_dates() -> None:
    meetings = nea.load_meetings().set_index("meeting_id").sample(frac=1, random_state=1)
    bounds = nea.day_bounds(meetings["start_date"])
    query = "SELECT meeting_id, edtf_earliest(start_date) AS earliest, edtf_latest(start_date) AS latest FROM meetings"
    seen = nea.sql(query).set_index("meeting_id").loc[meetings.index]
    assert bounds.index.equals(meetings.index)
    for side in ("earliest", "latest"):
        assert list(bounds[side]) == list(pd.to_datetime(seen[side]))


def test_day_bounds_of_a_list_of_what_a_date_can_be() -> None:
    bounds = nea.day_bounds(["2024-06", "[2018-10..2022]", "[..2014]", "199X", "XXXX", None])
    texts = bounds.apply(lambda days: days.dt.strftime("%Y-%m-%d")).fillna("")
    assert texts.to_numpy().tolist() == [
        ["2024-06-01", "2024-06-30"],
        ["2018-10-01", "2022-12-31"],
        ["", "2014-12-31"],
        ["1990-01-01", "1999-12-31"],
        ["", ""],
        ["", ""],
    ]
    assert nea.day_bounds([]).empty


@pytest.mark.parametrize("other", ["2024/6/1", "2024-06-19/2024-06-20", "June 2024", "2024-13"])
def test_day_bounds_of_another_form_of_date_are_refused(other: str) -> None:
    with pytest.raises(nea.NeaDataError, match=f"'{other}' is no date as the dataset writes them"):
        nea.day_bounds(["2024", other])


@pytest.mark.parametrize("other", ["2024-02-30", "2023-02-29~", "[2024-02-30..2024-03]", "[..2024-02-30]"])
def test_day_bounds_of_a_day_that_is_in_no_calendar_are_refused(other: str) -> None:
    with pytest.raises(nea.NeaDataError, match="The calendar has no day 202[34]-02-(29|30)"):
        nea.day_bounds(["2024", None, other])
