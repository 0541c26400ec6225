"""The views and the page of the two-condition model, on rows made for the purpose and on the real ones."""

from pathlib import Path

import pandas as pd
import pytest
from edits import apply

import nea_data as nea
from nea_data.descriptor import shipped
from nea_data.pages import two_conditions

FRAMEWORK = {"framework_id": "jpn-usa-kor-trilateral", "name_en": "Trilateral", "name_ja": "日米韓", "track": "1"}
SERIES = {"framework_id": "jpn-usa-kor-trilateral", "series": "summit", "name_en": "Summit", "name_ja": "首脳会合"}
MEETINGS = [("1", "1998-07-01", "held"), ("2", "1998-08-02", "cancelled"), ("3", "1997", "held")]


@pytest.fixture
def trilateral(mini: Path) -> Path:
    """The miniature with a trilateral framework: its conditions run to 1998-09-24 and 2019-12-31."""
    kind = {"kind": "minilateral_cooperation", "scope": "trilateral", "legal_basis": "none", "status": "active"}
    kind |= {"membership_coverage": "complete", "summary_en": "Three.", "summary_ja": "三国。"}
    level = {"kind": "meeting", "level": "leaders", "is_numbered": "false", "coverage": "complete"}
    level |= {"coverage_from": "1997-01", "coverage_through": "2000"}
    apply(mini, {"table": "frameworks", "add": FRAMEWORK | kind})
    apply(mini, {"table": "series", "add": SERIES | level})
    for number, day, status in MEETINGS:
        row = {"meeting_id": f"jpn-usa-kor-trilateral-summit-{number}", "start_date": day, "end_date": day}
        row |= {"name_en": "Summit", "name_ja": "首脳会合", "mode": "in_person", "status": status, "format": "session"}
        apply(mini, {"table": "meetings", "add": row | {"framework_id": FRAMEWORK["framework_id"], "series": "summit"}})
    return mini


def year(package: Path, wanted: int) -> pd.Series:
    return nea.view("trilateral_by_year", package).set_index("year").loc[wanted]


def month(package: Path, wanted: str) -> pd.Series:
    return nea.view("trilateral_by_month", package).set_index("month").loc[wanted]


def test_state_of_a_year_is_that_of_most_of_its_days(trilateral: Path) -> None:
    row = year(trilateral, 1998)
    assert row[["alliances", "jpn_kor_relations", "poor_days", "cooperation"]].tolist() == [
        "stable",
        "poor",
        245,
        "sustained",
    ]


def test_month_that_two_periods_share_belongs_to_the_one_that_starts_in_it(trilateral: Path) -> None:
    assert month(trilateral, "2009-12")["unstable_days"] == 31
    assert month(trilateral, "2009-11")["alliances"] == "stable"


def test_condition_that_is_not_coded_is_empty(trilateral: Path) -> None:
    row = year(trilateral, 1999)
    assert pd.isna(row["jpn_kor_relations"])
    assert pd.isna(row["cooperation"])


def test_cancelled_meeting_is_not_counted_and_coarse_date_only_by_year(trilateral: Path) -> None:
    assert year(trilateral, 1998)["leaders"] == 1
    assert year(trilateral, 1997)["leaders"] == 1
    by_month = nea.view("trilateral_by_month", trilateral)
    assert by_month["leaders"].sum() == 1


def test_zero_only_where_a_series_claims_to_be_complete(trilateral: Path) -> None:
    assert year(trilateral, 1999)["leaders"] == 0
    assert pd.isna(year(trilateral, 2001)["leaders"])
    assert pd.isna(year(trilateral, 1999)["ministers"])


def test_no_zero_where_an_edition_that_is_not_found_may_lie(trilateral: Path) -> None:
    hole = {"gap_id": "trilateral-2", "framework_id": FRAMEWORK["framework_id"], "series": "summit", "ordinal": "2"}
    hole |= {"missing": "A summit.", "finding": "not_found", "searched_for": "summit", "searched_on": "2026-11-26"}
    apply(trilateral, {"table": "gaps", "add": hole})
    assert pd.isna(year(trilateral, 1999)["leaders"])
    assert pd.isna(month(trilateral, "1999-05")["leaders"])
    assert year(trilateral, 1998)["leaders"] == 1


def test_months_make_up_the_days_up_to_the_cut_off() -> None:
    months, years = nea.view("trilateral_by_month"), nea.view("trilateral_by_year")
    assert months["days"].sum() == years["days"].sum()
    assert months["month"].max() == shipped().coded_through[:7]


def test_known_summit_stands_in_its_month() -> None:
    row = nea.view("trilateral_by_month").set_index("month").loc["2023-08"]
    assert row["leaders"] >= 1
    assert row["cooperation"] == "strong"


def test_conditions_are_those_coded_and_only_whole_years_are_tested() -> None:
    months = two_conditions.whole_years(nea.view("trilateral_by_month"))
    assert len(months) % 12 == 0
    assert set(months["cooperation"]) <= set(two_conditions.EXPECTED)


def test_levels_of_the_page_make_up_its_meetings() -> None:
    lines = [line.strip("| ").split(" | ") for line in two_conditions.page().split("## The years")[1].splitlines()]
    table = [line for line in lines if len(line) > 10 and not line[0].startswith("-")]
    first, last = table[0].index("leaders"), table[0].index("meetings")
    assert len(table) > 30
    for row in table[1:]:
        assert sum(int(cell or 0) for cell in row[first:last]) == int(row[last] or 0), row[0]


def test_page_reports_every_test_whatever_came_out() -> None:
    page = two_conditions.page()
    assert page.count("\n- Counts ") == 6
    assert "nan" not in page
    for heading in ("The hypothesis", "The coding", "The test", "What comes out", "Limits"):
        assert f"## {heading}\n" in page
