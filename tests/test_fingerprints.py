"""A fingerprint is that of the content: the same from every file, database and frame, and by another's hand."""

import datetime
import random
import shutil
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import edits
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readme import refreshed

import nea_data as nea
from nea_data.canonical import canonical_bytes, read_records
from nea_data.descriptor import Package, read_package, shipped
from nea_data.fingerprints import fingerprint, fingerprint_frame, fingerprint_rows

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/versioning.md"
COLUMNS = [("id", "string"), ("count", "integer"), ("share", "number"), ("is_open", "boolean")]


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with nea.connect() as connection:
        yield connection


def test_example_of_the_page_prints_what_it_shows_in_a_release(
    released: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With this software on the files of the last release, laid out as a checkout."""
    shutil.copytree(ROOT / "src", tmp_path / "src")
    shutil.copy(released.root / "datapackage.json", tmp_path)
    for part in ("data", "schemas", "releases"):
        shutil.copytree(released.root / part, tmp_path / part)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "src"))
    page = PAGE.read_text(encoding="utf-8")
    assert refreshed(page) == page


@pytest.mark.parametrize("table", shipped().tables, ids=lambda table: table.name)
def test_sql_of_the_page_computes_the_same_without_our_code(connection, table) -> None:
    query = PAGE.read_text(encoding="utf-8").partition("```sql\n")[2].partition("```")[0]
    columns = ", ".join(f"{{name: '{field.name}', type: '{field.type}'}}" for field in table.fields)
    connection.execute(f"SET VARIABLE columns = [{columns}]")
    cells = ", ".join(f'"{name}"::VARCHAR' for name in table.columns)
    connection.execute(f"CREATE OR REPLACE TEMP VIEW cells AS SELECT [{cells}] AS cells FROM {table.name}")
    assert connection.execute(query).fetchone() == (fingerprint(table.name),)


@pytest.mark.parametrize("table", shipped().tables, ids=lambda table: table.name)
def test_same_from_csv_frame_duckdb_parquet_and_sqlite(connection, table, tmp_path: Path) -> None:
    expected = fingerprint(table.name)
    columns = [(field.name, field.type) for field in table.fields]
    frame = nea.load(table.name)
    assert fingerprint_frame(frame, table) == expected
    rows = connection.execute(f"SELECT * FROM {table.name}").fetchall()
    connection.execute(f"COPY {table.name} TO '{tmp_path / 'table.parquet'}'")
    assert fingerprint_rows(columns, rows) == expected
    parquet = connection.execute(f"FROM '{tmp_path / 'table.parquet'}'").fetchall()
    assert fingerprint_rows(columns, parquet) == expected
    with sqlite3.connect(":memory:") as database:
        frame[list(table.columns)].to_sql("rows", database, index=False)
        assert fingerprint_rows(columns, database.execute("SELECT * FROM rows").fetchall()) == expected


def test_order_of_rows_does_not_matter_and_a_doubled_row_does() -> None:
    table = shipped().table("actors")
    frame = nea.load_actors()
    assert fingerprint_frame(frame.sample(frac=1, random_state=1), table) == fingerprint("actors")
    assert fingerprint_frame(pd.concat([frame, frame.head(1)]), table) != fingerprint("actors")


def test_package_fingerprint_follows_every_table_of_the_record(mini: Path) -> None:
    before = fingerprint(package=mini)
    edits.apply(
        mini, {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}, "set": {"city": "Bandar"}}
    )
    assert fingerprint("actors", mini) == fingerprint("actors", str(mini))
    assert fingerprint(package=mini) != before


def test_form_of_the_file_does_not_matter(mini: Path) -> None:
    path = mini / "data/actors.csv"
    before = fingerprint("actors", mini)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert fingerprint("actors", mini) == before


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
            st.none() | st.integers(),
            st.none() | st.floats(allow_nan=False),
            st.none() | st.booleans(),
        )
    )
)
def test_any_rows_have_one_fingerprint_as_values_and_as_text(rows: list) -> None:
    text = [[name, str(count or "") if count != 0 else "0", share, is_open] for name, count, share, is_open in rows]
    text = [[*row[:3], "" if row[3] is None else str(row[3]).lower()] for row in text]
    random.Random(1).shuffle(text)
    assert fingerprint_rows(COLUMNS, rows) == fingerprint_rows(COLUMNS, text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=11, max_size=11), min_size=1))
def test_cells_never_run_into_each_other(rows: list[list[str]]) -> None:
    columns = [(name, "string") for name in shipped().table("actors").columns]
    moved = [[row[0] + row[1], "", *row[2:]] for row in rows]
    same = sorted(moved) == sorted(rows)
    assert (fingerprint_rows(columns, rows) == fingerprint_rows(columns, moved)) == same


def test_rows_written_and_read_again_keep_their_fingerprint(mini: Path) -> None:
    table = read_package(mini).table("actors")
    before = fingerprint("actors", mini)
    table.path.write_bytes(canonical_bytes(table, reversed(read_records(table))))
    assert fingerprint("actors", mini) == before


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integer", "1.5"), ("integer", 1.5), ("boolean", "yes"), ("boolean", 2), ("string", 36), ("number", "many")],
)
def test_value_that_does_not_fit_its_type_is_named(kind: str, value: object) -> None:
    with pytest.raises(nea.PackageError, match=f"Column 'cell' holds .*, which is no {kind}"):
        fingerprint_rows([("cell", kind)], [[value]])


def test_column_that_is_not_there_and_type_that_is_not_defined_are_named() -> None:
    with pytest.raises(nea.PackageError, match="no column 'kind'"):
        fingerprint_frame(nea.load_actors().drop(columns="kind"), shipped().table("actors"))
    with pytest.raises(nea.PackageError, match="type 'geopoint'"):
        fingerprint_rows([("cell", "geopoint")], [])


def test_result_of_a_query_has_a_fingerprint_of_its_own_types() -> None:
    frame = nea.sql("SELECT meeting_id, ordinal, edtf_earliest(start_date) AS day, 1.5::DOUBLE AS x FROM meetings")
    assert fingerprint_frame(frame) == fingerprint_frame(frame.sample(frac=1, random_state=1))
    parts = [datetime.date(2024, 1, 2), datetime.time(1), datetime.timedelta(1), Decimal("1.50")]
    names = [("cell", "any")] * len(parts)
    assert fingerprint_rows(names, [parts]) == fingerprint_rows(
        names, [["2024-01-02", "01:00:00", "1 day, 0:00:00", "1.50"]]
    )


def test_function_keeps_its_name_whatever_was_imported_before() -> None:
    import nea_data.fingerprints

    assert nea.fingerprint is nea_data.fingerprints.fingerprint
    assert len(nea.fingerprint("actors")) == 64
