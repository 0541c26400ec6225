"""Every export is read again by another program than the one that wrote it, and says the same."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import openpyxl
import pandas as pd
import polars
import pyarrow.parquet
import pyreadstat
import pytest
from edits import apply, describe_as
from frictionless import Package as Referee
from frictionless import system
from python_calamine import CalamineWorkbook
from test_cli import run

import nea_data as nea
from nea_data.codebook import codes, describe, describe_view
from nea_data.descriptor import Table, read_package, shipped
from nea_data.dtypes import DTYPES
from nea_data.exports import FORMATS as ALL
from nea_data.exports.companions import VIEWS, VIEWS_MEAN
from nea_data.exports.stata import label_name, value_labels
from nea_data.fingerprints import fingerprint_frame, fingerprint_rows, fingerprint_table

TABLES = pytest.mark.parametrize("table", shipped().tables, ids=lambda table: table.name)
POLARS = {"string": polars.String, "integer": polars.Int64, "boolean": polars.Boolean, "number": polars.Float64}
FORMATS = pytest.mark.parametrize("form", ALL)
FOLDERS = pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "stata"])
GUIDES: dict[str, tuple[str, Any]] = {
    "csv": ("csv", lambda path: pd.read_csv(path, dtype="string", keep_default_na=False)),
    "jsonl": ("jsonl", lambda path: pd.read_json(path, lines=True, dtype=False)),
    "parquet": ("parquet", pd.read_parquet),
    "stata": ("dta", lambda path: pyreadstat.read_dta(path)[0]),
}
DUCKDB = {"VARCHAR": polars.String, "BIGINT": polars.Int64, "BOOLEAN": polars.Boolean, "DATE": polars.Date}
SQLITE = {"VARCHAR": "TEXT", "BIGINT": "INTEGER", "BOOLEAN": "BOOLEAN", "DATE": "DATE"}
JOINED = pytest.mark.parametrize("name", VIEWS)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    for form in ALL:
        nea.export(folder / form, form)
    return folder


def says_the_same(table: Table, columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> bool:
    types = [(name, table.field(name).type) for name in columns]
    return fingerprint_rows(types, rows) == fingerprint_table(table)


@TABLES
def test_pandas_reads_the_parquet(written: Path, table: Table) -> None:
    frame = pd.read_parquet(written / "parquet" / f"{table.name}.parquet")
    assert fingerprint_frame(frame, table) == fingerprint_table(table)


@TABLES
def test_polars_reads_the_parquet_with_its_types(written: Path, table: Table) -> None:
    frame = polars.read_parquet(written / "parquet" / f"{table.name}.parquet")
    assert dict(frame.schema) == {field.name: POLARS[field.type] for field in table.fields}
    assert says_the_same(table, frame.columns, frame.rows())


@TABLES
def test_parquet_is_zstd_and_carries_what_its_columns_mean(written: Path, table: Table) -> None:
    file = pyarrow.parquet.ParquetFile(written / "parquet" / f"{table.name}.parquet")
    metadata = {key.decode(): value.decode() for key, value in file.schema_arrow.metadata.items()}
    assert json.loads(metadata["columns"]) == {field.name: field.description for field in table.fields}
    assert json.loads(metadata["schema"])["primaryKey"] == list(table.primary_key)
    assert (metadata["version"], metadata["license"]) == (nea.__version__, "CC-BY-4.0")
    groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
    assert all(group.column(0).compression == "ZSTD" for group in groups)
    assert len(groups) == (1 if file.metadata.num_rows else 0)


@TABLES
def test_polars_reads_the_json_lines(written: Path, table: Table) -> None:
    rows, columns = read_jsonl(written / "jsonl", table)
    assert says_the_same(table, columns, rows)


@TABLES
def test_calamine_reads_the_workbook(written: Path, table: Table) -> None:
    header, *rows = CalamineWorkbook.from_path(written / "excel").get_sheet_by_name(table.name).to_python()
    assert says_the_same(table, map(str, header), rows)


def test_workbook_has_codebook_frozen_headers_filters_and_a_font_a_language(written: Path) -> None:
    with (written / "excel").open("rb") as handle:
        book = openpyxl.load_workbook(handle)
    assert book.sheetnames == ["about", "codebook", "codes", *nea.tables()]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
    names = book["frameworks"]
    fonts = {names.cell(1, column).value: cell.font.name for column, cell in enumerate(names[2], start=1)}
    assert fonts["name_ja"] != fonts["name_zh"] != fonts["name_en"]
    assert {cell.data_type for row in book["founding_dates"].iter_rows(min_row=2) for cell in row} <= {"s", "n"}
    dates = [cell for (cell,) in book["meetings"].iter_rows(min_row=2, min_col=8, max_col=8) if cell.value]
    assert {(cell.data_type, cell.number_format) for cell in dates} == {("s", "@")}


@TABLES
def test_pyreadstat_reads_the_stata_file(written: Path, table: Table) -> None:
    path = written / "stata" / f"{table.name}.dta"
    frame, metadata = pyreadstat.read_dta(path, apply_value_formats=True)
    assert fingerprint_frame(frame, table) == fingerprint_table(table)
    assert metadata.variable_to_label == {
        field.name: label_name(table, field) for field in table.fields if value_labels(field)
    }
    assert all(label and len(label) <= 80 for label in metadata.column_labels)
    assert all(len(name) <= 32 for name in metadata.column_names)
    assert metadata.file_label == f"{table.title}, nea-data {nea.__version__}"
    assert path.read_bytes().startswith(b"<stata_dta><header><release>118<")


def test_no_two_columns_share_a_set_of_value_labels_in_stata() -> None:
    names = [label_name(table, field) for table in shipped().tables for field in table.fields if value_labels(field)]
    assert len(set(names)) == len(names) > 20
    assert max(map(len, names)) <= 32


@TABLES
def test_another_sqlite_reads_the_database(written: Path, table: Table) -> None:
    with closing(apsw.Connection(str(written / "sqlite"), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
        rows = connection.execute(f'SELECT * FROM "{table.name}"')
        assert says_the_same(table, table.columns, rows.fetchall())
        names = connection.execute("SELECT name FROM pragma_table_info(?)", [table.name]).fetchall()
    assert tuple(name for (name,) in names) == table.columns


@TABLES
def test_sqlite_has_the_keys_of_the_schema(written: Path, table: Table) -> None:
    with closing(sqlite3.connect(written / "sqlite")) as connection:
        keys = {row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table.name})")}
        primary = [row[1] for row in connection.execute(f"PRAGMA table_info({table.name})") if row[5]]
    assert keys == {key.table for key in table.foreign_keys}
    assert sorted(primary) == sorted(table.primary_key)


def test_first_page_of_the_workbook_says_each_thing_in_japanese_too(written: Path) -> None:
    with (written / "excel").open("rb") as handle:
        lines = list(openpyxl.load_workbook(handle, read_only=True)["about"].iter_rows(values_only=True))
    assert all(english and japanese for english, japanese in lines)
    assert len(lines) == 6 + len(nea.tables())


def test_workbook_in_japanese_has_titles_labels_and_the_same_ids_and_dates(mini: Path, tmp_path: Path) -> None:
    package = read_package(mini)
    book = openpyxl.load_workbook(nea.export(tmp_path / "ja.xlsx", "excel", package=mini, lang="ja"))
    assert book.sheetnames[3:] == [package.table(name).title_ja or name for name in nea.tables(mini)]
    rows, table = nea.load("meetings", mini), package.table("meetings")
    heads, *cells = book[table.title_ja].iter_rows(values_only=True)
    assert list(heads) == [field.title_ja for field in table.fields]
    read = dict(zip(table.columns, zip(*cells, strict=True), strict=True))
    assert list(read["meeting_id"]) == rows["meeting_id"].tolist()
    assert list(read["start_date"]) == rows["start_date"].tolist()
    labels = {code.value: code.label_ja for code in table.field("status").categories}
    assert list(read["status"]) == rows["status"].map(labels).tolist()
    assert {cell.font.name for cell in book[table.title_ja][2] if cell.data_type == "s"} == {"Yu Gothic"}


def test_only_the_workbook_is_written_in_japanese(mini: Path, tmp_path: Path) -> None:
    with pytest.raises(nea.NeaDataError, match="Only 'excel' is written in Japanese"):
        nea.export(tmp_path / "out", "csv", package=mini, lang="ja")
    with pytest.raises(nea.UnknownNameError, match="no language named 'jp'"):
        nea.export(tmp_path / "out", "excel", package=mini, lang="jp")
    assert not (tmp_path / "out").exists()


def test_a_track_is_text_in_stata(written: Path) -> None:
    """Counted from 1 on, track 1.5 would be 2 and be taken for track 2."""
    frame, _ = pyreadstat.read_dta(written / "stata/frameworks.dta")
    assert frame["track"].tolist() == nea.load_frameworks()["track"].astype("string").tolist()


def test_sqlite_checks_keys_and_explains_columns(written: Path) -> None:
    with closing(sqlite3.connect(written / "sqlite")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*), sum(is_required) FROM codebook").fetchone() == (
            len(nea.describe()),
            nea.describe()["is_required"].sum(),
        )
        word = "SELECT label_ja FROM codes WHERE \"table\" = 'meetings' AND value = 'cancelled'"
        assert connection.execute(word).fetchall() == [("中止",)]
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE frameworks SET track = '3'")


def test_views_that_sqlite_has_say_what_they_say_in_duckdb(written: Path) -> None:
    with closing(sqlite3.connect(written / "sqlite")) as connection:
        kept = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        left_out = [row[0] for row in connection.execute("SELECT name FROM views_left_out")]
        assert sorted([*kept, *left_out, *VIEWS]) == nea.views()
        assert {"counterpart_pairs", "founding_years"} <= set(kept)
        for name in kept:
            expected = nea.view(name)
            rows = pd.read_sql_query(f"SELECT * FROM {name}", connection).astype(expected.dtypes)
            pd.testing.assert_frame_equal(rows, expected)


def test_folder_of_csv_is_the_package_itself(written: Path) -> None:
    copy = read_package(written / "csv")
    assert [table.path.read_bytes() for table in copy.tables] == [table.path.read_bytes() for table in shipped().tables]
    assert nea.load("meetings", copy).equals(nea.load_meetings())


def test_frictionless_reads_the_zip(written: Path, tmp_path: Path) -> None:
    path = tmp_path / "nea-data.zip"  # frictionless goes by the name
    path.write_bytes((written / "zip").read_bytes())
    with system.use_context(trusted=True):
        resource = Referee(str(path)).get_resource("meetings")
        rows = resource.read_rows()
    assert len(rows) == len(nea.load_meetings())
    zipfile.ZipFile(path).extractall(tmp_path / "out")
    assert [fingerprint_table(table) for table in read_package(tmp_path / "out").tables] == [
        fingerprint_table(table) for table in shipped().tables
    ]


@JOINED
def test_rows_of_a_view_are_told_apart_by_its_key(name: str) -> None:
    rows = nea.view(name)
    assert len(rows) > 500
    assert rows[list(VIEWS[name])].notna().all(axis=None)
    assert not rows.duplicated(list(VIEWS[name])).any()


@JOINED
def test_polars_reads_the_view_from_parquet_with_days_as_days(written: Path, name: str) -> None:
    path = written / "parquet" / f"{name}.parquet"
    frame, types = polars.read_parquet(path), describe_view(name)
    assert {column: DUCKDB[kind] for column, kind in zip(types["column"], types["type"], strict=True)} == frame.schema
    assert frame.rows() == rows_of(nea.view(name))
    said = {key.decode(): text.decode() for key, text in pyarrow.parquet.read_schema(path).metadata.items()}
    assert said["description"].startswith(("One row a", "Panel of pairs"))
    described = types[types["description"] != ""]
    assert json.loads(said["columns"]) == dict(zip(described["column"], described["description"], strict=True))


@JOINED
def test_pyreadstat_reads_the_view_from_stata(written: Path, name: str) -> None:
    frame, metadata = pyreadstat.read_dta(written / "stata" / f"{name}.dta")
    expected, said = nea.view(name), describe_view(name).set_index("column")
    days = {column for column, kind in said["type"].items() if kind == "DATE"}
    assert {column for column, form in metadata.original_variable_types.items() if form == "%td"} == days
    assert in_stata(frame) == in_stata(expected)
    assert metadata.file_label == f"{name}, nea-data {nea.__version__}"
    labels = {column: label or "" for column, label in metadata.column_names_to_labels.items()}
    assert {column for column, label in labels.items() if label} == set(said.index[said["description"] != ""])
    assert all(said["description"][column].startswith(label.removesuffix(" …")) for column, label in labels.items())


@JOINED
def test_another_sqlite_reads_the_view_as_a_table(written: Path, name: str) -> None:
    key, expected = list(VIEWS[name]), nea.view(name)
    with closing(apsw.Connection(str(written / "sqlite"), flags=apsw.SQLITE_OPEN_READONLY)) as connection:
        rows = connection.execute(f"SELECT * FROM {name} ORDER BY {', '.join(key)}").fetchall()
        told = connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", [name]).fetchall()
        left_out = connection.execute("SELECT count(*) FROM views_left_out WHERE name = ?", [name]).fetchone()
    assert left_out == (0,)
    assert [column for column, _, place in sorted(told, key=lambda each: each[2]) if place] == key
    types = zip(describe_view(name)["column"], describe_view(name)["type"], strict=True)
    assert [(column, kind) for column, kind, _ in told] == [(column, SQLITE[kind]) for column, kind in types]
    day = expected.select_dtypes("datetime").apply(lambda column: column.dt.strftime("%Y-%m-%d"))
    assert rows == rows_of(expected.assign(**day).sort_values(key))


def rows_of(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Rows in plain Python: days as dates, None where nothing is known."""
    days = frame.select_dtypes("datetime").apply(lambda column: column.dt.date)
    plain = frame.assign(**days).astype("object")
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))


def in_stata(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Rows as Stata holds them: no text is an empty one; 1 and 0 equal true and false anyway."""
    return rows_of(frame.assign(**frame.select_dtypes("string").fillna("")))


def test_stata_tells_what_the_views_are_and_parquet_too(written: Path) -> None:
    for frame in (
        pyreadstat.read_dta(written / "stata" / f"{VIEWS_MEAN[0]}.dta")[0],
        pd.read_parquet(written / "parquet" / f"{VIEWS_MEAN[0]}.parquet"),
    ):
        assert frame["view"].tolist() == list(VIEWS)
        assert frame["key"].tolist() == [", ".join(key) for key in VIEWS.values()]
        assert "whoever came" in frame["description"][0]


@FOLDERS
@pytest.mark.parametrize(("name", "guide"), [("codebook", describe), ("codes", codes)])
def test_folder_says_what_columns_and_codes_mean(written: Path, form: str, name: str, guide: Any) -> None:
    ending, read = GUIDES[form]
    frame = read(written / form / f"{name}.{ending}")
    assert list(frame) == list(guide())
    assert as_texts(frame) == as_texts(guide())


def as_texts(frame: pd.DataFrame) -> list[list[str]]:
    """Cells as text, whichever of true, True and 1 a format writes."""
    if "is_required" in frame:
        words = frame["is_required"].astype("string").str.lower().str.removesuffix(".0")
        frame = frame.assign(is_required=words.replace({"1": "true", "0": "false"}))
    return [["" if pd.isna(cell) else str(cell) for cell in row] for row in frame.itertuples(index=False)]


@FOLDERS
def test_folder_says_how_to_cite_it_and_under_which_licence(written: Path, form: str) -> None:
    root = shipped().root
    for name in ("CITATION.cff", "LICENSE-DATA"):
        assert (written / form / name).read_bytes() == (root / name).read_bytes()


@FOLDERS
def test_package_without_the_text_of_its_licence_has_none_in_the_folder(mini: Path, tmp_path: Path, form: str) -> None:
    nea.export(tmp_path / "out", form, package=mini)
    assert (tmp_path / "out/CITATION.cff").is_file()
    assert not (tmp_path / "out/LICENSE-DATA").exists()


@pytest.mark.parametrize("form", ["parquet", "stata"])
def test_folders_of_a_fork_hold_its_own_panels(mini: Path, tmp_path: Path, form: str) -> None:
    nea.export(tmp_path / "out", form, package=mini)
    ending, read = GUIDES[form]
    for name in VIEWS:
        assert len(read(tmp_path / f"out/{name}.{ending}")) == len(nea.view(name, package=mini)) > 0


@pytest.mark.parametrize("form", ["parquet", "stata"])
def test_view_without_rows_stays_a_file(mini: Path, tmp_path: Path, form: str) -> None:
    path = mini / "data/memberships.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    nea.export(tmp_path / "out", form, package=mini)
    ending, read = GUIDES[form]
    frame = read(tmp_path / f"out/membership_spells.{ending}")
    assert (len(frame), list(frame)) == (0, list(nea.view("membership_spells")))


@pytest.mark.parametrize("form", ["parquet", "stata", "sqlite"])
def test_view_that_a_fork_cannot_have_is_left_out(mini: Path, tmp_path: Path, form: str) -> None:
    without(mini, "series", "level")
    nea.export(tmp_path / "out", form, package=mini)
    assert views_in(tmp_path / "out") == {"actor_year", "membership_spells"}


@pytest.mark.parametrize("form", ["parquet", "stata", "sqlite"])
def test_table_of_a_fork_keeps_its_name(mini: Path, tmp_path: Path, form: str) -> None:
    called(mini, {"history": "codes", "errata": "actor_year", "condition_periods": VIEWS_MEAN[0]})
    nea.export(tmp_path / "out", form, package=mini)
    package = read_package(mini)
    for name in ("codes", "actor_year", VIEWS_MEAN[0]):
        assert READERS[form](tmp_path / "out", package.table(name))[1] == list(package.table(name).columns)
    assert views_in(tmp_path / "out") == set(VIEWS)


@pytest.mark.parametrize("form", ["parquet", "stata", "sqlite"])
def test_view_that_does_not_run_is_named(mini: Path, tmp_path: Path, form: str) -> None:
    describe_as(mini, coded_through="soon")
    with pytest.raises(nea.PackageError, match=r'view dyad_year does not run: .*"soon".* Run `nea-data validate`'):
        nea.export(tmp_path / "out", form, package=mini)
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


def without(package: Path, table: str, column: str) -> None:
    """Take a column out of a table and its schema."""
    path = package / f"schemas/{table}.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema["fields"] = [field for field in schema["fields"] if field["name"] != column]
    path.write_text(json.dumps(schema), encoding="utf-8")
    csv = package / f"data/{table}.csv"
    pd.read_csv(csv, dtype="string", keep_default_na=False).drop(columns=column).to_csv(csv, index=False)


def called(package: Path, names: dict[str, str]) -> None:
    """Give tables other names."""
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        resource["name"] = names.get(resource["name"], resource["name"])
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def views_in(out: Path) -> set[str]:
    if out.is_dir():
        return {path.stem for path in out.iterdir()} & VIEWS.keys()
    with closing(sqlite3.connect(out)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")} & VIEWS.keys()


@FORMATS
def test_table_without_rows_stays_a_table(mini: Path, tmp_path: Path, form: str) -> None:
    path = mini / "data/gaps.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    nea.export(tmp_path / "out", form, package=mini)
    table = read_package(mini).table("gaps")
    rows, columns = READERS[form](tmp_path / "out", table)
    assert (rows, columns) == ([], list(table.columns))


@FORMATS
def test_values_that_tempt_a_format_come_through(mini: Path, tmp_path: Path, form: str) -> None:
    odd = {
        "note": '=1+1, "quoted"\nsecond line; 한국어 中文 日本語 🗾 ' + "x" * 3000,
        "city": "NA",
        "end_date": "2024-06",
    }
    apply(mini, {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1994-1"}, "set": odd})
    nea.export(tmp_path / "out", form, package=mini)
    table = read_package(mini).table("meetings")
    rows, columns = READERS[form](tmp_path / "out", table)
    assert says_the_same(table, columns, rows)


@FORMATS
def test_every_type_of_a_column_comes_through(mini: Path, tmp_path: Path, form: str) -> None:
    cells = {"date": "2024-02-29", "datetime": "2024-02-29T12:00:00+09:00", "year": "1994", "yearmonth": "1994-07"}
    assert {*cells, "string", "integer", "number", "boolean"} == set(DTYPES)
    add_columns(mini, "gaps", {"number": "0.5", "boolean": "true", **cells})
    nea.export(tmp_path / "out", form, package=mini)
    table = read_package(mini).table("gaps")
    rows, columns = READERS[form](tmp_path / "out", table)
    assert says_the_same(table, columns, rows)


def add_columns(package: Path, table: str, cells: dict[str, str]) -> None:
    """A column of each type at the end of a table, named as its type, with this cell in all rows but the first."""
    schema, data = package / f"schemas/{table}.json", package / f"data/{table}.csv"
    described = json.loads(schema.read_text(encoding="utf-8"))
    described["fields"] += [{"name": f"a_{name}", "type": name, "title": name, "description": name} for name in cells]
    schema.write_text(json.dumps(described), encoding="utf-8")
    frame = pd.read_csv(data, dtype="string", keep_default_na=False)
    added = {f"a_{name}": ["", *[cell] * (len(frame) - 1)] for name, cell in cells.items()}
    frame.assign(**added).to_csv(data, index=False, lineterminator="\n")


def read_duckdb(out: Path, table: Table) -> tuple[list[Any], list[str]]:
    import duckdb

    with duckdb.connect(str(out), read_only=True) as connection:
        return connection.execute(f"SELECT * FROM {table.name}").fetchall(), list(table.columns)


def read_excel(out: Path, table: Table) -> tuple[list[Any], list[str]]:
    header, *rows = CalamineWorkbook.from_path(out).get_sheet_by_name(table.name).to_python()
    return rows, [str(name) for name in header]


def read_folder(out: Path, table: Table) -> tuple[list[Any], list[str]]:
    frame = polars.read_csv(out / "data" / f"{table.name}.csv", infer_schema=False)
    return frame.rows(), frame.columns


def read_jsonl(out: Path, table: Table) -> tuple[list[Any], list[str]]:
    # A file without rows has no columns to infer.
    types = {field.name: POLARS.get(field.type, polars.String) for field in table.fields}
    frame = polars.read_ndjson(out / f"{table.name}.jsonl", schema=types)
    return frame.rows(), frame.columns


def read_parquet(out: Path, table: Table) -> tuple[list[Any], list[str]]:
    frame = polars.read_parquet(out / f"{table.name}.parquet")
    return frame.rows(), frame.columns


def read_sqlite(out: Path, table: Table) -> tuple[list[Any], list[str]]:
    with closing(sqlite3.connect(out)) as connection:
        return connection.execute(f"SELECT * FROM {table.name}").fetchall(), list(table.columns)


def read_stata(out: Path, table: Table) -> tuple[list[Any], list[str]]:
    frame, _ = pyreadstat.read_dta(out / f"{table.name}.dta", apply_value_formats=True)
    frame = frame.astype("object").where(frame.notna(), None)
    return list(frame.itertuples(index=False, name=None)), list(frame.columns)


def read_zip(out: Path, table: Table) -> tuple[list[Any], list[str]]:
    folder = out.with_name("unpacked")
    zipfile.ZipFile(out).extractall(folder)
    return read_folder(folder, table)


READERS = {
    "csv": read_folder,
    "duckdb": read_duckdb,
    "excel": read_excel,
    "jsonl": read_jsonl,
    "parquet": read_parquet,
    "sqlite": read_sqlite,
    "stata": read_stata,
    "zip": read_zip,
}


@FORMATS
def test_what_exists_is_never_replaced(tmp_path: Path, form: str) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(nea.PackageError, match="exists already"):
        nea.export(tmp_path / "out", form)
    assert (tmp_path / "out").read_text() == "mine"


@FORMATS
def test_missing_folder_is_one_sentence(mini: Path, tmp_path: Path, form: str) -> None:
    with pytest.raises(nea.PackageError, match="can't be written") as failure:
        nea.export(tmp_path / "nowhere" / "out", form, package=mini)
    assert "\n" not in str(failure.value)
    assert str(tmp_path / "nowhere" / "out") in str(failure.value)


@FORMATS
def test_broken_data_leave_nothing_behind(mini: Path, tmp_path: Path, form: str) -> None:
    (mini / "data/frameworks.csv").unlink()
    with pytest.raises(nea.PackageError):
        nea.export(tmp_path / "out", form, package=mini)
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


def test_workbook_without_its_library_names_the_extra(mini: Path, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(nea.NeaDataError, match=r"pip install 'nea-data\[export\]'"):
        nea.export(tmp_path / "out", "excel", package=mini)


@pytest.mark.parametrize("form", ["sqlite", "duckdb"])
@pytest.mark.parametrize(
    "edit", [{"copy": {"spell": "1"}}, {"set": {"role": "friend"}}, {"set": {"joined": "", "actor_id": "XXX"}}]
)
def test_database_refuses_rows_that_break_a_key_or_a_vocabulary(
    mini: Path, tmp_path: Path, form: str, edit: dict[str, Any]
) -> None:
    where = {"framework_id": "arf", "actor_id": "JPN", "spell": "1"}
    apply(mini, {"table": "memberships", "where": where} | edit)
    with pytest.raises(nea.PackageError, match="does not load: .* Run `nea-data validate`"):
        nea.export(tmp_path / "out", form, package=mini)
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


LITTLE_ROOM = """
import resource, signal, sys
import nea_data as nea
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    nea.export(sys.argv[1], sys.argv[2], package=sys.argv[3])
except nea.PackageError as error:
    print(error)
"""


@FORMATS
def test_full_disk_leaves_nothing_half_written(mini: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-c", LITTLE_ROOM, str(out), form, str(mini)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.startswith(f"{out} can't be written")
    assert len(result.stdout.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


@pytest.mark.parametrize("form", ["zip", "jsonl"])
def test_of_two_processes_one_writes_and_the_other_is_told(mini: Path, tmp_path: Path, form: str) -> None:
    code = "import sys, nea_data; nea_data.export(sys.argv[1], sys.argv[2], package=sys.argv[3])"
    command = [sys.executable, "-c", code, str(tmp_path / "out"), form, str(mini)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate()[1] for process in both]
    assert sorted(process.returncode for process in both) == [0, 1]
    assert "exists already" in "".join(told)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "package"]


@pytest.mark.parametrize("form", ["parquet", "csv", "excel", "stata", "jsonl", "zip"])
def test_two_exports_are_the_same_bytes(mini: Path, tmp_path: Path, form: str) -> None:
    code = "import sys, nea_data; nea_data.export(sys.argv[1], sys.argv[2], package=sys.argv[3])"
    for name, seed in (("first", "1"), ("second", "2")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / name), form, str(mini)], env=environment, check=True)
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_files_carry_the_time_that_was_asked_for(mini: Path, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    nea.export(tmp_path / "out.zip", "zip", package=mini)
    assert {entry.date_time for entry in zipfile.ZipFile(tmp_path / "out.zip").infolist()} == {
        (2023, 11, 14, 22, 13, 20)
    }
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(nea.PackageError, match="SOURCE_DATE_EPOCH is 'today'"):
        nea.export(tmp_path / "other.zip", "zip", package=mini)


def contents(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


def test_unknown_format_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(nea.UnknownNameError, match="no format named 'xls'"):
        nea.export(tmp_path / "out", "xls")


def test_command_line_writes_no_workbook_that_a_double_click_does_not_open(tmp_path: Path) -> None:
    result = run("export", str(tmp_path / "nea"), "--format", "excel")
    assert (result.returncode, result.stdout) == (2, "")
    assert "expected .xlsx" in result.stderr
    assert not list(tmp_path.iterdir())


def test_command_line_exports_and_names_the_views_left_out(tmp_path: Path) -> None:
    result = run("export", str(tmp_path / "nea.sqlite"), "--format", "sqlite")
    assert result.returncode == 0
    assert "document_timeline" in result.stdout
    assert "membership_spells" not in result.stdout
    assert run("export", str(tmp_path / "nea.sqlite"), "--format", "sqlite").returncode == 2
