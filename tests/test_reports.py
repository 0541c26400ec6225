"""What a person, a program, a pull request and a test runner are told, in English and Japanese."""

import json
import subprocess
import sys
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import edits
import pytest

from nea_data import PackageError, UnknownNameError
from nea_data.descriptor import read_package, shipped
from nea_data.sqlfiles import sql_files
from nea_data.validation import validate
from nea_data.validation.fix import fixes
from nea_data.validation.words import LANGUAGES, PAGES, RULES_PAGE, catalogue, page_of

ROOT = Path(__file__).parents[1]
WRONG = {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}, "set": {"mode": "in_prson"}}


def run(package: Path, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nea_data", "validate", str(package), "--no-referee", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder)


@pytest.mark.parametrize("name", catalogue())
def test_message_says_the_same_in_both_languages(name: str) -> None:
    texts = catalogue()[name]
    assert set(texts) == set(LANGUAGES)
    gaps = {lang: {gap for _, gap, _, _ in Formatter().parse(texts[lang]) if gap} for lang in LANGUAGES}
    assert gaps["en"] == gaps["ja"]
    assert any("\u3040" <= letter <= "\u9fff" for letter in texts["ja"]) or gaps["ja"]


@pytest.mark.parametrize("kind", ["rules", "views", "table_macros", "macros"])
def test_every_rule_view_and_macro_has_its_sentence_in_japanese(kind: str) -> None:
    for file in sql_files(kind):
        assert any("\u3040" <= letter <= "\u30ff" for letter in file.comment_ja), file.name
        assert "ja:" not in file.comment


def test_every_pattern_of_the_shipped_schemas_is_said_in_words() -> None:
    patterns = {field.pattern for table in shipped().tables for field in table.fields if field.pattern}
    assert {f"form {pattern}" for pattern in patterns} <= set(catalogue())


def test_every_page_that_a_message_names_exists() -> None:
    for page in (*PAGES.values(), RULES_PAGE, *(page_of(table.name) for table in shipped().tables)):
        file, anchor = page.split("#")
        headings = [
            line.lstrip("# ") for line in (ROOT / file).read_text(encoding="utf-8").splitlines() if line[:1] == "#"
        ]
        assert anchor in {heading.lower().replace(" ", "-") for heading in headings}, page


def test_text_is_grouped_by_file_and_says_what_would_do(mini: Path) -> None:
    edits.apply(mini, WRONG)
    result = run(mini)
    assert result.returncode == 1
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines[0] == "data/meetings.csv"
    assert "line 3  arf-ministerial-1995-1  mode  [enum]" in lines
    assert "mode takes one of: in_person, virtual, hybrid. Did you mean 'in_person'?" in lines
    assert "Found: in_prson" in lines
    assert "See docs/codebook.md#meetings" in lines
    assert lines[-1] == "Problems: 1, in files: 1."


def test_text_in_japanese(mini: Path) -> None:
    edits.apply(mini, WRONG)
    lines = [line.strip() for line in run(mini, "--lang", "ja").stdout.splitlines()]
    assert "modeに書けるのは次のどれかです: in_person, virtual, hybrid。 「in_person」ではありませんか。" in lines
    edits.apply(mini, WRONG | {"set": {"mode": "in_person", "end_date": "1995-07"}})
    lines = [line.strip() for line in run(mini, "--lang", "ja").stdout.splitlines()]
    assert "会合のend_dateはstart_dateより前にならないこと。両方を出典と照らし合わせること。" in lines


def test_json_is_the_problems(mini: Path) -> None:
    edits.apply(mini, WRONG)
    (found,) = json.loads(run(mini, "--format", "json").stdout)
    assert (found["file"], found["line"], found["rule"]) == ("data/meetings.csv", 3, "enum")
    assert json.loads(run(mini, "--format", "json", "--table", "actors").stdout) == []


def test_github_points_at_the_line_as_the_repository_has_it(mini: Path) -> None:
    edits.apply(mini, WRONG)
    result = run(mini, "--format", "github", folder=mini.parent)
    assert result.stdout.startswith(
        "::error file=package/data/meetings.csv,line=3,title=enum%2C arf-ministerial-1995-1"
    )
    assert len(result.stdout.splitlines()) == 1
    assert run(mini, "--format", "github", folder=mini).stdout.startswith("::error file=data/meetings.csv,line=3,")


def test_junit_is_read_by_a_test_runner(mini: Path) -> None:
    assert ElementTree.fromstring(run(mini, "--format", "junit").stdout.encode()).get("failures") == "0"
    edits.apply(mini, WRONG)
    suite = ElementTree.fromstring(run(mini, "--format", "junit").stdout.encode())
    assert (suite.get("tests"), suite.get("failures")) == ("1", "1")
    assert suite[0].get("classname") == "enum"


def test_tables_and_rules_are_chosen_by_name(mini: Path) -> None:
    edits.apply(mini, WRONG)
    edits.apply(mini, {"table": "frameworks", "where": {"framework_id": "arf"}, "set": {"track": "3"}})
    assert {problem.table for problem in validate(mini, referee=False)} == {"meetings", "frameworks"}
    assert {problem.table for problem in validate(mini, referee=False, tables=["meetings"])} == {"meetings"}
    assert validate(mini, referee=False, rules=["pattern"]) == []
    assert [problem.table for problem in validate(mini, rules=["frictionless: constraint-error"])] == []
    with pytest.raises(UnknownNameError, match="Did you mean 'enum'"):
        validate(mini, rules=["enumm"])
    with pytest.raises(UnknownNameError, match="Did you mean 'meetings'"):
        validate(mini, tables=["meeting"])


def test_progress_runs_to_its_end(mini: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    validate(mini, referee=False, progress=lambda *step: steps.append(step))
    assert [done for done, _, _ in steps] == sorted(done for done, _, _ in steps)
    assert steps[-1][0] == steps[-1][1]
    assert {table.name for table in shipped().tables} <= {name for _, _, name in steps}


def test_fix_shows_the_difference_and_asks(mini: Path) -> None:
    path = mini / "data/actors.csv"
    good = path.read_bytes()
    head, first, second, rest = good.split(b"\n", 3)
    bad = b"\xef\xbb\xbf" + b"\r\n".join([head, second, first]) + b"\r\n" + rest
    path.write_bytes(bad)
    command = [sys.executable, "-m", "nea_data", "validate", str(mini), "--no-referee", "--fix"]
    refused = subprocess.run(command, input="n\n", capture_output=True, text=True, encoding="utf-8")
    assert "<BOM>" in refused.stderr
    assert "<CR>" in refused.stderr
    assert first.decode() in refused.stderr  # the two rows changed places
    assert refused.stderr.count("\n") < 12, "line ends and mark are told once, not row by row"
    assert path.read_bytes() == bad
    assert refused.returncode == 1
    assert run(mini, "--fix", "--yes").returncode == 0
    assert path.read_bytes() == good


def test_fix_never_touches_a_fact_or_a_file_that_it_can_not_read(mini: Path) -> None:
    edits.apply(mini, WRONG)
    (mini / "data/actors.csv").write_bytes(b"actor_id\nJPN,state\n")
    (mini / "data/series.csv").write_bytes(b'"')
    assert fixes(read_package(mini)) == []


def test_exit_codes(mini: Path) -> None:
    assert run(mini).returncode == 0
    edits.apply(mini, WRONG)
    assert run(mini).returncode == 1
    (mini / "datapackage.json").unlink()
    result = run(mini)
    assert result.returncode == 2
    assert result.stderr.startswith("nea-data: ")
    with pytest.raises(PackageError):
        validate(mini)
