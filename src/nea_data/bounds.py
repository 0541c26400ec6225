"""EDTF dates as days, for those who sort and compare them outside SQL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from nea_data.database.filling import OFFLINE, define_macros
from nea_data.descriptor import shipped
from nea_data.errors import NeaDataError

if TYPE_CHECKING:
    import pandas as pd

DAYS = """
SELECT edtf_earliest(date)::TIMESTAMP_S AS earliest, edtf_latest(date)::TIMESTAMP_S AS latest FROM dates ORDER BY row
"""


def day_bounds(dates: Iterable[str | None]) -> pd.DataFrame:
    """First and last day that each EDTF date can mean; as text, dates within bounds sort behind all others.

    Columns: `earliest` and `latest` (datetime64[s]), NaT where a date is empty or open on that side; the index is that
    of `dates`, if it has one. `2024-06` has the days of June, `[2018-10..2022]` those from 1 October 2018 to
    31 December 2022. Method: the macros edtf_earliest() and edtf_latest(), on which all views and panels rest.

    Raises NeaDataError for what is no date as the dataset writes them, a day that is in no calendar too.
    """
    import duckdb
    import pandas as pd

    asked = pd.Series(dates, dtype="string")
    _refuse_others(asked)
    with duckdb.connect(config=OFFLINE) as connection:
        define_macros(connection, shipped())
        connection.register("dates", pd.DataFrame({"date": asked.array, "row": range(len(asked))}))
        return connection.execute(DAYS).df().set_index(asked.index)


def _refuse_others(dates: pd.Series) -> None:
    """The macros read what they can: of another form of date they would make one bound, or a wrong one."""
    form = shipped().table("meetings").field("start_date").pattern or ""
    others = dates[~dates.str.fullmatch(form, na=True)]
    if len(others):
        raise NeaDataError(
            f"'{others.iloc[0]}' is no date as the dataset writes them: expected the form of 2024, 2024-06, "
            "2024-06-19, 2024~, 199X or [2018-10..2022]."
        )
    days = dates.str.extractall(r"([0-9]{4}-[0-9]{2}-[0-9]{2})")[0]
    for day in days[~days.map(_is_in_the_calendar)]:
        raise NeaDataError(f"The calendar has no day {day}: expected one that exists, or the month or year alone.")


def _is_in_the_calendar(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
