"""Finds of the fuzz (docs/fuzzing.md): a bad file is answered in one sentence, and no cell is changed or lost."""

import csv
import io
import json
from pathlib import Path

import pytest

from nea_data import PackageError
from nea_data.canonical import canonical, canonical_bytes
from nea_data.descriptor import Table, read_package
from nea_data.loaders import read_table

FIELDS = [{"name": "id"}, {"name": "n", "type": "integer"}, {"name": "share", "type": "number"}]
SCHEMA = {"fields": FIELDS, "primaryKey": ["id", "n"]}
RESOURCE = {"name": "t", "title": "T", "description": "One row.", "path": "t.csv", "schema": "t.json"}
DESCRIPTOR = {"name": "p", "title": "P", "version": "1", "coded_through": "2026-06-30", "resources": [RESOURCE]}


def table(folder: Path, rows: str, schema: object = SCHEMA) -> Table:
    (folder / "datapackage.json").write_text(json.dumps(DESCRIPTOR), encoding="utf-8")
    (folder / "t.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "t.csv").write_bytes(f"id,n,share\n{rows}".encode())
    return read_package(folder).table("t")


@pytest.mark.parametrize(
    "rows",
    ["a,1.5,\n", "a,.5,\nb,9.,\n", "a,9223372036854775808,\nb,,\n", "a,99999999999999999999,\n", "a,x,\n", '"a,1,\n'],
    ids=["fraction", "fractions", "overflow-beside-empty", "integer-overflows", "word", "quote"],
)
def test_cells_that_pandas_cannot_cast_are_a_package_error(tmp_path: Path, rows: str) -> None:
    with pytest.raises(PackageError, match="validate"):
        read_table(table(tmp_path, rows))


def test_rows_longer_than_the_header_do_not_move_every_cell_to_the_left(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="more cells than columns"):
        read_table(table(tmp_path, "a,b,1,0.5\nc,d,2,0.5\n"))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ('"a"b,1,\n', "line 2 is not CSV"),
        ('a,1,"0\n', "line 2 is not CSV"),
        ("a" * 200_000 + ",1,\n", "line 2 is not CSV"),
        ("a,1\n", "row 2 has 2 cells"),
    ],
    ids=["text-after-quote", "open-quote", "huge-cell", "short-row"],
)
def test_files_that_cannot_be_put_in_form_unchanged_are_refused(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(PackageError, match=message):
        canonical(table(tmp_path, rows))


@pytest.mark.parametrize(
    "cell", ["a\rb", "a\r\nb", "a\nb", 'a"b', "a,b", " a ", "\u2028", "\0", "=1+1", "\ufeff", "\x1a"]
)
def test_canonical_form_keeps_every_cell_and_is_its_own_form(tmp_path: Path, cell: str) -> None:
    read = table(tmp_path, "")
    read.path.write_bytes(canonical_bytes(read, [[cell, "1", ""]]))
    form = canonical(read)
    assert form == read.path.read_bytes()
    assert list(csv.reader(io.StringIO(form.decode(), newline=""), strict=True))[1:] == [[cell, "1", ""]]


def test_whole_numbers_of_any_length_are_sorted_by_value(tmp_path: Path) -> None:
    numbers = ["x", "10", "9" * 5000, "7", "008"]
    lines = canonical_bytes(table(tmp_path, ""), [["a", number, ""] for number in numbers]).decode().splitlines()
    assert [line.split(",")[1][:3] for line in lines[1:]] == ["7", "008", "10", "999", "x"]


def test_a_key_that_names_no_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="no column named 'idd'"):
        canonical(table(tmp_path, "a,1,\n", SCHEMA | {"primaryKey": "idd"}))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ([], "it should be an object, found a list"),
        ({"resources": {}}, "/resources should be a list of an object, found an object"),
        ({"resources": [None]}, "/resources/0 should be an object, found null"),
        ({"name": 1}, "/name should be text, found a whole number"),
        ({"resources": [RESOURCE | {"schema": SCHEMA}]}, "/resources/0/schema should be text"),
        ({"resources": [RESOURCE | {"path": "t\0.csv"}]}, "outside the package folder"),
        ({"resources": [RESOURCE, RESOURCE]}, "two resources have the same name"),
        ({"title": "\ud800"}, "surrogates not allowed"),
    ],
)
def test_a_descriptor_of_another_shape_is_named(tmp_path: Path, change: object, message: str) -> None:
    table(tmp_path, "")
    changed = DESCRIPTOR | change if isinstance(change, dict) else change
    (tmp_path / "datapackage.json").write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(PackageError, match=message):
        read_package(tmp_path)


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({}, "t.json: it lacks the property 'fields'"),
        ({"fields": [{"name": "id", "constraints": []}]}, "/fields/0/constraints should be an object, found a list"),
        ({"fields": [{"name": "id", "constraints": {"required": 1}}]}, "should be true or false, found a whole number"),
        ({"fields": [], "primaryKey": 1}, "/primaryKey should be text or a list of text, found a whole number"),
        ({"fields": [], "foreignKeys": [{"fields": "id"}]}, "/foreignKeys/0 lacks the property 'reference'"),
    ],
)
def test_a_schema_of_another_shape_is_named(tmp_path: Path, schema: object, message: str) -> None:
    with pytest.raises(PackageError, match=message):
        table(tmp_path, "", schema)


def test_a_bare_value_is_a_category_too(tmp_path: Path) -> None:
    read = table(
        tmp_path, "", {"fields": [{"name": "id", "categories": ["a", {"value": "b", "label": "B"}]}, *FIELDS[1:]]}
    )
    assert [(category.value, category.label) for category in read.field("id").categories] == [("a", "a"), ("b", "B")]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"name": ' + "1" * 5000 + "}"], ids=["nested", "digits"])
def test_json_that_python_gives_up_on_is_a_package_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(PackageError, match="nested too deeply|can't be read"):
        read_package(tmp_path)
