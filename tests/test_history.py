"""Three editions of the miniature package: each comes back as it was, and what was tampered with is refused."""

import json
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import editions
import edits
import pandas as pd
import pytest
import yaml

import nea_data as nea
from nea_data.descriptor import read_package
from nea_data.fingerprints import fingerprint
from nea_data.history import moved_on, of_release
from nea_data.past.difference import row_changes
from nea_data.past.recorded import record
from nea_data.releasing import changelog
from nea_data.releasing.rules import smallest_version


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("editions")
    package = folder / "package"
    here = Path(__file__).parent
    shutil.copytree(here / "package", package)
    shutil.copytree(here.parent / "schemas", package / "schemas")
    shutil.copy(here.parent / "datapackage.json", package)
    return editions.three(package)


@pytest.fixture
def newest(released: list[Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(released[-1], tmp_path / "newest"))


def test_editions_are_listed_oldest_first(newest: Path) -> None:
    assert nea.editions(newest) == ["1.0.0", "1.1.0", "2.0.0"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_older_edition_has_the_very_bytes_of_its_release(released: list[Path], number: int) -> None:
    then = read_package(released[number])
    again = nea.edition(then.version, released[-1])
    assert again.version == then.version
    assert [table.name for table in again.record] == [table.name for table in then.record]
    for table in then.record:
        assert again.table(table.name).path.read_bytes() == table.path.read_bytes()
        assert again.table(table.name).columns == table.columns
    assert fingerprint(package=again) == record(then.version, then)["fingerprint"]


@pytest.mark.parametrize("number", [1, 2])
def test_history_is_what_differs_between_editions(released: list[Path], number: int) -> None:
    before, after = (read_package(path) for path in released[number - 1 : number + 1])
    expected = [change[:6] for change in row_changes(before, after)]
    told = [change[:6] for change in of_release(after.version, read_package(released[-1])) if change.record_id != "*"]
    assert told == expected


def test_table_and_database_of_an_older_edition_have_their_own_columns_and_values(newest: Path) -> None:
    city = {v: nea.load_meetings(newest, version=v).set_index("meeting_id") for v in nea.editions(newest)}
    assert "venue" not in city["1.0.0"].columns
    assert city["1.1.0"].loc["arf-ministerial-1995-1", "venue"] == "Hall"
    assert [frame.loc["arf-ministerial-1995-1", "city"] for frame in city.values()] == [
        *("Bandar Seri Begawan", "Bandar", "Bandar")
    ]
    with nea.connect(package=newest, version="1.1.0") as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() == (3,)
        assert connection.execute("SELECT count(*) > 0 FROM framework_overview").fetchone() == (True,)


def test_view_that_needs_a_later_column_is_left_out_of_an_older_edition(newest: Path) -> None:
    path = newest / "releases/1.0.0/schemas/documents.json"
    assert path.exists()
    package = nea.edition("1.0.0", newest)
    schema = json.loads(package.table("documents").schema_path.read_text(encoding="utf-8"))
    schema["fields"] = [field for field in schema["fields"] if field["name"] != "legal_status"]
    package.table("documents").schema_path.write_text(json.dumps(schema), encoding="utf-8")
    rows = edits.read(package.root, "documents")
    kept = [field["name"] for field in schema["fields"]]
    edits.write(package.root, "documents", [{name: row[name] for name in kept} for row in rows], kept)
    with nea.connect(package=str(package.root)) as connection:
        views = {row[0] for row in connection.execute("SELECT view_name FROM duckdb_views()").fetchall()}
    assert "meeting_timeline" in views
    assert "document_timeline" not in views


def test_changes_tell_what_happened_with_reason_and_source(newest: Path) -> None:
    rows = nea.changes("1.0.0", "2.0.0", newest).set_index(["table_name", "record_id", "field"])
    city = rows.loc[("meetings", "arf-ministerial-1995-1", "city")]
    assert city.to_dict() == {
        "release": "1.1.0",
        "action": "value_changed",
        "old": "Bandar Seri Begawan",
        "new": "Bandar",
        "reason": "misread",
        "source_id": "unicode-cldr-territories",
    }
    assert rows.loc[("meetings", "*", "venue"), "action"] == "column_added"
    assert rows.loc[("framework_areas", "neacd/cyber", "*"), "action"] == "row_added"
    gone = rows.loc[("events", "chn-east-china-sea-adiz-2013", "*")]
    assert json.loads(gone["old"])["category"] == "military"
    assert gone["reason"] == "unsupported"
    assert ("meetings", "arf-ministerial-1995-1", "venue") not in rows.index
    assert len(nea.changes("1.1.0", "1.1.0", newest)) == 0


def test_every_release_was_legal(newest: Path) -> None:
    versions = nea.editions(newest)
    package = read_package(newest)
    for first, last in pairwise(versions):
        assert smallest_version(first, of_release(last, package)) == last


def test_verify_names_every_file_once(newest: Path) -> None:
    checked = nea.verify(newest, older=True)
    mine = checked[checked["edition"].eq("2.0.0")]
    package = read_package(newest)
    assert set(mine["file"]) == {
        "datapackage.json",
        *(f"data/{table.name}.csv" for table in package.tables),
        *(f"schemas/{table.name}.json" for table in package.tables),
    }
    assert mine["file"].is_unique
    assert mine["fingerprint"].str.len().eq(64).all()


def test_page_of_editions_shows_each_difference(newest: Path, mini: Path) -> None:
    page = changelog.page(newest)
    assert all(f"`{record(version, read_package(newest))['fingerprint']}`" in page for version in nea.editions(newest))
    assert "$ nea-data diff 1.1.0 2.0.0\nFrom 1.1.0 to 2.0.0: something removed" in page
    assert "No edition is released yet." in changelog.page(mini)


def test_edition_that_is_not_there_and_editions_in_wrong_order_are_named(newest: Path, mini: Path) -> None:
    with pytest.raises(nea.UnknownNameError, match=r"no edition named '1.0.1'.*There are: 1.0.0, 1.1.0, 2.0.0"):
        nea.load_meetings(newest, version="1.0.1")
    with pytest.raises(nea.NeaDataError, match="'latest' is no version"):
        nea.connect(package=newest, version="latest")
    with pytest.raises(nea.NeaDataError, match="give the older edition first"):
        nea.changes("2.0.0", "1.0.0", newest)
    for ask in (nea.verify, lambda package: nea.edition("0.1.0", package)):
        with pytest.raises(nea.NeaDataError, match="records no edition yet"):
            ask(mini)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


TAMPERED = {
    "data": ("data/meetings.csv", "Jakarta", "Bogor", "meetings in .* differ from edition 2.0.0"),
    "history": ("data/history.csv", "Bandar Seri Begawan", "Elsewhere", r"history.csv differs from that of edition"),
    "errata": ("data/errata.csv", "fault", "error", "errata.csv"),
    "schema": ("schemas/meetings.json", "venue", "avenue", "meetings"),
    "descriptor": ("datapackage.json", "Frameworks, founding", "Founding", "datapackage.json differs"),
    "old-schema": ("releases/1.0.0/schemas/meetings.json", "meeting_id", "meeting", "not the file of edition 1.0.0"),
    "record": ("releases/2.0.0/fingerprints.json", '"fingerprint"', '"print"', "not the record of an edition"),
    "tables": ("releases/1.0.0/fingerprints.json", '"rows"', '"lines"', "not the record of an edition"),
    "climbing": ("releases/1.0.0/fingerprints.json", '"schemas/actors.json"', '"../../../x"', "outside its folder"),
    "no-path": ("releases/1.0.0/fingerprints.json", '"schemas/actors.json"', r'"\u0000"', "outside its folder"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampered_file_is_refused_in_one_sentence(newest: Path, name: str) -> None:
    file, old, new, message = TAMPERED[name]
    rewrite(newest / file, old, new)
    with pytest.raises(nea.NeaDataError, match=message) as failure:
        nea.verify(newest)
    assert "\n" not in str(failure.value)


def test_wrong_fingerprint_in_a_record_is_refused(newest: Path) -> None:
    path = newest / "releases/1.0.0/fingerprints.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["tables"]["meetings"]["fingerprint"] = "0" * 64
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(nea.PackageError, match=r"meetings of edition 1.0.0 came out with another fingerprint"):
        nea.edition("1.0.0", newest)


@pytest.mark.parametrize(
    ("row", "edit"),
    [
        ("2.0.0,meetings", {"new": "Something else"}),
        ("2.0.0,events", {"old": "not JSON"}),
        ("2.0.0,events", {"old": "[1]"}),
        ("2.0.0,events", {"old": '{"category": 1}'}),
        ("2.0.0,events", {"old": '{"category": "\\ud800"}'}),
        ("2.0.0,events", {"record_id": "chn-jpn-airspace-violation-2024"}),
        ("1.1.0,framework_areas", {"record_id": "neacd/health"}),
        ("1.1.0,meetings", {"field": "note", "new": ""}),
    ],
    ids=["value", "json", "list", "number", "surrogate", "row-still-there", "row-not-there", "other-column"],
)
def test_history_that_does_not_replay_is_refused(newest: Path, row: str, edit: dict[str, str]) -> None:
    release, table = row.split(",")
    change = {"table": "history", "where": {"release": release, "table_name": table}, "set": edit}
    edits.apply(newest, change)
    with pytest.raises(nea.PackageError, match="The history does not replay") as failure:
        nea.edition("1.0.0", newest)
    assert "\n" not in str(failure.value)


def test_history_that_tells_too_much_is_refused_forward(newest: Path) -> None:
    rows = edits.read(newest, "history")
    change = next(row for row in rows if row["field"] == "note")
    undoing = change | {"field": "city", "old": "Jakarta", "new": "Jakarta"}
    edits.write(newest, "history", [*rows, undoing], list(change))
    path = newest / "releases/2.0.0/fingerprints.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["tables"]["history"]["fingerprint"] = fingerprint("history", newest)
    path.write_text(json.dumps(content), encoding="utf-8")
    nea.verify(newest)
    with pytest.raises(nea.PackageError, match=r"what it says of release 2.0.0 is not what differs from 1.1.0"):
        nea.verify(newest, older=True)


def test_package_that_moved_on_gives_no_older_edition(newest: Path) -> None:
    rewrite(newest / "datapackage.json", '"version": "2.0.0"', '"version": "2.1.0"')
    with pytest.raises(nea.NeaDataError, match=r"says version 2.1.0, and the last edition recorded is 2.0.0"):
        nea.edition("1.0.0", newest)


def test_rows_that_moved_on_are_told_from_those_released(newest: Path) -> None:
    assert not moved_on(newest)
    rewrite(newest / "data/meetings.csv", "Jakarta", "Bandung")
    assert moved_on(newest)


def test_errata_of_an_edition_run_from_first_to_last_bad_one(newest: Path) -> None:
    fault = {"table_name": "meetings", "record_id": "arf-ministerial-1995-1", "fault": "x", "reported_on": "2026-12-01"}
    spans = {"mended": ("1.0.0", "1.1.0"), "open": ("1.1.0", ""), "late": ("10.0.0", "")}
    rows = [
        fault | {"erratum_id": name, "field": "city", "first_version": first, "last_version": last}
        for name, (first, last) in spans.items()
    ]
    columns = list(read_package(newest).table("errata").columns)
    edits.write(newest, "errata", rows, columns)
    assert set(nea.errata("1.0.0", newest)["erratum_id"]) == {"mended"}
    assert set(nea.errata("2.0.0", newest)["erratum_id"]) == {"open"}
    assert set(nea.errata(package=newest)["erratum_id"]) == {"open"}
    with pytest.raises(nea.UnknownNameError, match="no edition named '0.9.0'"):
        nea.errata("0.9.0", newest)
    pd.testing.assert_series_equal(nea.errata(package=newest).dtypes, nea.load_errata(newest).dtypes)


# Root may write everywhere: the process gives up its rights first (capset of Linux; elsewhere nobody tests as root).
READ_ONLY = """
import ctypes, os, pathlib, sys
if os.geteuid() == 0:
    ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())
package = pathlib.Path(sys.argv[1])
try:
    (package / "data/meetings.csv").open("a")
except PermissionError:
    import nea_data as nea
    nea.verify(package, older=True)
    print(len(nea.load_events(package, "1.0.0")), len(nea.load_events(package)))
    try:
        nea.connect(package / "nea.duckdb", package=package)
    except nea.PackageError as error:
        print(error)
"""


def test_read_only_package_gives_every_edition_and_takes_nothing(newest: Path) -> None:
    folders = [newest, *(path for path in newest.rglob("*") if path.is_dir())]
    for path in [*newest.rglob("*.*"), *folders]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        command = [sys.executable, "-c", READ_ONLY, str(newest)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        for path in folders:
            path.chmod(0o755)
    assert result.stderr == ""
    assert result.stdout.splitlines() == ["3 2", f"{newest / 'nea.duckdb'} can't be written: Permission denied."]


def test_form_for_a_wrong_fact_asks_for_the_fault_and_its_source_and_offers_the_rest() -> None:
    path = Path(__file__).parents[1] / ".github/ISSUE_TEMPLATE/wrong-fact.yml"
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    required = {part["id"] for part in form["body"] if part.get("validations", {}).get("required")}
    assert required == {"fault", "source"}
    assert {part["id"] for part in form["body"] if "id" in part} - required == {"edition", "row", "column"}
