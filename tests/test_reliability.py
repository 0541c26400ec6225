"""Reliability is worked out from the compared cells, and each cell is one of the sample that anyone can draw again."""

import csv
from pathlib import Path

import krippendorff
import pytest

from nea_data.descriptor import Package, shipped
from nea_data.loaders import load
from nea_data.pages import reliability, rereading
from nea_data.sampling import SECOND_CODING, any_of, one_in

COMPARED = Path(__file__).parents[1] / "docs/reliability.csv"
REREAD = COMPARED.with_name("sample-checks.csv")
HEADER = ["draw", "table_name", "column", "record_id", "first", "second", "is_equal", "settled"]


def drawn_as(draw: str) -> list[dict[str, str]]:
    with COMPARED.open(encoding="utf-8", newline="") as handle:
        return [cell for cell in csv.DictReader(handle) if cell["draw"] == draw]


@pytest.fixture(scope="module")
def cells() -> list[dict[str, str]]:
    return drawn_as("main")


def written(folder: Path, *rows: list[str]) -> Path:
    path = folder / "compared.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([HEADER, *rows])
    return path


@pytest.mark.parametrize("table", SECOND_CODING)
def test_the_rows_coded_again_are_those_that_the_seed_draws_from_a_release(
    released: Package, cells: list[dict[str, str]], table: str
) -> None:
    drawn = one_in(5, table, seed=20261125, package=released, version="0.2.0")
    assert {cell["record_id"] for cell in cells if cell["table_name"] == table} == set(drawn["record_id"])


@pytest.mark.parametrize(
    "table", ["events", "documents", "counterparts", "founding_dates", "memberships", "attendance"]
)
def test_the_rows_coded_a_third_time_are_those_that_the_seed_draws_from_a_release(
    released: Package, table: str
) -> None:
    drawn = one_in(10 if table == "memberships" else 5, table, seed=20261126, package=released, version="0.3.0")
    assert {cell["record_id"] for cell in drawn_as("after") if cell["table_name"] == table} == set(drawn["record_id"])


@pytest.mark.parametrize(("draw", "seed", "version"), [("final", 20261127, "0.4.1"), ("last", 20261128, "0.5.0")])
def test_the_relations_coded_once_more_are_those_that_the_seed_draws_from_a_release(
    released: Package, draw: str, seed: int, version: str
) -> None:
    drawn = one_in(5, "counterparts", seed=seed, package=released, version=version)
    assert {cell["record_id"] for cell in drawn_as(draw)} == set(drawn["record_id"])


@pytest.mark.parametrize(
    ("draw", "seed", "version"),
    [
        ("eighth", 20261129, "0.8.0"),
        ("ninth", 20261130, "0.9.0"),
        ("tenth", 20261201, "0.11.0"),
        ("eleventh", 20261202, "0.13.0"),
    ],
)
def test_the_rows_of_a_later_edition_coded_again_are_those_that_the_seed_draws(
    released: Package, draw: str, seed: int, version: str
) -> None:
    cells = drawn_as(draw)
    for table in {cell["table_name"] for cell in cells}:
        drawn = one_in(20, table, seed=seed, package=released, version=version)
        assert {cell["record_id"] for cell in cells if cell["table_name"] == table} == set(drawn["record_id"])


def test_the_meetings_of_0_15_0_coded_again_are_those_drawn_that_0_13_0_did_not_have(released: Package) -> None:
    drawn = one_in(5, "meetings", seed=20261203, package=released, version="0.15.0")
    new = set(drawn["record_id"]) - set(load("meetings", released, version="0.13.0")["meeting_id"])
    assert {cell["record_id"] for cell in drawn_as("twelfth")} == new


@pytest.mark.parametrize(("table", "share"), [("documents", 5), ("events", 5), ("attendance", 15)])
def test_the_other_rows_of_0_15_0_coded_again_are_those_drawn_that_were_new_or_in_no_draw_before(
    released: Package, table: str, share: int
) -> None:
    drawn = set(one_in(share, table, seed=20261203, package=released, version="0.15.0")["record_id"])
    if table == "attendance":
        before = {cell["record_id"] for draw in ("main", "after", "eighth") for cell in drawn_as(draw)}
    else:
        before = set(load(table, released, version="0.13.0")[f"{table[:-1]}_id"])
    read = {cell["record_id"] for cell in drawn_as("thirteenth") if cell["table_name"] == table}
    assert read == drawn - before


@pytest.mark.parametrize(
    ("draw", "seed", "version", "table", "share"),
    [
        *(
            ("fourteenth", 20261204, "0.19.0", table, share)
            for table, share in [("meetings", 26), ("attendance", 30), ("frameworks", 12), ("events", 6)]
        ),
        *(
            ("fifteenth", 20261205, "0.20.0", table, share)
            for table, share in [("meetings", 38), ("memberships", 25), ("founding_dates", 12), ("frameworks", 8)]
        ),
        ("fifteenth", 20261205, "0.20.0", "events", 5),
        *(
            ("sixteenth", 20261206, "0.21.0", table, share)
            for table, share in [("meetings", 38), ("documents", 30), ("memberships", 40), ("founding_dates", 14)]
        ),
        ("sixteenth", 20261206, "0.21.0", "frameworks", 8),
        *(
            ("seventeenth", 20261207, "0.22.0", table, share)
            for table, share in [("meetings", 60), ("documents", 50), ("attendance", 90), ("memberships", 40)]
        ),
        *(
            ("seventeenth", 20261207, "0.22.0", table, share)
            for table, share in [("founding_dates", 12), ("events", 25)]
        ),
        *(
            ("eighteenth", 20261208, "0.23.0", table, share)
            for table, share in [("meetings", 70), ("documents", 60), ("attendance", 100), ("memberships", 60)]
        ),
        *(
            ("eighteenth", 20261208, "0.23.0", table, share)
            for table, share in [("founding_dates", 14), ("counterparts", 10), ("events", 20)]
        ),
        *(
            ("nineteenth", 20261209, "0.24.0", table, share)
            for table, share in [("meetings", 70), ("documents", 60), ("attendance", 100), ("memberships", 60)]
        ),
        *(
            ("nineteenth", 20261209, "0.24.0", table, share)
            for table, share in [("founding_dates", 14), ("counterparts", 10), ("events", 20)]
        ),
    ],
)
def test_what_was_coded_blind_of_a_late_edition_had_not_been_drawn_before(
    released: Package, draw: str, seed: int, version: str, table: str, share: int
) -> None:
    with COMPARED.open(encoding="utf-8", newline="") as handle:
        cells = [cell for cell in csv.DictReader(handle) if cell["table_name"] == table]
    before = {
        cell["record_id"] for cell in cells if reliability.DRAWS.index(cell["draw"]) < reliability.DRAWS.index(draw)
    }
    before |= {cell["record_id"] for cell in cells if cell["draw"] == "pilot"}
    read = {cell["record_id"] for cell in cells if cell["draw"] == draw}
    assert read == set(one_in(share, table, seed=seed, package=released, version=version)["record_id"]) - before


@pytest.mark.parametrize(("edition", "seed"), rereading.SEEDS.items())
def test_the_rows_read_again_are_those_that_the_seed_draws_from_a_release(
    released: Package, edition: str, seed: int
) -> None:
    drawn = any_of(60, SECOND_CODING, seed=seed, package=released, version=edition)
    with REREAD.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    read = {(row["table_name"], row["record_id"]) for row in rows if row["edition"] == edition}
    assert read == set(drawn.itertuples(index=False, name=None))


def test_every_difference_says_how_it_was_settled(cells: list[dict[str, str]]) -> None:
    cells = cells + drawn_as("after") + drawn_as("final") + drawn_as("last") + drawn_as("eighth") + drawn_as("ninth")
    cells += drawn_as("tenth") + drawn_as("eleventh") + drawn_as("twelfth") + drawn_as("thirteenth")
    cells += (
        drawn_as("fourteenth")
        + drawn_as("fifteenth")
        + drawn_as("sixteenth")
        + drawn_as("seventeenth")
        + drawn_as("eighteenth")
        + drawn_as("nineteenth")
    )
    assert not [cell for cell in cells if cell["is_equal"] == "false" and not cell["settled"]]
    assert {cell["second"] for cell in cells if not cell["is_equal"]} == {"?"}


def test_columns_are_those_of_the_tables(cells: list[dict[str, str]]) -> None:
    for cell in cells:
        assert cell["column"] in shipped().table(cell["table_name"]).columns


def test_a_coarser_date_is_compatible_and_another_is_not(tmp_path: Path) -> None:
    pairs = [("2001-05", "2001-05-04", True), ("2001-05-04", "2001-05", True), ("2001-05-04", "2001-05-05", False)]
    pairs += [("[2001..2003]", "2002-07", True), ("2001-05-04", "", False), ("session", "brief", False)]
    rows = [
        ["main", "meetings", "start_date", f"m{n}", one, two, "false", "x"] for n, (one, two, _) in enumerate(pairs)
    ]
    found = reliability.compared_cells(written(tmp_path, *rows)).sort_values("record_id")
    assert found["is_compatible"].tolist() == [wanted for *_, wanted in pairs]


def test_page_gives_shares_and_alpha_of_the_cells(tmp_path: Path) -> None:
    ranks = [("minister", "minister")] * 6 + [("expert", "expert")] * 4 + [("minister", "expert")] * 2
    rows = [
        [
            "main",
            "attendance",
            "rank",
            f"m/{n}",
            one,
            two,
            str(one == two).lower(),
            "" if one == two else "second stands",
        ]
        for n, (one, two) in enumerate(ranks)
    ]
    rows.append(["main", "attendance", "rank", "m/x", "minister", "?", "", ""])
    codes = [[{"minister": 0, "expert": 1}[pair[side]] for pair in ranks] for side in (0, 1)]
    alpha = krippendorff.alpha(reliability_data=codes, level_of_measurement="nominal")
    page = reliability.page(written(tmp_path, *rows))
    assert f"| attendance | rank | 12 | 1 | 0.83 | 0.83 | {alpha:.2f} | 2 |" in page
    assert "| attendance | m/10 | rank | minister | expert | second stands |" in page


def test_rows_read_again_are_counted_by_verdict_and_listed(tmp_path: Path) -> None:
    path = tmp_path / "checked.csv"
    head = "edition,table_name,record_id,url,cited_page_seen,verdict,found,done\n"
    rows = (
        "0.2.0,events,e1,https://example.org/1,true,as_coded,As coded,\n"
        "0.2.0,events,e2,,false,wrong,A | day,mended\n0.4.1,events,e3,,false,not_found,,\n"
    )
    path.write_text(head + rows, encoding="utf-8")
    page = rereading.page(path)
    newer, older = page.split("## Edition 0.2.0")
    assert "- 1 as coded" in older and "- 0 no page was found again" in older and "| events | e3 |" in newer
    assert "| events | e2 |  | a cell was wrong, or disputed by the source | A \\| day | mended |" in page
    assert "1 were compared with a page that the row cites" in older
