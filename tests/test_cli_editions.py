"""The commands about editions, on a copy of the installed package that has three editions."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import editions
import pytest

import nea_data as nea

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the code and, beside it as in a wheel, the miniature package in three editions."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.copytree(ROOT / "src/nea_data", folder / "nea_data")
    package = Path(shutil.copytree(ROOT / "tests/package", folder / "work"))
    shutil.copytree(ROOT / "schemas", package / "schemas")
    shutil.copy(ROOT / "datapackage.json", package)
    newest = editions.three(package)[-1]
    shutil.copytree(newest, folder / "nea_data/_package")
    return folder


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(installed), "COLUMNS": "100", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "nea_data", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=installed, check=False)


def test_editions_lists_each_with_its_fingerprint(installed: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(installed, "editions", "--format", "csv").stdout)))
    assert [row["edition"] for row in rows] == ["1.0.0", "1.1.0", "2.0.0"]
    assert rows[-1]["fingerprint"] == run(installed, "fingerprint").stdout.strip()


def test_diff_reads_well_and_comes_as_csv_and_html(installed: Path) -> None:
    text = run(installed, "diff", "1.0.0", "2.0.0").stdout
    assert text.startswith("From 1.0.0 to 2.0.0: something removed or redefined.")
    assert "column added: meetings.venue (string)" in text
    line = "value changed: meetings arf-ministerial-1995-1, city: Bandar Seri Begawan → Bandar"
    assert f"{line} [misread, unicode-cldr-territories]" in text
    rows = list(csv.DictReader(io.StringIO(run(installed, "diff", "1.0.0", "2.0.0", "--format", "csv").stdout)))
    assert len(rows) == len(nea.changes("1.0.0", "2.0.0", installed / "nea_data/_package"))
    page = run(installed, "diff", "1.0.0", "2.0.0", "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "<td>Bandar Seri Begawan</td><td>Bandar</td><td>misread</td>" in page
    assert "http" not in page
    assert "no difference" in run(installed, "diff", "1.0.0", "1.0.0").stdout
    assert run(installed, "diff", "1.0.0").stdout == run(installed, "diff", "1.0.0", "2.0.0").stdout


def test_page_of_a_difference_is_well_formed_and_escaped(installed: Path) -> None:
    from html.parser import HTMLParser

    from nea_data.past.difference import Change
    from nea_data.releasing.changelog import html

    page = html("1.0.0", "1.0.1", [Change("gaps", "x", "note", "value_changed", "<script>", "a & b", "worded")])
    tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)

    Reader().feed(page)
    assert "script" not in tags
    assert "a &amp; b" in page


def test_verify_says_what_was_checked_and_names_what_is_wrong(installed: Path) -> None:
    result = run(installed, "verify", "--older")
    assert "Edition 2.0.0:" in result.stdout
    assert "of 3 editions are those that were released." in result.stdout
    broken = Path(shutil.copytree(installed / "nea_data/_package", installed / "broken"))
    path = broken / "data/actors.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Japan,", "Nippon,"), encoding="utf-8")
    result = run(installed, "verify", str(broken))
    assert result.returncode == 2
    assert result.stderr.startswith("nea-data: actors in ")
    assert len(result.stderr.splitlines()) == 1


def test_edition_is_written_as_a_package_of_its_own(installed: Path) -> None:
    assert run(installed, "edition", "1.0.0", "older").returncode == 0
    assert "venue" not in nea.load_meetings(installed / "older").columns
    again = run(installed, "edition", "1.1.0", "older")
    assert (again.returncode, "exists already" in again.stderr) == (2, True)
    assert "venue" not in nea.load_meetings(installed / "older").columns


def test_errata_are_those_of_the_edition(installed: Path) -> None:
    faults = json.loads(run(installed, "errata", "1.0.0", "--format", "json").stdout)
    assert ("meetings", "arf-ministerial-1995-1", "city") in {
        (fault["table_name"], fault["record_id"], fault["field"]) for fault in faults
    }
    assert json.loads(run(installed, "errata", "--format", "json").stdout) == []


def test_edition_that_does_not_exist_is_one_sentence(installed: Path) -> None:
    result = run(installed, "diff", "1.0.0", "3.0.0")
    assert result.returncode == 2
    assert result.stderr.startswith("nea-data: There is no edition named '3.0.0'.")
