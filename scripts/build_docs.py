"""Write the files that are generated from the descriptor and the data; with --check only say which are out of date.

docs/codebook.md, docs/annotated-rows.md, docs/essay-coverage.md, docs/coverage.md,
docs/two-condition-model.md, the figures of docs/figures and the type stub __init__.pyi. Figures are told to be out of
date by the fingerprint of the data that they carry, because their bytes hang on fonts and on the version of matplotlib.
The cookbook and the notebooks are run too; for them --check is left to their own scripts, which take longer.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from nea_data import codebook, coverage, stub, two_conditions
from nea_data.plot.save import data_mark, save

ROOT = Path(__file__).resolve().parents[1]
FIGURES = {ROOT / "docs/figures/two-conditions.svg": "two_conditions", ROOT / "docs/figures/timeline.svg": "timeline"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 where a file is out of date")
    arguments = parser.parse_args()
    pages = {
        ROOT / "docs/codebook.md": codebook.markdown(),
        ROOT / "docs/annotated-rows.md": codebook.annotated_rows(),
        ROOT / "docs/essay-coverage.md": coverage.essay(ROOT / "docs/essay-sentences.csv"),
        ROOT / "docs/coverage.md": coverage.series(),
        ROOT / "docs/two-condition-model.md": two_conditions.page(),
        ROOT / "src/nea_data/__init__.pyi": stub.stub(),
    }
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {'out of date' if arguments.check else 'written'}")
        if not arguments.check:
            path.write_text(pages[path], encoding="utf-8")
    old = [path for path in FIGURES if not path.exists() or data_mark() not in path.read_text(encoding="utf-8")]
    for path in old:
        print(f"{path.relative_to(ROOT)}: {'out of date' if arguments.check else 'drawn'}")
        if not arguments.check:
            path.parent.mkdir(exist_ok=True)
            save(FIGURES[path], path)
    if not arguments.check:
        for script in ("build_cookbook.py", "build_notebooks.py"):
            subprocess.run([sys.executable, str(ROOT / "scripts" / script)], check=True)
    return 1 if arguments.check and stale + old else 0


if __name__ == "__main__":
    sys.exit(main())
