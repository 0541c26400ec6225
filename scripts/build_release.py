"""Build everything that a release publishes into a new folder: wheel, sdist, every export, the papers, checksums.

Times in the files are those of the release (datapackage.json `created`), or SOURCE_DATE_EPOCH where it is set, so that
two builds of one commit are the same bytes; only database files may differ in theirs, never in what they say.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nea_data as nea
from nea_data import metadata
from nea_data.descriptor import Package, shipped
from nea_data.drafts import draft
from nea_data.exports.bundle import zip_folder
from nea_data.exports.moment import release_time

ROOT = Path(__file__).resolve().parents[1]
FILES = {"zip": "zip", "excel": "xlsx", "sqlite": "sqlite", "duckdb": "duckdb"}
FOLDERS = ("parquet", "stata", "jsonl")
PAPERS = (
    "CHANGELOG.md",
    "LICENSE",
    "LICENSE-DATA",
    "docs/codebook.md",
    "docs/datasheet.md",
    "docs/citing.md",
    "docs/exports.md",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder to make")
    out = parser.parse_args().out
    package = shipped()
    os.environ["SOURCE_DATE_EPOCH"] = str(int(release_time(package).timestamp()))
    with draft(out) as beside:
        beside.mkdir()
        build_distributions(beside)
        build_exports(package, beside)
        write_papers(package, beside)
        write_checksums(beside)
    print((out / "SHA256SUMS").read_text(encoding="utf-8"), end="")
    print(f"Next: git tag -a v{package.version} -m 'Data {package.version}' && git push origin v{package.version}")
    return 0


def build_distributions(out: Path) -> None:
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(out), str(ROOT)], check=True, capture_output=True)


def build_exports(package: Package, out: Path) -> None:
    name = f"{package.name}-{package.version}"
    for form, ending in FILES.items():
        nea.export(out / f"{name}.{ending}", form)
    nea.export(out / f"{name}-ja.xlsx", "excel", lang="ja")
    with tempfile.TemporaryDirectory() as folder:
        for form in FOLDERS:
            made = nea.export(Path(folder) / form, form)
            zip_folder(made, out / f"{name}-{form}.zip", release_time(package))


def write_papers(package: Package, out: Path) -> None:
    for name in PAPERS:
        shutil.copyfile(ROOT / name, out / Path(name).name)
    for name, text in metadata.repository_files(package).items():
        if not name.startswith("."):
            (out / name).write_text(text, encoding="utf-8")


def write_checksums(out: Path) -> None:
    """As `sha256sum --check SHA256SUMS` reads them."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(out.iterdir())]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except nea.NeaDataError as error:
        print(f"build_release: {error}", file=sys.stderr)
        sys.exit(2)
