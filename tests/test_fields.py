"""Of Table Schema, what is read is honoured everywhere, and what is not is refused by name."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from test_judges import GOOD, STRINGS, ours, package, pandera

import nea_data
from nea_data import PackageError, ddl
from nea_data.descriptor import Package
from nea_data.fields import REFUSED, field_of
from nea_data.validation import pandera_schema

ID = {"name": "id", "type": "integer", "constraints": {"required": True}}


def loaded(read: Package) -> duckdb.DuckDBPyConnection:
    """The table in DuckDB with its constraints, without the views, which want our own tables."""
    connection = duckdb.connect()
    connection.execute(ddl.create_table(read.tables[0], set()))
    connection.execute(f'INSERT INTO "rows" SELECT * FROM {ddl.read_csv(read.tables[0])}')
    return connection


@pytest.mark.parametrize("kind", GOOD)
def test_type_is_the_same_in_pandas_pandera_and_duckdb(tmp_path: Path, kind: str) -> None:
    cells = [*GOOD[kind], ""]
    read = package(tmp_path, [ID, {"name": "c", "type": kind}], [[str(i), cell] for i, cell in enumerate(cells)])
    frame = nea_data.load("rows", read)
    pandera_schema(read.tables[0]).validate(frame)
    with loaded(read) as connection:
        column = connection.execute('SELECT c FROM "rows"').df()["c"]
    assert column.isna().tolist() == frame["c"].isna().tolist()
    filled = [str(cell) for cell in frame["c"].dropna()]
    assert filled == [str(cell) for cell in column.dropna().astype(frame["c"].dtype)]


@pytest.mark.parametrize("kind", ["list", "object", "array", "geopoint", "geojson", "time", "duration", "any"])
def test_other_types_are_refused_by_name(kind: str) -> None:
    with pytest.raises(PackageError, match=f"the type '{kind}' is not supported"):
        field_of({"name": "c", "type": kind})


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_change_the_meaning_of_cells_is_refused_by_name(name: str) -> None:
    with pytest.raises(PackageError, match=f"the property '{name}' is not supported"):
        field_of({"name": "c", "type": "number", name: "x"})


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ({"type": "date", "format": "%d.%m.%Y"}, "the format '%d.%m.%Y' is not supported for date"),
        ({"type": "string", "format": "json"}, "the format 'json' is not supported for string"),
        ({"type": "integer", "constraints": {"pattern": "1+"}}, "pattern says nothing of the type integer"),
        ({"type": "boolean", "constraints": {"minimum": 0}}, "minimum says nothing of the type boolean"),
        ({"type": "string", "constraints": {"minimum": "a"}}, "minimum says nothing of the type string"),
        ({"type": "string", "constraints": {"jsonSchema": {}}}, "'jsonSchema' is not supported"),
    ],
)
def test_what_a_type_can_not_hold_is_refused_by_name(field: dict[str, Any], message: str) -> None:
    with pytest.raises(PackageError) as error:
        field_of({"name": "c", **field})
    assert message in str(error.value)


@pytest.mark.parametrize("form", STRINGS)
def test_format_of_a_string_is_checked_by_the_public_schema_too(tmp_path: Path, form: str) -> None:
    import pandera.pandas as pa

    good, bad = STRINGS[form]
    read = package(tmp_path, [ID, {"name": "c", "type": "string", "format": form}], [["1", good[0]], ["2", bad[0]]])
    assert ours(read) == pandera(read) == {(3, "format")}
    with pytest.raises(pa.errors.SchemaErrors):
        pandera_schema(read.tables[0]).validate(nea_data.load("rows", read), lazy=True)


@pytest.mark.parametrize(
    "missing",
    [["", "-"], [{"value": "-", "label": "not known"}, {"value": "", "label": "none"}]],
    ids=["plain", "labelled"],
)
def test_missing_values_are_missing_everywhere(tmp_path: Path, missing: list[Any]) -> None:
    fields = [ID, {"name": "c", "type": "integer"}, {"name": "d", "type": "string", "missingValues": ["NA"]}]
    rows = [["1", "-", "NA"], ["2", "5", ""], ["3", "", "x"]]
    read = package(tmp_path, fields, rows, missingValues=missing)
    assert ours(read) == pandera(read) == set()
    frame = nea_data.load("rows", read)
    assert frame["c"].isna().tolist() == [True, False, True]
    assert frame["d"].isna().tolist() == [True, False, False]
    assert frame["d"].tolist()[1:] == ["", "x"]
    with loaded(read) as connection:
        assert connection.execute('SELECT c, d FROM "rows" ORDER BY id').fetchall() == [
            (None, None),
            (5, ""),
            (None, "x"),
        ]


def test_missing_value_in_a_required_column_is_a_problem(tmp_path: Path) -> None:
    fields = [ID, {"name": "c", "type": "integer", "constraints": {"required": True}}]
    read = package(tmp_path, fields, [["1", "-"]], missingValues=["-"])
    assert ours(read) == pandera(read) == {(2, "required")}


@pytest.mark.parametrize(
    ("match", "fits"),
    [
        ("exact", {"id,c"}),
        ("equal", {"id,c", "c,id"}),
        ("subset", {"id,c", "c,id", "c,x,id"}),
        ("superset", {"id,c", "c,id", "id"}),
        ("partial", {"id,c", "c,id", "c,x,id", "id", "id,x"}),
    ],
)
def test_fields_match(tmp_path: Path, match: str, fits: set[str]) -> None:
    fields = [ID, {"name": "c", "type": "string"}]
    read = package(tmp_path, fields, [], fieldsMatch=match)
    for header in ("id,c", "c,id", "c,x,id", "id", "id,x", "x", "id,c,c"):
        cells = ",".join({"id": "1"}.get(name, "a") for name in header.split(","))
        read.tables[0].path.write_text(f"{header}\n{cells}\n", encoding="utf-8")
        assert (ours(read) == set()) == (header in fits), header
        if header != "id,c,c" and "id" in header:
            frame = pd.read_csv(read.tables[0].path, dtype={"id": "Int64", "c": "string"})
            assert accepts(read.tables[0], frame) == (header in fits), header


def accepts(table: Any, frame: pd.DataFrame) -> bool:
    import pandera.pandas as pa

    try:
        pandera_schema(table).validate(frame, lazy=True)
    except (pa.errors.SchemaErrors, pa.errors.SchemaError):
        return False
    return True


def test_unique_keys_with_an_empty_part_do_not_clash(tmp_path: Path) -> None:
    fields = [ID, {"name": "c", "type": "string"}, {"name": "d", "type": "string"}]
    rows = [["1", "a", "b"], ["2", "a", ""], ["3", "a", ""], ["4", "a", "b"]]
    read = package(tmp_path, fields, rows, uniqueKeys=[["c", "d"]])
    assert ours(read) == pandera(read) == {(5, "uniqueKeys")}


def test_self_reference_is_followed(tmp_path: Path) -> None:
    key = {"fields": ["c"], "reference": {"resource": "", "fields": ["id"]}}
    read = package(
        tmp_path, [ID, {"name": "c", "type": "integer"}], [["1", "2"], ["2", ""], ["3", "9"]], foreignKeys=[key]
    )
    assert ours(read) == {(4, "foreignKey")}
