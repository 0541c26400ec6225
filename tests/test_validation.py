"""The shipped data are clean, and each constraint and rule is broken by an example that it alone catches."""

import csv
import json
import os
from pathlib import Path

import edits
import pytest

from nea_data.canonical import canonical
from nea_data.descriptor import read_package, shipped
from nea_data.errors import NeaDataError
from nea_data.sqlfiles import sql_files
from nea_data.validation import Problem, pandera_schema, validate
from nea_data.validation.referee import Referees
from nea_data.validation.words import Words

BROKEN = json.loads((Path(__file__).parent / "broken.json").read_text(encoding="utf-8"))
KINDS_OF_CONSTRAINT = {
    "required",
    "enum",
    "pattern",
    "minimum",
    "type",
    "unique",
    "primaryKey",
    "foreignKey",
    "columns",
}


def broken(package: Path, *changes: dict) -> list[Problem]:
    for change in changes:
        edits.apply(package, change)
    for table in read_package(package).tables:
        if set(table.path.read_text(encoding="utf-8").splitlines()[0].split(",")) == set(table.columns):
            table.path.write_bytes(canonical(table))
    return validate(package, referee=False)


def lines_of(package: Path, name: str, key: str) -> set[int | None]:
    """The lines of the rows with a key, as a reader of the file finds them; the first for a fault of the columns."""
    table = read_package(package).table(name)
    found: set[int | None] = set()
    with table.path.open(encoding="utf-8", newline="") as handle:
        reader, line = csv.reader(handle), 1
        for row in reader:
            cells = dict(zip(table.columns, row, strict=True))
            if (not key and line == 1) or (line > 1 and "/".join(cells[part] for part in table.primary_key) == key):
                found.add(line)
            line = reader.line_num + 1
    return found or {None}


def test_shipped_data_have_no_problem() -> None:
    assert validate() == []


def test_miniature_package_has_no_problem(mini: Path) -> None:
    assert validate(mini) == []


@pytest.mark.parametrize(
    "example", BROKEN, ids=[f"{number}-{example['rule']}" for number, example in enumerate(BROKEN)]
)
def test_broken_example_is_caught_by_its_rule_alone_at_its_place(mini: Path, example: dict) -> None:
    problems = broken(mini, *example["edits"])
    at = example["at"]
    places = {(problem.table, problem.key, problem.column): problem.line for problem in problems}
    assert {problem.rule for problem in problems} == {example["rule"]}
    assert places[at["table"], at["key"], at["column"]] in lines_of(mini, at["table"], at["key"])


def test_every_rule_and_kind_of_constraint_has_a_broken_example() -> None:
    assert {example["rule"] for example in BROKEN} == {file.name for file in sql_files("rules")} | KINDS_OF_CONSTRAINT


def test_problem_names_line_key_column_and_nearest_value(mini: Path) -> None:
    change = {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}, "set": {"mode": "in_prson"}}
    (problem,) = broken(mini, change)
    line = (mini / "data/meetings.csv").read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line.startswith("arf-ministerial-1995-1")
    assert (problem.table, problem.key, problem.column) == ("meetings", "arf-ministerial-1995-1", "mode")
    assert "Did you mean 'in_person'?" in problem.message
    assert "data/meetings.csv, line" in str(problem)


def test_all_problems_come_in_one_run(mini: Path) -> None:
    problems = broken(
        mini,
        {"table": "frameworks", "where": {"framework_id": "arf"}, "set": {"track": "3"}},
        {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}, "set": {"end_date": "1994"}},
        {"table": "memberships", "where": {"framework_id": "arf", "actor_id": "KHM"}, "set": {"role": ""}},
    )
    assert {problem.rule for problem in problems} == {"enum", "meeting_ends_after_it_starts", "required"}


def test_spells_may_touch_in_a_day_and_run_together_in_different_roles(mini: Path) -> None:
    khm = {"framework_id": "arf", "actor_id": "KHM"}
    proof = {"table_name": "memberships", "record_id": "arf/KHM/1"}
    problems = broken(
        mini,
        {"table": "memberships", "where": khm, "set": {"left": "1999-05-01"}},
        {"table": "memberships", "where": khm, "copy": {"spell": "2", "joined": "1999-05-01", "left": ""}},
        {"table": "memberships", "where": khm | {"spell": "1"}, "copy": {"spell": "3", "role": "observer", "left": ""}},
        {"table": "evidence", "where": proof, "copy": {"record_id": "arf/KHM/2"}},
        {"table": "evidence", "where": proof, "copy": {"record_id": "arf/KHM/3"}},
    )
    assert problems == []


def test_phases_share_the_ordinal_of_their_round(mini: Path) -> None:
    first = {"meeting_id": "six-party-talks-round-2005-1"}
    second = {"meeting_id": "six-party-talks-round-2005-9", "part": "9", "start_date": "2005-10", "end_date": ""}
    proof = {"table_name": "meetings", "record_id": "six-party-talks-round-2005-1"}
    edits.apply(mini, {"table": "meetings", "where": first, "copy": second})
    assert broken(mini, {"table": "evidence", "where": proof, "copy": {"record_id": second["meeting_id"]}}) == []


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (lambda path: path.unlink(), "file"),
        (lambda path: path.write_bytes(b""), "file"),
        (
            lambda path: path.write_bytes(path.read_bytes().replace("北朝鮮".encode(), "北朝鮮".encode("shift-jis"))),
            "file",
        ),
        (lambda path: path.write_bytes(path.read_bytes() + b'"unbalanced'), "file"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n")), "canonical_form"),
        (lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes()), "canonical_form"),
        (lambda path: path.write_bytes(path.read_bytes() + b"XXX,state\n"), "columns"),
    ],
    ids=["missing", "empty", "shift-jis", "quote", "crlf", "bom", "short-row"],
)
def test_damaged_file_is_a_problem_and_is_not_changed(mini: Path, damage, rule: str) -> None:
    path = mini / "data/actors.csv"
    damage(path)
    before = path.read_bytes() if path.exists() else None
    problems = validate(mini, referee=False)
    assert rule in {problem.rule for problem in problems if problem.table == "actors"}
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.parametrize(("name", "wrong", "rule"), [("bytes", 1, "bytes"), ("hash", "sha256:00", "hash")])
def test_what_the_descriptor_says_of_a_file_is_checked(mini: Path, name: str, wrong: object, rule: str) -> None:
    path = mini / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"][0][name] = wrong
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    assert [problem.rule for problem in validate(mini)] == [rule]


def referees_on(package: Path, known: list[Problem]) -> list[Problem]:
    referees = Referees()
    referees.begin(read_package(package))
    return referees.finish(known)


def test_referees_add_what_they_alone_find(mini: Path) -> None:
    edits.apply(mini, {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}, "set": {"mode": "x"}})
    found = referees_on(mini, [])
    assert {problem.rule for problem in found} == {"frictionless: constraint-error", "pandera: enum"}
    assert {problem.line for problem in found} == {3}
    assert referees_on(mini, found) == []


@pytest.mark.parametrize(("mark", "word"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_table_cut_by_other_marks_is_told_in_one_line(mini: Path, mark: str, word: str) -> None:
    """The referee would find every row of it, and every row of others that refers to it."""
    path = mini / "data/meetings.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, delimiter=mark, lineterminator="\n").writerows(rows)
    (problem,) = validate(mini)
    assert (problem.table, problem.line, problem.rule) == ("meetings", 1, "columns")
    assert problem.message == f"The cells are parted by {word}: save the file as CSV with commas."


def test_referee_that_was_killed_is_told_in_a_sentence(mini: Path) -> None:
    referees = Referees()
    referees.process.kill()
    referees.process.wait()
    referees.begin(read_package(mini))
    with pytest.raises(NeaDataError, match=r"The second look by frictionless gave up .*: run with --no-referee"):
        referees.finish([])


def test_what_others_print_is_no_part_of_the_answer_of_the_referee(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talkative = "import atexit\nprint('good morning')\natexit.register(print, 'good night')\n"
    (tmp_path / "sitecustomize.py").write_text(talkative, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    assert referees_on(mini, []) == []


def test_pandera_schema_is_strict_ordered_and_nullable() -> None:
    table = next(table for table in read_package(Path(__file__).parents[1]).tables if table.name == "meetings")
    schema = pandera_schema(table)
    assert list(schema.columns) == list(table.columns)
    assert str(schema.columns["ordinal"].dtype) == "Int64"
    assert schema.columns["ordinal"].nullable
    assert not schema.columns["start_date"].nullable
    assert schema.strict
    assert not schema.coerce


@pytest.mark.parametrize(
    ("lang", "cells", "hints"),
    [
        ("en", {"mode": "In person", "country": "Japan"}, ["Did you mean 'in_person'?", "Did you mean 'JPN'?"]),
        ("ja", {"mode": "対面", "country": "日本"}, ["「in_person」ではありませんか。", "「JPN」ではありませんか。"]),
        ("ja", {"status": "開催済"}, ["「held」"]),
    ],
)
def test_a_label_or_name_in_place_of_a_code_is_answered_with_the_code(
    mini: Path, lang: str, cells: dict[str, str], hints: list[str]
) -> None:
    edits.apply(mini, {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}, "set": cells})
    messages = " ".join(problem.message for problem in validate(mini, referee=False, lang=lang))
    assert all(hint in messages for hint in hints)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024/6/9", "2024-06-09"),
        ("2024.06.09", "2024-06-09"),
        ("9 June 2024", "2024-06-09"),
        ("June 9, 2024", "2024-06-09"),
        ("Jun 2024", "2024-06"),
        ("2024年6月9日", "2024-06-09"),
        ("２０２４年６月", "2024-06"),
        ("2024年", "2024"),
        ("令和6年6月9日", "2024-06-09"),
        ("平成元年 1月", "1989-01"),
        ("昭和 63 年", "1988"),
        ("2024년 6월 9일", "2024-06-09"),
        ("3/4/2024", ""),  # 3 April or 4 March
        ("2024/2/30", ""),
        ("early 2024", ""),
    ],
)
def test_a_date_as_people_write_it_is_answered_with_the_date_meant(written: str, meant: str) -> None:
    said = Words().expected(shipped().table("meetings"), "pattern", "end_date", written)
    assert said.partition(" Did you mean ")[2] == (f"'{meant}'?" if meant else "")


def test_a_date_is_offered_where_dates_stand_alone(mini: Path) -> None:
    edits.apply(
        mini,
        {
            "table": "meetings",
            "where": {"meeting_id": "arf-ministerial-1995-1"},
            "set": {"end_date": "1995年8月1日", "series": "2024/6/9"},
        },
    )
    said = {problem.column: problem.message for problem in validate(mini, referee=False)}
    assert said["end_date"].endswith("Did you mean '1995-08-01'?")
    assert "2024-06-09" not in said["series"]  # though a name of that form would be one


@pytest.mark.parametrize(("key", "start"), [("six-party-talks-round-2003-1", "2025"), ("neacd-plenary-2000-1", "1990")])
def test_one_date_out_of_order_is_one_fault_and_not_one_for_each_edition_beside_it(
    mini: Path, key: str, start: str
) -> None:
    change = {"table": "meetings", "where": {"meeting_id": key}, "set": {"start_date": start, "end_date": start}}
    problems = [problem for problem in broken(mini, change) if problem.rule == "ordinals_rise_with_time"]
    assert len(problems) == 1
