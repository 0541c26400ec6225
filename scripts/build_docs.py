"""Write the files that are generated from the descriptor and the data; with --check only say which are out of date.

Figures are told to be out of date by the fingerprint of the data that they carry, because their bytes hang on fonts and
on the version of matplotlib. The cookbook and the notebooks are run as well; for them --check is left to their own
scripts, which take longer.
"""

import argparse
import subprocess
import sys
from pathlib import Path

import merging

from nea_data import codebook, codebook_ja, metadata, stub
from nea_data.descriptor import shipped
from nea_data.pages import coverage, reliability, rereading, two_conditions
from nea_data.plot.save import data_mark, save
from nea_data.releasing import changelog

ROOT = Path(__file__).resolve().parents[1]
FIGURES = {ROOT / "docs/figures/two-conditions.svg": "two_conditions", ROOT / "docs/figures/timeline.svg": "timeline"}


def pages() -> dict[Path, str]:
    return {
        ROOT / "docs/codebook.md": codebook.markdown(),
        ROOT / "docs/codebook.ja.md": codebook_ja.markdown(),
        ROOT / "docs/annotated-rows.md": codebook.annotated_rows(),
        ROOT / "docs/essay-coverage.md": coverage.essay(ROOT / "docs/essay-sentences.csv"),
        ROOT / "docs/coverage.md": coverage.series(),
        ROOT / "docs/reliability.md": reliability.page(ROOT / "docs/reliability.csv"),
        ROOT / "docs/sample-checks.md": rereading.page(ROOT / "docs/sample-checks.csv"),
        ROOT / "docs/two-condition-model.md": two_conditions.page(),
        ROOT / "docs/editions.md": changelog.page(),
        ROOT / "docs/merging.md": merging.page(),
        ROOT / "src/nea_data/__init__.pyi": stub.stub(),
        **{ROOT / name: text for name, text in metadata.repository_files(shipped()).items()},
    }


def write_pages(check: bool) -> list[Path]:
    texts = pages()
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if not check:
            path.write_text(texts[path], encoding="utf-8")
    return stale


def draw_figures(check: bool) -> list[Path]:
    stale = [path for path in FIGURES if not path.exists() or data_mark() not in path.read_text(encoding="utf-8")]
    for path in stale:
        if not check:
            path.parent.mkdir(exist_ok=True)
            save(FIGURES[path], path)
    return stale


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 where a file is out of date")
    check = parser.parse_args().check
    if shipped().root != ROOT:
        sys.exit(f"The data read are those of {shipped().root}: install this checkout with `pip install -e .` first.")
    stale = write_pages(check) + draw_figures(check)
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {'out of date' if check else 'written'}")
    if not check:
        for script in ("build_cookbook.py", "build_notebooks.py"):
            subprocess.run([sys.executable, str(ROOT / "scripts" / script)], check=True)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
