"""Nothing half-written, nothing overwritten, nothing outside its folder: full disks, races, zips that climb."""

import os
import resource
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import editions
import pytest

import nea_data as nea
from nea_data import packages
from nea_data.drafts import draft, write_all

# The kernel refuses every file beyond 50 kB, as a full disk does, in the middle of a write.
LIMIT = 50_000
CODE = "import sys, nea_data as nea; nea.connect(sys.argv[1], package=sys.argv[2])"


def zipped(package: Path) -> Path:
    return Path(shutil.make_archive(str(package.parent / "edition"), "zip", package))


def run(code: str, *arguments: object, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=before)


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))


def test_package_in_a_zip_is_read_like_one_in_a_folder(mini: Path) -> None:
    path = zipped(mini)
    assert nea.fingerprint(package=path) == nea.fingerprint(package=mini)
    assert len(nea.load_meetings(path)) == len(nea.load_meetings(mini))


@pytest.mark.parametrize("name", ["../evil.csv", "/evil.csv", "data/../../evil.csv", "..\\evil.csv", "C:\\evil.csv"])
def test_zip_that_climbs_out_of_its_folder_is_refused(mini: Path, name: str) -> None:
    path = zipped(mini)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "evil")
    with pytest.raises(nea.PackageError, match="leads out of its folder") as failure:
        nea.load_meetings(path)
    assert "\n" not in str(failure.value)
    assert not list(mini.parent.rglob("evil.csv"))


def test_damaged_zip_and_zip_that_swells_are_refused(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(mini)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(nea.PackageError, match="can't be read as a zip file"):
        nea.load_meetings(path)
    path.write_bytes(content)
    monkeypatch.setattr(packages, "LARGEST", 1000)
    with pytest.raises(nea.PackageError, match="unpacks to more than 1,000 bytes"):
        nea.load_meetings(path)


def test_file_that_is_no_package_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes")
    with pytest.raises(nea.PackageError, match=r"notes.txt can't be read as a zip file"):
        nea.load_meetings(path)


def test_full_disk_leaves_no_half_database(mini: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    process = run(CODE, out / "nea.duckdb", mini, before=small_files)
    _, errors = process.communicate()
    assert process.returncode == 1
    assert "PackageError" in errors.splitlines()[-1]
    assert "can't be written" in errors.splitlines()[-1]
    assert list(out.iterdir()) == []


def test_edition_that_finds_no_room_is_one_sentence(mini: Path) -> None:
    first = editions.cut(mini, "1.0.0")
    editions.apply(mini, editions.NEW_AREA)
    editions.cut(mini, "1.1.0", first)
    code = "import sys, nea_data as nea; nea.load_meetings(sys.argv[1], version='1.0.0')"
    _, errors = run(code, mini, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))).communicate()
    assert "PackageError: Edition 1.0.0 can't be rebuilt in the folder for temporary files" in errors


def test_full_disk_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "small").write_text("before")
    code = (
        "import sys, pathlib; from nea_data.drafts import write_all; "
        f"write_all(pathlib.Path(sys.argv[1]), {{'small': b'after', 'large': b'x' * {2 * LIMIT}}})"
    )
    _, errors = run(code, tmp_path, before=small_files).communicate()
    assert "can't be written to: File too large" in errors
    assert (tmp_path / "small").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["small"]


def test_of_two_processes_that_write_one_file_one_is_told(mini: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    both = [run(CODE, out / "nea.duckdb", mini) for _ in range(2)]
    ends = sorted((process.communicate()[1].strip().splitlines()[-1:], process.returncode) for process in both)
    assert [code for _, code in ends] == [0, 1]
    assert "exists already: remove it, or choose another name." in ends[1][0][0]
    assert [path.name for path in out.iterdir()] == ["nea.duckdb"]
    with nea.connect(package=mini) as connection:
        connection.execute(f"ATTACH '{out / 'nea.duckdb'}' AS written (READ_ONLY)")
        assert connection.execute("SELECT count(*) FROM written.meetings").fetchone() == (len(nea.load_meetings(mini)),)


def test_file_that_appears_while_another_is_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    with pytest.raises(nea.PackageError, match="exists already"), draft(path) as beside:
        beside.write_text("mine")
        path.write_text("theirs")
    assert path.read_text() == "theirs"
    assert [each.name for each in tmp_path.iterdir()] == ["export.csv"]


def test_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "edition"
    with pytest.raises(ZeroDivisionError), draft(path) as beside:
        beside.mkdir()
        (beside / "half").write_text("half")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with draft(path) as beside:
        beside.mkdir()
        (beside / "whole").write_text("whole")
    assert (path / "whole").read_text() == "whole"


def test_replacing_happens_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    with draft(path, replace=True) as beside:
        beside.write_text("new")
    assert path.read_text() == "new"


def test_file_system_without_links_takes_the_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    with draft(tmp_path / "page.html") as beside:
        beside.write_text("new")
    assert (tmp_path / "page.html").read_text() == "new"


def write_into(path: Path) -> None:
    with draft(path) as beside:
        beside.write_text("new")


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(nea.PackageError, match="nowhere/page.html can't be written: No such file or directory"):
        write_into(tmp_path / "nowhere/page.html")
    with pytest.raises(nea.PackageError, match="nowhere can't be written to"):
        write_all(tmp_path / "nowhere", {"page.html": b""})
