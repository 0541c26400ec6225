"""Two judges of our own against frictionless, over schemas and data made up by Hypothesis: same verdict, same rows.

Where frictionless is meant to differ, the difference is listed in docs/validation.md and named here.
"""

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import frictionless
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nea_data.canonical import canonical
from nea_data.descriptor import Package, read_package
from nea_data.validation.schemas import judge

Row = list[str]
# For every type: cells that fit in all engines, and cells that fit in none.
GOOD = {
    "string": ["a", "bb", "ccc", "é", "日本", "a b", 'say "a"', "x,y"],
    "integer": ["0", "1", "-7", "42", "9007199254740993"],
    "number": ["0", "1.5", "-2.25", "100"],
    "boolean": ["true", "false"],
    "date": ["2024-06-19", "1994-07-25", "2000-02-29"],
    "datetime": ["2024-06-19T10:30:00Z", "1994-07-25T00:00:00Z"],
    "year": ["1994", "2024", "0999"],
    "yearmonth": ["1994-07", "2024-12"],
}
BAD = {
    "integer": ["one", "1.5", "--1", "1 000"],
    "number": ["one", "1,5", "1.5.5"],
    "boolean": ["yes", "2", "wahr"],
    "date": ["2023-02-29", "19 June", "2024-13-01"],
    "datetime": ["2024-06-19", "noon", "2024-06-19T25:00:00Z"],
    "year": ["24", "year", "20240"],
    "yearmonth": ["2024-13", "2024", "June"],
}
STRINGS = {
    "email": (["a@example.org", "a.b@example.org"], ["nobody", "a@"]),
    "uri": (["https://example.org/a", "ftp://example.org"], ["nowhere", "a b"]),
    "uuid": (["123e4567-e89b-12d3-a456-426614174000"], ["123", "123e4567"]),
    "binary": (["aGVsbG8=", "YWJj"], ["a", "a==="]),
}
DIFFERENCES = json.loads((Path(__file__).parent / "differences.json").read_text(encoding="utf-8"))
RULES = {
    "type-error": "type",
    "constraint-error": "constraint",
    "primary-key": "primaryKey",
    "unique-error": "unique",
    "foreign-key": "foreignKey",
}


@st.composite
def fields(draw: st.DrawFn, name: str) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(GOOD)))
    field: dict[str, Any] = {"name": name, "type": kind}
    if kind == "string" and draw(st.booleans()):
        field["format"] = draw(st.sampled_from(sorted(STRINGS)))
    good = STRINGS[field["format"]][0] if "format" in field else GOOD[kind]
    field["constraints"] = draw(constraints(kind, good, "format" in field))
    return field


@st.composite
def constraints(draw: st.DrawFn, kind: str, good: list[str], has_format: bool) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    if draw(st.booleans()):
        chosen["required"] = True
    if draw(st.integers(0, 3)) == 0 and kind != "boolean":
        chosen["unique"] = True
    if draw(st.integers(0, 2)) == 0:
        chosen["enum"] = draw(st.lists(st.sampled_from(good), min_size=1, max_size=3, unique=True))
    if kind == "string" and not has_format:
        chosen |= draw(st.sampled_from([{}, {"minLength": 2}, {"maxLength": 2}, {"pattern": "(?:[a-z]+|é)"}]))
    if kind not in ("string", "boolean"):
        name = draw(st.sampled_from(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", ""]))
        bound = draw(st.sampled_from(good))
        if name:
            chosen[name] = json.loads(bound) if kind in ("integer", "number") else bound
        if name and kind == "year":
            chosen[name] = int(bound)
    return chosen


@st.composite
def packages(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[Row]]:
    described = [draw(fields(f"c{number}")) for number in range(draw(st.integers(1, 3)))]
    key: dict[str, Any] = {"name": "id", "type": "integer", "constraints": {"required": True}}
    cells = [
        st.one_of(*(st.sampled_from(each) for each in (_good(field), _bad(field), [""]) if each)) for field in described
    ]
    rows = draw(st.lists(st.tuples(st.sampled_from("12345678"), *cells), min_size=1, max_size=8))
    return [key, *described], [list(row) for row in rows]


def _good(field: dict[str, Any]) -> list[str]:
    return STRINGS[field["format"]][0] if "format" in field else GOOD[field["type"]]


def _bad(field: dict[str, Any]) -> list[str]:
    return STRINGS[field["format"]][1] if "format" in field else BAD.get(field["type"], [])


def package(folder: Path, described: list[dict[str, Any]], rows: list[Row], **more: Any) -> Package:
    """A package of one table, its file in canonical form."""
    profiles = "https://datapackage.org/profiles/2.0"
    schema = {"$schema": f"{profiles}/tableschema.json", "fields": described, "primaryKey": ["id"]} | more
    resource = {"name": "rows", "type": "table", "title": "Rows", "description": "One row is a row."}
    resource |= {"path": "rows.csv", "schema": "rows.json", "format": "csv", "encoding": "utf-8"}
    descriptor: dict[str, Any] = {
        "$schema": f"{profiles}/datapackage.json",
        "name": "p",
        "title": "P",
        "version": "1",
        "coded_through": "2024-01-01",
        "resources": [resource],
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (folder / "rows.json").write_text(json.dumps(schema), encoding="utf-8")
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows([[field["name"] for field in described], *rows])
    (folder / "rows.csv").write_bytes(buffer.getvalue().encode())
    read = read_package(folder)
    (folder / "rows.csv").write_bytes(canonical(read.tables[0]))
    return read


def ours(read: Package) -> set[tuple[int, str]]:
    from nea_data.validation.again import Again

    with Again(read) as again:
        return {(each.line, each.rule) for each in again.check("rows")}


def pandera(read: Package) -> set[tuple[int, str]]:
    texts = pd.read_csv(read.tables[0].path, dtype="string", keep_default_na=False, na_filter=False)
    return {(row + 2, rule) for row, _, rule in judge(read.tables[0], texts)}


def theirs(read: Package) -> set[tuple[int, str]]:
    report = frictionless.validate(str(read.root / "datapackage.json"))
    assert report.errors == []
    errors = [error for task in report.tasks for error in task.errors]
    return {(error.row_number, RULES[error.type]) for error in errors}


def as_they_say(found: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Our rules under the names of frictionless, which has one for all constraints and takes a format for a type."""
    own = {"type": "type", "format": "type", "primaryKey": "primaryKey", "unique": "unique"}
    return {(line, own.get(rule, "constraint")) for line, rule in found}


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(made=packages())
def test_three_judges_agree_on_verdict_rows_and_kind(made: tuple[list[dict[str, Any]], list[Row]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = package(Path(folder), *made)
        found = ours(read)
        assert pandera(read) == found
        assert theirs(read) == as_they_say(found)


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference["name"])
def test_listed_difference_is_one(tmp_path: Path, difference: dict[str, Any]) -> None:
    """What frictionless passes and we do not; nothing is known that it alone finds."""
    described = [
        {"name": "id", "type": "integer", "constraints": {"required": True}},
        {"name": "c"} | difference["field"],
    ]
    cells = difference["cells"]
    read = package(
        tmp_path, described, [[str(n), cell] for n, cell in enumerate(cells, 1)], **difference.get("more", {})
    )
    assert len({line for line, _ in ours(read)}) == len(cells) - difference["name"].startswith("uniqueKeys")
    assert theirs(read) == set()
