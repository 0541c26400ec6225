"""A descriptor is believed only after a strict check: each fault is a Problem at its line, never a traceback."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from nea_data.validation import validate
from nea_data.validation.positions import positions
from nea_data.validation.shape import check_shape, definitions

ROOT = Path(__file__).parents[1]
Edit = Callable[[Any], object]


def field(schema: Any, name: str) -> Any:
    return next(each for each in schema["fields"] if each["name"] == name)


def rename(holder: Any, old: str, new: str) -> None:
    holder[new] = holder.pop(old)


def change(package: Path, name: str, edit: Edit) -> Path:
    path = package / name
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")
    return path


# The file, what is done to it, a part of the message, and the text on the line that is pointed at.
FAULTS: dict[str, tuple[str, Edit, str, str]] = {
    "misspelt property of a field": (
        "schemas/meetings.json",
        lambda schema: rename(field(schema, "mode"), "constraints", "constrains"),
        "Did you mean 'constraints'?",
        '"constrains"',
    ),
    "misspelt constraint": (
        "schemas/meetings.json",
        lambda schema: rename(field(schema, "mode")["constraints"], "enum", "enums"),
        "Did you mean 'enum'?",
        '"enums"',
    ),
    "unknown property of a schema": (
        "schemas/meetings.json",
        lambda schema: rename(schema, "primaryKey", "primarykey"),
        "Did you mean 'primaryKey'?",
        '"primarykey"',
    ),
    "unknown property of a resource": (
        "datapackage.json",
        lambda package: package["resources"][0].update(profil="x"),
        "'profil' is not known",
        '"profil"',
    ),
    "table without description": (
        "datapackage.json",
        lambda package: package["resources"][0].update(description=""),
        "it is empty",
        '"description": ""',
    ),
    "primary key that names no column": (
        "schemas/actors.json",
        lambda schema: schema.update(primaryKey=["actor"]),
        "'actor', which actors does not have",
        '"primaryKey"',
    ),
    "foreign key that names no column there": (
        "schemas/meetings.json",
        lambda schema: schema["foreignKeys"][0]["reference"].update(fields=["framework_id", "name"]),
        "'name', which series does not have",
        '"fields"',
    ),
    "foreign key to no table": (
        "schemas/meetings.json",
        lambda schema: schema["foreignKeys"][0]["reference"].update(resource="serie"),
        "'serie', which is no resource",
        '"resource": "serie"',
    ),
    "foreign key to columns that name no single row": (
        "schemas/attendance.json",
        lambda schema: schema["foreignKeys"][0]["reference"].update(fields=["series"]),
        "no unique key of meetings",
        '"fields"',
    ),
    "part of a foreign key not required": (
        "schemas/meetings.json",
        lambda schema: field(schema, "series")["constraints"].pop("required"),
        "'series' is not",
        '"fields"',
    ),
    "enum and categories that differ": (
        "schemas/meetings.json",
        lambda schema: field(schema, "mode")["categories"].pop(),
        "enum and categories differ (hybrid)",
        '"categories"',
    ),
    "look-around in a pattern": (
        "schemas/actors.json",
        lambda schema: field(schema, "m49")["constraints"].update(pattern="(?!0)[0-9]{3}"),
        "DuckDB can't read the pattern",
        '"pattern": "(?!0)',
    ),
    "pattern that is none": (
        "schemas/actors.json",
        lambda schema: field(schema, "m49")["constraints"].update(pattern="[0-9"),
        "Python can't read the pattern",
        '"pattern": "[0-9"',
    ),
    "open alternation": (
        "schemas/actors.json",
        lambda schema: field(schema, "m49")["constraints"].update(pattern="[0-9]{3}|x"),
        "alternation outside brackets",
        '"pattern": "[0-9]{3}|x"',
    ),
    "digits of every script": (
        "schemas/actors.json",
        lambda schema: field(schema, "m49")["constraints"].update(pattern=r"\d{3}"),
        r"\d, which means other characters",
        '"pattern"',
    ),
    "type that is not supported": (
        "schemas/actors.json",
        lambda schema: field(schema, "m49").update(type="geopoint"),
        "'geopoint' is not supported",
        "{",
    ),
    "property that would change the meaning of cells": (
        "schemas/meetings.json",
        lambda schema: field(schema, "ordinal").update(groupChar=","),
        "'groupChar' is not supported",
        "{",
    ),
    "bound of text": (
        "schemas/actors.json",
        lambda schema: field(schema, "m49")["constraints"].update(minimum=1),
        "minimum says nothing of the type string",
        "{",
    ),
    "bound of another type": (
        "schemas/meetings.json",
        lambda schema: field(schema, "ordinal")["constraints"].update(minimum="one"),
        "'one' is no integer",
        '"minimum"',
    ),
    "example against its own vocabulary": (
        "schemas/meetings.json",
        lambda schema: field(schema, "mode").update(example="by letter"),
        "breaks the column's own constraints (enum)",
        '"example": "by letter"',
    ),
    "column twice": (
        "schemas/actors.json",
        lambda schema: schema["fields"].append(deepcopy(schema["fields"][0]) | {"name": "Actor_ID"}),
        "'Actor_ID' stands twice",
        "{",
    ),
    "table twice": (
        "datapackage.json",
        lambda package: package["resources"].append(package["resources"][0]),
        "stands twice",
        "{",
    ),
    "path out of the folder": (
        "datapackage.json",
        lambda package: package["resources"][0].update(path="../secret.csv"),
        "outside the package folder",
        '"path": "../secret.csv"',
    ),
    "path that no system has": (
        "datapackage.json",
        lambda package: package["resources"][0].update(path="data/\0.csv"),
        "outside the package folder",
        '"path": "data/\\u0000.csv"',
    ),
    "schema on the network": (
        "datapackage.json",
        lambda package: package["resources"][0].update(schema="https://example.org/schema.json"),
        "outside the package folder",
        '"schema": "https://example.org/schema.json"',
    ),
    "another delimiter": (
        "datapackage.json",
        lambda package: package["resources"][0]["dialect"].update(delimiter=";"),
        'it can only be ","',
        '"delimiter": ";"',
    ),
    "list for an object": (
        "datapackage.json",
        lambda package: package.update(resources=[[]]),
        "object",
        "[]",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_of_a_descriptor_is_named_at_its_line(mini: Path, name: str) -> None:
    file, edit, message, text = FAULTS[name]
    lines = change(mini, file, edit).read_text(encoding="utf-8").splitlines()
    problems = [problem for problem in validate(mini, referee=False) if message in problem.message]
    assert [(problem.rule, problem.path) for problem in problems] == [("descriptor", file)]
    assert text in lines[problems[0].line - 1]


def test_schema_that_is_no_json_is_a_problem(mini: Path) -> None:
    (mini / "schemas/actors.json").write_text('{"fields": [\n  nonsense]}', encoding="utf-8")
    (problem,) = validate(mini, referee=False)
    assert "line 2, column 3: not JSON" in problem.message


def documents() -> list[tuple[str, Any]]:
    paths = [ROOT / "datapackage.json", *sorted((ROOT / "schemas").glob("*.json"))]
    return [
        ("package" if path.name == "datapackage.json" else "schema", json.loads(path.read_text(encoding="utf-8")))
        for path in paths
    ]


def spoiled(value: Any) -> list[Any]:
    """The document with one value or property replaced, for each of them in turn."""
    out = []
    for path, _ in walk(value):
        for wrong in (None, 7, "x", [], {}, True):
            copy = deepcopy(value)
            holder = copy
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = wrong
            out.append(copy)
    return out


def walk(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [((*path, key), item) for key, item in items]
    return found + [each for key, item in found for each in walk(item, key)]


@pytest.mark.parametrize("number", range(0, len(documents()), 7))
def test_our_reading_of_the_schema_is_that_of_jsonschema(number: int) -> None:
    kind, document = documents()[number]
    if kind == "package":
        document["resources"] = document["resources"][:1]
    else:
        document["fields"] = document["fields"][:3]
    outside = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": definitions()})
    assert check_shape(document, kind) == []
    for wrong in spoiled(document):
        assert (check_shape(wrong, kind) == []) == outside.is_valid(wrong)


def test_positions_are_the_lines_of_values() -> None:
    text = '{\n "a": [1,\n  {"b": "x\\"{",\n   "c": null}],\n "d": {}\n}'
    assert positions(text) == {
        (): 1,
        ("a",): 2,
        ("a", 0): 2,
        ("a", 1): 3,
        ("a", 1, "b"): 3,
        ("a", 1, "c"): 4,
        ("d",): 5,
    }


@pytest.mark.parametrize(
    "content",
    ["[" * 100_000, "1" * 100_000, '{"resources": 1}', "null", '"text"', '{"resources": [{}]}', "\ufeff{}"],
    ids=["deep", "long", "number", "null", "text", "empty", "mark"],
)
def test_hostile_descriptor_is_no_traceback(mini: Path, content: str) -> None:
    from nea_data import PackageError

    (mini / "datapackage.json").write_text(content, encoding="utf-8")
    try:
        assert {problem.rule for problem in validate(mini, referee=False)} == {"descriptor"}
    except PackageError as error:
        assert "datapackage.json" in str(error)


def test_link_out_of_the_folder_is_not_followed(mini: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    (mini / "data/actors.csv").rename(outside)
    (mini / "data/actors.csv").symlink_to(outside)
    (problem,) = validate(mini, referee=False)
    assert "outside the package folder" in problem.message
