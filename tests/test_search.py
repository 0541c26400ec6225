"""Search finds what people type: aliases.csv holds what contributors added, one line each, without programming."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nea_data as nea
from nea_data.finding import COLUMNS, KEYS
from nea_data.folding import FORMS, fold, pairs

HERE = Path(__file__).parent
OTHER_NAMES = HERE.parent / "src/nea_data/other_names.csv"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def records() -> set[tuple[str, str]]:
    """Every record that can be found, as table and record_id."""
    rows = ((table, row) for table in COLUMNS for row in nea.load(table).to_dict("records"))
    return {(table, "/".join(row[key] for key in KEYS[table])) for table, row in rows}


def test_aliases_are_found_among_the_first_three() -> None:
    known = records()
    aliases = [row for row in read(HERE / "aliases.csv") if (row["table"], row["record_id"]) in known]
    missed = []
    for row in aliases:
        found = nea.search(row["query"], limit=3)
        if (row["table"], row["record_id"]) not in set(zip(found["table"], found["record_id"], strict=True)):
            missed.append(row["query"])
    assert len(aliases) >= 200
    assert len(missed) <= 0.02 * len(aliases), missed


def test_aliases_are_mostly_not_what_the_finding_aid_holds() -> None:
    aliases = {row["query"] for row in read(HERE / "aliases.csv")}
    assert len(aliases & {row["name"] for row in read(OTHER_NAMES)}) < len(aliases) / 5


@pytest.mark.parametrize("path", [HERE / "aliases.csv", OTHER_NAMES], ids=lambda path: path.name)
def test_files_for_contributors_hold_no_line_twice(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(set(lines))
    assert {row["table"] for row in read(path)} <= set(COLUMNS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("香山", "xiangshan-forum"),
        ("東盟地區論壇", "arf"),
        ("ｱｾｱﾝ地域フォーラム", "arf"),
        ("six partie talk", "six-party-talks"),
        ("6자 회담", "six-party-talks"),
    ],
)
def test_best_find(query: str, expected: str) -> None:
    assert nea.search(query)["record_id"].iloc[0] == expected


def test_whole_name_scores_one_and_nonsense_finds_nothing() -> None:
    assert nea.search("ASEAN Regional Forum")["score"].iloc[0] == 1
    assert nea.search("qqqqzzzz").empty


def test_old_name_and_name_in_use_lead_to_the_record() -> None:
    assert nea.search("Chinese Taipei")["record_id"].iloc[0] == "TWN"
    found = nea.search("Pacific Economic Cooperation Conference")
    assert found[["record_id", "where"]].iloc[0].tolist() == ["pecc", "framework_changes"]


@pytest.mark.parametrize(
    ("query", "expected"), [("EP-3", "usa-chn-ep3-collision-2001"), ("スマトラ沖地震", "idn-indian-ocean-tsunami-2004")]
)
def test_events_are_found_by_their_titles(query: str, expected: str) -> None:
    assert nea.search(query)["record_id"].iloc[0] == expected


@pytest.mark.parametrize(
    "query",
    [
        "日韓外相会談 2023",
        "日韓外相会談2023",
        "2023年の日韓外相会談",
        "２０２３年日韓外相会談",
        "한일 외교장관회담 2023년",
    ],
)
def test_meetings_of_the_year_asked_for_come_first_wherever_the_year_stands(query: str) -> None:
    found = nea.search(query, table="meetings", limit=None)["record_id"]
    is_of_2023 = found.str.contains("-2023-")
    assert found[:2].str.startswith("jpn-kor-relations-foreign-ministers-2023-").all()
    assert is_of_2023.sum() >= 2
    assert is_of_2023.is_monotonic_decreasing


def test_meeting_of_the_year_is_found_by_the_name_of_its_series() -> None:
    found = nea.search("日米韓首脳会談 2023").head(4)
    camp_david = found[found["record_id"] == "jpn-usa-kor-trilateral-summit-2023-2"]
    assert camp_david[["name", "where"]].to_numpy().tolist() == [["日米韓首脳会談", "series"]]
    assert "series" not in set(nea.search("日米韓首脳会談", limit=None)["where"])


def test_name_that_holds_a_year_is_found_by_the_whole_and_a_number_that_is_no_year_stays_in_it() -> None:
    first = nea.search("Khaan Quest 2017").iloc[0]
    assert (first["record_id"], first["score"]) == ("khaan-quest-exercise-2017-1", 1)
    assert nea.search("2017", limit=1)["record_id"].str.contains("2017").all()
    assert nea.search("ARF 12017")["score"].max() < 1


def test_series_is_found_by_its_key_and_its_meetings_bear_their_day() -> None:
    first, then = nea.search("ARF ministerial", limit=2).to_dict("records")
    assert (first["table"], first["record_id"], first["where"]) == ("series", "arf/ministerial", "framework_id/series")
    assert (then["record_id"], then["date"]) == ("arf-ministerial-1994-1", "1994-07-25")


def test_table_and_limit_narrow_the_search() -> None:
    found = nea.search("ASEAN", table="documents", limit=2)
    assert found["table"].tolist() == ["documents", "documents"]


def test_search_in_another_package(mini: Path) -> None:
    assert nea.search("NEACD", package=mini)["record_id"].iloc[0] == "neacd"
    assert "xiangshan-forum" not in set(nea.search("Xiangshan", package=mini)["record_id"])


@pytest.mark.parametrize(("text", "table", "words"), [("?!", None, "no letter"), ("ARF", "evidence", "searched table")])
def test_wrong_call_is_one_sentence(text: str, table: str | None, words: str) -> None:
    with pytest.raises(nea.NeaDataError, match=words):
        nea.search(text, table=table)


def test_a_form_of_a_character_stands_in_one_row() -> None:
    forms = "".join(FORMS.split())
    assert len(forms) == len(set(forms))


@settings(max_examples=60)
@given(st.text(max_size=20))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert len(pairs(fold(text))) <= len(fold(text)) + 1


def test_command_prints_what_was_found() -> None:
    command = [sys.executable, "-m", "nea_data", "search", "香山", "--format", "csv"]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()
    assert printed[0] == "table,record_id,name,where,score,date"
    assert printed[1].startswith("frameworks,xiangshan-forum,")


def test_without_a_limit_every_record_is_given() -> None:
    every = nea.search("Shangri-La", limit=None)
    assert len(every) > 10
    assert list(every["record_id"])[:10] == list(nea.search("Shangri-La")["record_id"])
