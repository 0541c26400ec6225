"""Bad input never harms: nothing outside the folder is read, nothing of it is run or changed, memory stays bounded."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import edits
import pytest

from nea_data.descriptor import read_package
from nea_data.validation import validate
from nea_data.validation.cells import ENOUGH


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_checking_changes_nothing(mini: Path) -> None:
    edits.apply(mini, {"table": "meetings", "where": {}, "set": {"mode": "by letter"}})
    before = everything(mini)
    assert validate(mini, pandera=True)
    assert everything(mini) == before


def test_no_module_of_the_folder_is_run(mini: Path) -> None:
    for name in ("frictionless.py", "json.py", "pandas.py", "nea_data.py"):
        (mini / name).write_text("raise SystemExit('run')", encoding="utf-8")
    code = "from nea_data.validation import validate; print(validate('.'))"
    command = [sys.executable, "-P", "-c", code]
    result = subprocess.run(command, capture_output=True, text=True, cwd=mini, env=environment())
    assert result.stdout.strip() == "[]", result.stderr


def environment() -> dict[str, str]:
    import os

    import nea_data

    return os.environ | {"PYTHONPATH": str(Path(nea_data.__file__).parents[1])}


@pytest.mark.parametrize(
    "text",
    ["'; DROP TABLE meetings; --", "{0.__class__}", "{column}", "$(touch x)", "%s%n", '"', "\\", "[bold]", "]]>"],
)
def test_cells_are_never_read_as_code(mini: Path, text: str) -> None:
    edits.apply(mini, {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}, "set": {"mode": text}})
    (problem,) = [each for each in validate(mini, referee=False) if each.rule == "enum"]
    assert problem.found == text


def test_names_of_columns_are_never_read_as_code(mini: Path) -> None:
    path = mini / "schemas/events.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema["fields"][0]["name"] = "x\" FROM read_text('/etc/passwd') --"
    path.write_text(json.dumps(schema), encoding="utf-8")
    assert {problem.rule for problem in validate(mini, referee=False)} == {"descriptor"}


def test_of_many_equal_faults_the_first_thousand_are_listed(mini: Path) -> None:
    path = mini / "data/events.csv"
    header, first, *_ = path.read_text(encoding="utf-8").splitlines()
    cells = next(csv.reader([first]))
    rows = [",".join([f"event-{number:05d}", *["!"] * (len(cells) - 1)]) for number in range(3 * ENOUGH)]
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    found = validate(mini, referee=False, tables=["events"], rules=["enum"])
    assert len(found) == ENOUGH + 1
    assert "2,000 more cells" in found[0].message


def test_package_of_other_tables_is_checked_by_what_applies(tmp_path: Path) -> None:
    from test_judges import package

    read = package(tmp_path, [{"name": "id", "type": "integer", "constraints": {"required": True}}], [["1"], ["2"]])
    assert validate(read, pandera=True) == []


def test_rule_whose_column_is_missing_is_named(mini: Path) -> None:
    for folder, name in (("schemas", "events.json"),):
        path = mini / folder / name
        schema = json.loads(path.read_text(encoding="utf-8"))
        schema["fields"] = [field for field in schema["fields"] if field["name"] != "end_date"]
        path.write_text(json.dumps(schema), encoding="utf-8")
    header = read_package(mini).table("events").columns
    rows = [{name: row[name] for name in header} for row in edits.read(mini, "events")]
    edits.write(mini, "events", rows, list(header))
    found = [problem for problem in validate(mini, referee=False) if problem.rule == "event_ends_after_it_starts"]
    assert ["a column that it needs is missing" in problem.message for problem in found] == [True]


def test_pipe_in_the_place_of_a_file_is_not_waited_for(mini: Path) -> None:
    import os

    (mini / "data/actors.csv").unlink()
    os.mkfifo(mini / "data/actors.csv")
    assert "file" in {problem.rule for problem in validate(mini, referee=False) if problem.table == "actors"}
