"""The smallest legal version, what is never released, and the files that a release writes."""

import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import editions
import edits
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nea_data as nea
from nea_data.canonical import canonical
from nea_data.descriptor import read_package, shipped
from nea_data.history import of_release
from nea_data.past.difference import Change
from nea_data.past.recorded import record, version_key
from nea_data.releasing import changelog, cutting, rules
from nea_data.validation import validate

ROOT = Path(__file__).parents[1]
VERSIONS = st.tuples(*[st.integers(0, 20)] * 3).map(lambda parts: ".".join(map(str, parts)))


def code(content: dict, column: str, change: Callable[[list], object]) -> None:
    field = editions.field_of(content, column)
    change(field["categories"])
    field["constraints"]["enum"] = [item["value"] for item in field["categories"]]


def constrain(content: dict, column: str, **values: object) -> None:
    editions.field_of(content, column).setdefault("constraints", {}).update(values)


NEW_CODE = {"value": "hearsay", "label": "Hearsay", "label_ja": "伝聞"}
STRUCTURE = {
    "column_added": ("1.1.0", lambda package: editions.add_column(package, "meetings", "venue")),
    "column_removed": ("2.0.0", lambda package: editions.drop_column(package, "meetings", "note")),
    "code_added": (
        "1.1.0",
        lambda package: editions.schema(package, "evidence", lambda s: code(s, "basis", lambda c: c.append(NEW_CODE))),
    ),
    "code_removed": (
        "2.0.0",
        lambda package: editions.schema(package, "evidence", lambda s: code(s, "basis", lambda c: c.pop())),
    ),
    "code_redefined": (
        "2.0.0",
        lambda package: editions.schema(
            package, "evidence", lambda s: code(s, "basis", lambda c: c[0].update(label="Implied"))
        ),
    ),
    "column_redefined": (
        "2.0.0",
        lambda package: editions.schema(package, "gaps", lambda s: constrain(s, "series", required=True)),
    ),
    "column_widened": (
        "1.1.0",
        lambda package: editions.schema(package, "gaps", lambda s: constrain(s, "ordinal", minimum=0)),
    ),
    "column_deprecated": (
        "1.1.0",
        lambda package: editions.schema(
            package, "gaps", lambda s: editions.field_of(s, "note").update(deprecated="Use missing.")
        ),
    ),
    "columns_reordered": ("2.0.0", lambda package: editions.schema(package, "gaps", lambda s: s["fields"].reverse())),
    "key_redefined": (
        "2.0.0",
        lambda package: editions.schema(package, "gaps", lambda s: s.update(primaryKey=["gap_id", "missing"])),
    ),
    "key_removed": ("2.0.0", lambda package: editions.schema(package, "gaps", lambda s: s.pop("foreignKeys"))),
    "key_added": (
        "1.1.0",
        lambda package: editions.schema(package, "gaps", lambda s: s.update(uniqueKeys=["missing"])),
    ),
    "cutoff_moved": ("1.1.0", lambda package: move_cutoff(package)),
    "described": (
        "1.0.1",
        lambda package: editions.schema(
            package, "gaps", lambda s: editions.field_of(s, "note").update(description="Another description.")
        ),
    ),
    "row_added": ("1.1.0", lambda package: editions.apply(package, editions.NEW_AREA)),
    "value_changed": ("1.0.1", lambda package: editions.apply(package, editions.OTHER_CITY)),
    "row_removed": ("2.0.0", lambda package: editions.apply(package, *editions.NO_EVENT)),
    "table_removed": ("2.0.0", lambda package: drop_table(package, "counterparts")),
}


def move_cutoff(package: Path) -> None:
    path = package / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-06-30", "2026-12-31"), encoding="utf-8")


def drop_table(package: Path, name: str) -> None:
    path = package / "datapackage.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["resources"] = [each for each in content["resources"] if each["name"] != name]
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize("action", STRUCTURE)
def test_each_kind_of_change_needs_its_version(mini: Path, action: str) -> None:
    previous = editions.cut(mini, "1.0.0")
    smallest, change = STRUCTURE[action]
    change(mini)
    changes = rules.differences(read_package(previous), read_package(mini))
    assert action in {each.action for each in changes}
    assert rules.smallest_version("1.0.0", changes) == smallest


def test_table_that_comes_needs_a_minor_version(mini: Path) -> None:
    previous = editions.cut(mini, "1.0.0")
    drop_table(mini, "counterparts")
    changes = rules.differences(read_package(mini), read_package(previous))
    assert {each.action for each in changes} == {"table_added", "row_added"}
    assert rules.smallest_version("1.0.0", changes) == "1.1.0"


def test_every_action_has_its_level_and_an_example() -> None:
    assert set(STRUCTURE) | {"table_added"} == set(rules.LEVELS)


@given(VERSIONS, st.lists(st.sampled_from(sorted(rules.LEVELS))))
def test_smallest_version_rises_and_more_changes_never_ask_for_less(last: str, actions: list[str]) -> None:
    changes = [Change("meetings", "x", "y", action) for action in actions]
    smallest = rules.smallest_version(last, changes)
    assert version_key(smallest) > version_key(last)
    assert all(version_key(rules.smallest_version(last, [each])) <= version_key(smallest) for each in changes)
    assert rules.too_small(smallest, last, changes) == []


def test_before_the_first_edition_proper_the_second_number_says_breaking() -> None:
    removed = [Change("events", "x", "*", "row_removed")]
    assert rules.smallest_version("0.3.1", removed) == "0.4.0"
    assert rules.smallest_version("1.3.1", removed) == "2.0.0"


def refused(package: Path, version: str, previous: Path, *reasons: tuple[str, ...]) -> str:
    before = {path: path.read_bytes() for path in package.rglob("*.*") if path.is_file()}
    with pytest.raises(nea.NeaDataError) as failure:
        editions.cut(package, version, previous, *reasons)
    unchanged = {path: path.read_bytes() for path in before if path.name != "reasons.csv"}
    assert unchanged == {path: content for path, content in before.items() if path.name != "reasons.csv"}
    return str(failure.value)


def test_version_that_says_too_little_is_refused(mini: Path) -> None:
    previous = editions.cut(mini, "1.0.0")
    editions.apply(mini, editions.NEW_AREA)
    assert refused(mini, "1.0.1", previous) == (
        "Version 1.0.1 says too little after 1.0.0: these changes need 1.1.0 or more."
    )
    assert "recorded already" in refused(mini, "1.0.0", previous)


def test_corrected_value_and_removed_row_need_a_reason(mini: Path) -> None:
    previous = editions.cut(mini, "1.0.0")
    editions.apply(mini, editions.OTHER_CITY)
    assert refused(mini, "1.0.1", previous) == (
        "releases/reasons.csv lacks a reason for: meetings/arf-ministerial-1995-1/city."
    )
    assert "'because' is no reason" in refused(mini, "1.0.1", previous, (*editions.MISREAD[:3], "because", ""))
    slip = ("meetings", "arf-ministerial-1995", "city", "misread", "")
    assert "which did not change" in refused(mini, "1.0.1", previous, editions.MISREAD, slip)
    editions.cut(mini, "1.0.1", previous, editions.MISREAD)
    assert [row["reason"] for row in edits.read(mini, "history")] == ["misread"]
    assert (mini / cutting.REASONS_FILE).read_text() == "table_name,record_id,field,reason,source_id\n"


def test_drafted_reasons_wait_for_the_maintainer(mini: Path) -> None:
    previous = editions.cut(mini, "1.0.0")
    filled = {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}, "set": {"on_margins_of": "AMM"}}
    editions.apply(mini, editions.OTHER_CITY, filled)
    drafted = cutting.drafted_reasons(read_package(mini), read_package(previous)).decode().splitlines()
    assert drafted[1:] == [
        "meetings,arf-ministerial-1995-1,city,,",
        "meetings,arf-ministerial-1995-1,on_margins_of,completed,",
    ]


def test_removed_id_never_comes_back_and_a_link_may(mini: Path) -> None:
    first = editions.cut(mini, "1.0.0")
    event = {name: edits.read(mini, name) for name in ("events", "event_actors")}
    editions.apply(mini, *editions.NO_EVENT)
    second = editions.cut(mini, "2.0.0", first, editions.GONE, *editions.GONE_WITH_IT)
    for name, rows in event.items():
        edits.write(mini, name, rows, list(rows[0]))
    assert refused(mini, "2.1.0", second) == (
        "Ids of events that were removed once never come back: chn-east-china-sea-adiz-2013."
    )


def test_column_leaves_only_after_a_minor_release_with_a_warning(mini: Path) -> None:
    first = editions.cut(mini, "1.0.0")
    editions.drop_column(mini, "gaps", "note")
    reasons = "Columns leave only after one minor release in which their schema says `deprecated`: gaps.note."
    assert refused(mini, "2.0.0", first) == reasons


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=3)


@st.composite
def lives(draw: st.DrawFn) -> list[tuple[list[dict[str, str]], list[str]]]:
    """Four states of a table: rows come and change, some go for good, columns come and go."""
    states, gone, before = [], set[str](), set[str]()
    for _ in range(4):
        columns = sorted(draw(st.sets(st.sampled_from("abc"))))
        ids = {f"x{number}" for number in draw(st.sets(st.integers(0, 6)))} - gone
        gone |= before - ids
        before = ids
        states.append(([{"id": key} | {name: draw(CELLS) for name in columns} for key in sorted(ids)], columns))
    return states


@settings(max_examples=15, deadline=None)
@given(lives())
def test_any_life_of_a_table_comes_back_edition_by_edition(
    states: list[tuple[list[dict[str, str]], list[str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        package = editions.tiny(Path(folder) / "package", *states[0])
        released = [editions.cut(package, "1.0.0")]
        for number, state in enumerate(states[1:], start=2):
            editions.refill(package, *state)
            before = read_package(released[-1])
            reasons = [
                (*change[:3], "recoded", "")
                for change in rules.lacking_reasons(rules.differences(before, read_package(package)))
                if change.record_id != "*"
            ]
            editions.give_reasons(package, *reasons)
            released.append(editions.cut(package, f"{number}.0.0", released[-1]))
        nea.verify(package, older=True)
        for path in released:
            then = read_package(path)
            again = nea.edition(then.version, package).table("things")
            assert again.path.read_bytes() == canonical(then.table("things"))


def test_warned_column_leaves_and_comes_back_with_its_old_edition(mini: Path) -> None:
    first = editions.cut(mini, "1.0.0")
    editions.schema(
        mini, "claims", lambda s: editions.field_of(s, "note").update(deprecated="Read statement_en instead.")
    )
    second = editions.cut(mini, "1.1.0", first)
    with pytest.warns(FutureWarning, match="note of claims leaves in a later release: Read statement_en"):
        nea.load_claims(mini)
    assert (
        "Leaves in a later release: Read" in nea.describe("claims", mini).set_index("column").loc["note", "description"]
    )
    editions.drop_column(mini, "claims", "note")
    third = editions.cut(mini, "2.0.0", second)
    assert set(nea.changes("1.1.0", "2.0.0", third)["reason"].dropna()) <= {"column_removed"}
    for path in (first, second):
        then = read_package(path)
        assert nea.edition(then.version, third).table("claims").path.read_bytes() == (
            then.table("claims").path.read_bytes()
        )


def test_mended_fault_becomes_an_erratum_of_the_editions_that_had_it(mini: Path) -> None:
    first = editions.cut(mini, "1.0.0")
    editions.add_column(mini, "meetings", "venue")
    editions.apply(mini, editions.OTHER_CITY)
    second = editions.cut(mini, "1.1.0", first, editions.MISREAD)
    meeting = {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}}
    editions.apply(mini, meeting | {"set": {"city": "Brunei Town", "venue": "Hall", "note": "Worded anew."}})
    reasons = [(*editions.MISREAD[:2], *rest) for rest in (("city", "mistyped", ""), ("venue", "mistyped", ""))]
    editions.cut(mini, "1.1.1", second, *reasons, (*editions.MISREAD[:2], "note", "worded", ""))
    errata = edits.read(mini, "errata")
    spans = {(row["field"], row["first_version"], row["last_version"], row["correction"]) for row in errata}
    assert spans == {
        ("city", "1.0.0", "1.0.0", "Bandar"),
        ("city", "1.1.0", "1.1.0", "Brunei Town"),
        ("venue", "1.1.0", "1.1.0", "Hall"),
    }
    assert errata[0]["fault"] == "city was Bandar Seri Begawan. The source was misread."
    assert [row["field"] for row in errata if row["source_id"]] == ["city"]
    assert [problem for problem in validate(mini, referee=False) if problem.table in ("errata", "history")] == []


def test_open_erratum_ends_when_its_fault_is_mended(mini: Path) -> None:
    known = {
        "erratum_id": "arf-1995",
        "field": "*",
        "first_version": "1.0.0",
        "fault": "x",
        "reported_on": "2026-12-01",
    }
    place = dict(zip(("table_name", "record_id"), editions.MISREAD, strict=False))
    editions.apply(mini, {"table": "errata", "add": known | place})
    first = editions.cut(mini, "1.0.0")
    assert list(nea.errata(package=mini)["erratum_id"]) == ["arf-1995"]
    editions.apply(mini, editions.OTHER_CITY)
    editions.cut(mini, "1.0.1", first, editions.MISREAD)
    (row,) = edits.read(mini, "errata")
    assert (row["erratum_id"], row["last_version"]) == ("arf-1995", "1.0.0")
    assert len(nea.errata(package=mini)) == 0


def test_reason_that_names_an_unknown_source_is_refused(mini: Path) -> None:
    first = editions.cut(mini, "1.0.0")
    editions.apply(mini, editions.OTHER_CITY)
    reason = (*editions.MISREAD[:4], "no-such-source")
    assert refused(mini, "1.0.1", first, reason) == "Reasons name sources that do not exist: no-such-source."


def test_history_that_was_written_by_hand_is_refused_before_it_is_released(mini: Path) -> None:
    first = editions.cut(mini, "1.0.0")
    editions.apply(mini, editions.NEW_AREA)
    row = {"release": "1.1.0", "table_name": "gaps", "record_id": "x", "field": "*", "action": "row_added"}
    edits.apply(mini, {"table": "history", "add": row})
    package = read_package(mini)
    files = cutting.cut(package, read_package(first), "1.1.0", "2026-12-01")
    with pytest.raises(nea.PackageError, match="The history does not replay"):
        cutting.prove(package, files)
    assert nea.editions(mini) == ["1.0.0"]


def test_released_history_and_records_are_never_rewritten(mini: Path) -> None:
    first = editions.cut(mini, "1.0.0")
    editions.apply(mini, editions.OTHER_CITY)
    second = editions.cut(mini, "1.0.1", first, editions.MISREAD)
    edits.apply(mini, {"table": "history", "where": {}, "set": {"reason": "mistyped"}})
    path = mini / "releases/1.0.0/fingerprints.json"
    path.write_text(path.read_text().replace("2026-12-01", "2026-12-02"))
    sentence = refused(mini, "1.0.2", second)
    assert "The record of edition 1.0.0 was changed" in sentence
    assert "Rows of history that were released are changed or gone: 1.0.1/meetings/arf-ministerial-1995-1/city" in (
        sentence
    )


def test_release_writes_changelog_citation_and_descriptor(mini: Path) -> None:
    (mini / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.9.0 (2026-01-01)\n\nOld.\n")
    (mini / "CITATION.cff").write_text("version: 0.9.0\ndate-released: 2026-01-01\n")
    editions.cut(mini, "1.0.0")
    assert (mini / "CITATION.cff").read_text() == "version: 1.0.0\ndate-released: 2026-12-01\n"
    package = read_package(mini)
    assert (package.version, package.descriptor["created"]) == ("1.0.0", "2026-12-01T00:00:00Z")
    page = (mini / "CHANGELOG.md").read_text()
    generated = changelog.counts("1.0.0", None, record("1.0.0", package))
    assert page == f"# Changelog\n\n## 1.0.0 (2026-12-01)\n\n- New.\n\n{generated}\n## 0.9.0 (2026-01-01)\n\nOld.\n"


def test_counts_of_the_changelog_are_those_of_the_history() -> None:
    page = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for first, last in itertools.pairwise([None, *nea.editions()]):
        changes = of_release(last, shipped()) if first else None
        assert changelog.counts(last, changes, record(last, shipped())) in page


def test_every_recorded_release_was_a_legal_bump() -> None:
    for first, last in itertools.pairwise(nea.editions()):
        assert rules.too_small(last, first, of_release(last, shipped())) == []


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=nea-data contributors", "-c", "user.email=nobody@example.org"]
    subprocess.run(["git", "-C", str(folder), *names, *arguments], check=True, capture_output=True)


def script(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"NO_COLOR": "1"})


@pytest.mark.parametrize("tagged", [True, False], ids=["by-tag", "by-recorded-state"])
def test_scripts_find_the_last_release_in_git_and_cut_the_next(mini: Path, tagged: bool) -> None:
    git(mini, "init", "-q")
    assert "any version may be the first" in script("check_release.py", "--package", mini).stdout
    first = script("cut_release.py", "1.0.0", "--package", mini, "--date", "2026-12-01")
    assert 'git tag -a v1.0.0 -m "nea-data 1.0.0"' in first.stdout
    assert "git knows no release" in script("check_release.py", "--package", mini).stderr
    git(mini, "add", "-A")
    git(mini, "commit", "-qm", "Release 1.0.0")
    if tagged:
        git(mini, "tag", "v1.0.0")
    editions.apply(mini, editions.OTHER_CITY, editions.NEW_AREA)
    checked = script("check_release.py", "--package", mini)
    assert checked.returncode == 0
    assert "Smallest version after 1.0.0: 1.1.0." in checked.stdout
    assert script("check_release.py", "1.1.0", "--package", mini).returncode == 1
    assert script("cut_release.py", "--package", mini, "--reasons").returncode == 0
    reasons = mini / cutting.REASONS_FILE
    assert "meetings,arf-ministerial-1995-1,city,," in reasons.read_text()
    reasons.write_text(re.sub(",city,,", ",city,misread,", reasons.read_text()))
    assert script("check_release.py", "1.1.0", "--package", mini).returncode == 0
    assert script("cut_release.py", "--package", mini).returncode == 0
    assert nea.editions(mini) == ["1.0.0", "1.1.0"]
    assert len(nea.verify(mini, older=True)) > 0
