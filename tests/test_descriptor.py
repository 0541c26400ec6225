"""The descriptor is read whole, and what is wrong with it is said in one sentence."""

import json
from pathlib import Path

import pytest

from nea_data import PackageError, UnknownNameError
from nea_data.descriptor import read_package, shipped
from nea_data.dtypes import dtype


def change(package: Path, edit) -> None:
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    edit(descriptor)
    path.write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.mark.parametrize("table", shipped().tables, ids=lambda table: table.name)
def test_every_field_is_described(table) -> None:
    assert table.title
    assert table.title_ja
    assert table.description and table.description_ja
    assert table.primary_key
    for field in table.fields:
        words = [field.title, field.title_ja, field.description, field.description_ja]
        assert all(words) and field.example is not None, field.name
        assert dtype(field.type)


@pytest.mark.parametrize("table", shipped().tables, ids=lambda table: table.name)
def test_vocabularies_stand_twice_and_agree(table) -> None:
    for field in table.fields:
        assert field.enum == tuple(category.value for category in field.categories), field.name
        assert all(category.label and category.label_ja for category in field.categories), field.name


@pytest.mark.parametrize("table", shipped().tables, ids=lambda table: table.name)
def test_examples_obey_their_own_constraints(table) -> None:
    import re

    for field in table.fields:
        if field.enum:
            assert field.example in field.enum, field.name
        if field.pattern:
            assert re.fullmatch(field.pattern, field.example), field.name


def test_keys_of_a_table_are_required() -> None:
    for table in shipped().tables:
        assert all(table.field(column).required for column in table.primary_key), table.name


def test_tables_are_loaded_after_those_they_need() -> None:
    seen: set[str] = set()
    left_out = []
    for table in shipped().tables:
        left_out += [(table.name, key.fields) for key in table.foreign_keys if key.table not in seen | {table.name}]
        seen.add(table.name)
    assert left_out == [("series", ("mandated_by",))]


def test_missing_descriptor_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="datapackage.json does not exist"):
        read_package(tmp_path)


def test_broken_json_is_named_with_line_and_column(mini: Path) -> None:
    (mini / "schemas/actors.json").write_text('{"fields": [\n  nonsense]}', encoding="utf-8")
    with pytest.raises(PackageError, match=r"actors.json, line 2, column 3: not JSON"):
        read_package(mini)


def test_missing_property_is_named(mini: Path) -> None:
    change(mini, lambda descriptor: descriptor.pop("coded_through"))
    with pytest.raises(PackageError, match="lacks the property 'coded_through'"):
        read_package(mini)


@pytest.mark.parametrize("path", ["../outside.csv", "https://example.org/data.csv"])
def test_path_outside_the_package_is_refused(mini: Path, path: str) -> None:
    change(mini, lambda descriptor: descriptor["resources"][0].update(path=path))
    with pytest.raises(PackageError, match="outside the package folder"):
        read_package(mini)


def test_unknown_table_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'meetings'"):
        shipped().table("meeting")


def test_unknown_type_is_refused_by_name() -> None:
    with pytest.raises(PackageError, match="'geopoint' is not supported"):
        dtype("geopoint")


def test_required_keys_in_a_circle_are_refused(mini: Path) -> None:
    path = mini / "schemas/actors.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    reference = {"resource": "memberships", "fields": ["actor_id"]}
    schema["foreignKeys"] = [{"fields": ["actor_id"], "reference": reference}]
    path.write_text(json.dumps(schema), encoding="utf-8")
    with pytest.raises(PackageError, match="run in a circle"):
        read_package(mini)
