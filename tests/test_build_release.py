"""The release directory holds all of it, and its checksums are right."""

import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

import nea_data as nea
from nea_data.exports.companions import VIEWS, VIEWS_MEAN

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "release"
    subprocess.run([sys.executable, str(ROOT / "scripts/build_release.py"), str(out)], check=True, capture_output=True)
    return out


def test_release_holds_every_format_and_paper(release: Path) -> None:
    name = f"nea-data-{nea.__version__}"
    endings = [".zip", ".xlsx", "-ja.xlsx", ".sqlite", ".duckdb", "-parquet.zip", "-stata.zip", "-jsonl.zip"]
    papers = {"CHANGELOG.md", "LICENSE", "LICENSE-DATA", "codebook.md", "datasheet.md", "citing.md"}
    papers |= {"CITATION.cff", "exports.md"}
    built = {f"nea_data-{nea.__version__}-py3-none-any.whl", f"nea_data-{nea.__version__}.tar.gz", "codemeta.json"}
    found = {path.name for path in release.iterdir()}
    assert found == {name + ending for ending in endings} | papers | built | {"SHA256SUMS"}


def test_checksums_are_those_of_the_files(release: Path) -> None:
    lines = (release / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {path.name: sha256(path.read_bytes()).hexdigest() for path in release.iterdir()}
    assert sums == {name: digest for name, digest in files.items() if name != "SHA256SUMS"}


@pytest.mark.parametrize(
    ("form", "views"), [("parquet", {*VIEWS, *VIEWS_MEAN}), ("stata", {*VIEWS, *VIEWS_MEAN}), ("jsonl", set())]
)
def test_zip_of_a_folder_has_a_file_a_table_and_what_explains_them(release: Path, form: str, views: set[str]) -> None:
    names = zipfile.ZipFile(release / f"nea-data-{nea.__version__}-{form}.zip").namelist()
    explained = {"codebook", "codes", "CITATION", "LICENSE-DATA"}
    assert {Path(name).stem for name in names} - {"croissant"} == {*nea.tables()} | explained | views


def test_release_never_replaces_a_folder(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts/build_release.py"), str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr == f"build_release: {tmp_path} exists already: remove it, or choose another name.\n"
