"""The database holds what the files hold, typed, constrained and commented, and nothing reaches outside."""

import pickle
import re
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import nea_data as nea
from nea_data.canonical import canonical
from nea_data.database.reader import Reader
from nea_data.descriptor import read_package, shipped
from nea_data.dtypes import dtype
from nea_data.errors import MissingExtraError
from nea_data.sqlfiles import sql_files

# What a relation holds, whatever the order of its rows, as one small row.
CONTENT = "SELECT count(*) AS rows, sum(hash(held)::HUGEINT)::VARCHAR AS hashes FROM {name} AS held"


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return nea.connect()


@pytest.mark.parametrize("table", shipped().tables, ids=lambda table: table.name)
def test_table_is_typed_and_holds_every_row(connection, table) -> None:
    types = connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [table.name]
    ).fetchall()
    assert types == [(field.name, dtype(field.type).duckdb) for field in table.fields]
    assert connection.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (len(nea.load(table.name)),)


def test_every_table_column_and_view_is_commented(connection) -> None:
    tables = connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall()
    columns = connection.execute(
        "SELECT c.table_name, column_name, c.comment FROM duckdb_columns() c JOIN duckdb_tables() USING (table_name)"
    ).fetchall()
    views = connection.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
    assert {row[0] for row in tables} == set(nea.tables())
    assert {row[0] for row in views} == set(nea.views())
    assert all(row[-1] for row in [*tables, *columns, *views])


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO memberships (framework_id, actor_id, spell, role) VALUES ('arf', 'JPN', 1, 'participant')",
        "INSERT INTO memberships (framework_id, actor_id, spell, role) VALUES ('arf', 'XXX', 1, 'participant')",
        "INSERT INTO memberships (framework_id, actor_id, spell, role) VALUES ('arf', 'JPN', 9, 'friend')",
        "INSERT INTO memberships (framework_id, actor_id, spell, role) VALUES ('arf', 'JPN', 0, 'participant')",
        "INSERT INTO memberships (framework_id, actor_id, spell) VALUES ('arf', 'JPN', 9)",
        "UPDATE attendance SET rank = 'king'",
        "UPDATE meetings SET start_date = '1 May 1994' WHERE meeting_id = 'arf-ministerial-1994-1'",
    ],
    ids=["primary-key", "foreign-key", "enum", "minimum", "not-null", "enum-update", "pattern"],
)
def test_constraints_protect_the_copy(statement: str) -> None:
    with pytest.raises(duckdb.Error, match="(?i)constraint"):
        nea.connect().execute(statement)


@pytest.mark.parametrize("name", [file.name for file in sql_files("views")])
def test_view_gives_rows_with_nullable_dtypes(name: str) -> None:
    frame = nea.view(name)
    assert len(frame) > 0
    assert not set(map(str, frame.dtypes)) & {"object", "float32", "int64"}


@pytest.mark.parametrize("name", nea.views())
def test_view_holds_the_same_whatever_the_order_in_which_rows_are_stored(turned: Reader, name: str) -> None:
    query = CONTENT.format(name=name)
    pd.testing.assert_frame_equal(turned.answer(query), nea.sql(query))


@pytest.mark.parametrize("name", [file.name for file in sql_files("views")])
def test_view_reads_tables_and_macros_but_no_other_view(name: str) -> None:
    body = next(file.body for file in sql_files("views") if file.name == name)
    assert not set(re.findall(r"\w+", body)) & (set(nea.views()) - {"coverage"})  # series has a column of that name


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-06", "2024-06-01", "2024-06-30"),
        ("2024-02~", "2024-02-01", "2024-02-29"),
        ("2023-02?", "2023-02-01", "2023-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2024-06-19?", "2024-06-19", "2024-06-19"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("[2018-10..2022]", "2018-10-01", "2022-12-31"),
        ("[2018-10-05..2022-03]", "2018-10-05", "2022-03-31"),
        ("[..2014]", None, "2014-12-31"),
        ("[2000-06..]", "2000-06-01", None),
        ("XXXX", None, None),
        (None, None, None),
    ],
)
def test_edtf_macros_give_the_bounds_of_a_date(connection, edtf, earliest, latest) -> None:
    row = connection.execute("SELECT edtf_earliest($1)::VARCHAR, edtf_latest($1)::VARCHAR", [edtf]).fetchone()
    assert row == (earliest, latest)


def test_founding_years_have_one_row_a_framework() -> None:
    years = nea.view("founding_years")
    assert years["framework_id"].is_unique
    assert set(years["framework_id"]) == set(nea.load_frameworks()["framework_id"])
    assert years["founding_year"].notna().all()


def test_essay_claims_show_what_the_cell_holds() -> None:
    claims = nea.view("essay_claims")
    phnom_penh = claims[claims["record_id"].eq("arf/first_meeting/1") & claims["field"].eq("date")]
    assert phnom_penh["holds"].tolist() == ["1994-07-25"] * len(phnom_penh)
    assert claims["section"].between(0, 6).all()


def test_sql_takes_parameters_and_gives_nullable_integers() -> None:
    frame = nea.sql("SELECT meeting_id, ordinal FROM meetings WHERE framework_id = ? ORDER BY ordinal", ["arf"])
    assert str(frame["ordinal"].dtype) == "Int64"
    assert frame["meeting_id"].str.startswith("arf-").all()


def test_sql_tells_two_columns_of_one_name_and_two_types_apart() -> None:
    assert nea.sql("SELECT 'x' AS a, 1 AS a").dtypes.astype(str).to_dict() == {"a": "string", "a_1": "Int64"}


def test_sql_only_reads() -> None:
    with pytest.raises(nea.NeaDataError, match="only reads"):
        nea.sql("DROP TABLE evidence")


@pytest.mark.parametrize("query", ["", " ; ", "-- nothing", "SELECT 1; SELECT 2"])
def test_sql_takes_one_statement(query: str) -> None:
    with pytest.raises(nea.NeaDataError, match="takes one SELECT"):
        nea.sql(query)


def test_database_named_memory_is_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert nea.connect(":memory:").execute("SELECT count(*) > 0 FROM frameworks").fetchone() == (True,)
    assert not list(tmp_path.iterdir())


def test_star_in_the_name_of_a_folder_means_no_other_folder(mini: Path) -> None:
    starred = mini.with_name("pack*e")
    shutil.copytree(mini, starred)
    assert len(nea.load("frameworks", starred)) == nea.sql("SELECT * FROM frameworks", package=starred).shape[0]


def test_wrong_sql_is_one_sentence() -> None:
    with pytest.raises(nea.NeaDataError, match="can't run this query") as failure:
        nea.sql("SELECT nonsense FROM meetings")
    assert "\n" not in str(failure.value)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("SELECT * FROM meeting", 'Did you mean "meetings'),
        ("SELECT framework FROM meetings", '"framework_id"'),
        ("SELECT * FROM meetings WHERE start_date > DATE '2024-01-01'", "edtf_earliest"),
    ],
    ids=["table", "column", "date"],
)
def test_wrong_sql_comes_with_what_may_be_meant(query: str, hint: str) -> None:
    with pytest.raises(nea.NeaDataError, match=hint):
        nea.sql(query)


def test_a_variable_that_no_query_reads_is_refused() -> None:
    with pytest.raises(nea.UnknownNameError, match="no variable named 'conting'. Did you mean 'counting'"):
        nea.sql("SELECT 1", variables={"conting": "latest"})


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"roles": ["membr"]}, "no role named 'membr'. Did you mean 'member'"),
        ({"roles": []}, "roles names no role"),
        ({"roles": "member"}, r"expected a list, such as \['member'\]"),
        ({"roles": 5}, "roles is '5': expected a list"),
        ({"counting": "lates"}, "no way of counting dates named 'lates'. Did you mean 'latest'"),
    ],
)
def test_a_variable_that_can_not_be_what_it_is_given_as_is_refused(variables, message: str) -> None:
    with pytest.raises(nea.NeaDataError, match=message):
        nea.sql("FROM members_on('2000-01-01')", variables=variables)


def test_table_asked_for_as_a_view_and_view_as_a_table_are_told_what_they_are() -> None:
    with pytest.raises(nea.UnknownNameError, match=r"no view named 'meetings': it is a table, load\('meetings'\)\."):
        nea.view("meetings")
    with pytest.raises(nea.UnknownNameError, match=r"no table named 'dyad_year': it is a view, view\('dyad_year'\)\."):
        nea.load("dyad_year")


@pytest.mark.parametrize("ask", [nea.load, nea.view, nea.codes, nea.fingerprint, lambda name: nea.cite(table=name)])
def test_macro_asked_for_as_a_table_or_view_is_told_how_it_is_called(ask) -> None:
    with pytest.raises(nea.UnknownNameError, match=r"it is a macro, to be called in a query: SELECT .*members_on\("):
        ask("members_on")


@pytest.mark.parametrize("ask", [nea.codes, nea.fingerprint, lambda name: nea.cite(table=name)])
def test_view_asked_for_as_a_table_is_told_apart_everywhere(ask) -> None:
    with pytest.raises(nea.UnknownNameError, match=r"it is a view, view\('dyad_year'\)"):
        ask("dyad_year")


def test_errors_reach_the_process_that_asked() -> None:
    with pytest.raises(nea.UnknownNameError) as caught:
        nea.members("arff")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again)) == (nea.UnknownNameError, str(caught.value))
    missing = MissingExtraError("A network", "network")
    assert str(pickle.loads(pickle.dumps(missing))) == str(missing)


def test_unknown_view_names_the_nearest() -> None:
    with pytest.raises(nea.UnknownNameError, match="Did you mean 'meeting_timeline'"):
        nea.view("meetings_timeline")


def test_database_file_holds_tables_views_and_macros(tmp_path: Path) -> None:
    nea.connect(tmp_path / "nea.duckdb").close()
    with duckdb.connect(str(tmp_path / "nea.duckdb"), read_only=True) as reopened:
        count = reopened.execute("SELECT count(*) FROM framework_overview").fetchone()
        storage = reopened.execute(
            "SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal"
        ).fetchone()
        assert reopened.execute("SELECT edtf_latest('2024-02')::VARCHAR").fetchone() == ("2024-02-29",)
    assert count == (len(nea.load_frameworks()),)
    assert storage is not None
    assert storage[0].startswith("v1.0.0")
    assert [path.name for path in tmp_path.iterdir()] == ["nea.duckdb"]


def test_database_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "nea.duckdb"
    path.write_text("mine")
    with pytest.raises(nea.PackageError, match="exists already"):
        nea.connect(path)
    assert path.read_text() == "mine"


def test_database_in_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(nea.PackageError, match="can't be written"):
        nea.connect(tmp_path / "nowhere" / "nea.duckdb")


def test_broken_row_is_refused_with_its_file(mini: Path) -> None:
    path = mini / "data/memberships.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("arf,CHN,1,participant", "arf,CHN,1,friend"), encoding="utf-8"
    )
    with pytest.raises(nea.PackageError, match=r"memberships.csv does not load"):
        nea.connect(package=mini)


def test_same_code_runs_on_another_package(mini: Path) -> None:
    overview = nea.view("framework_overview", package=mini)
    assert set(overview["framework_id"]) == set(nea.load("frameworks", mini)["framework_id"])


def test_database_and_frames_agree(connection) -> None:
    frame = nea.load_meetings()
    rows = connection.execute("SELECT * FROM meetings ORDER BY meeting_id").df()
    pd.testing.assert_frame_equal(rows.astype(frame.dtypes), frame)


def test_canonical_form_of_shipped_files_is_theirs() -> None:
    assert [table.name for table in shipped().tables if canonical(table) != table.path.read_bytes()] == []


def test_canonical_form_sorts_and_never_changes_a_cell(mini: Path) -> None:
    path = mini / "data/memberships.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\r\n".join([header, *reversed(rows)]), encoding="utf-8")
    assert canonical(read_package(mini).table("memberships")).decode().splitlines() == [header, *rows]
