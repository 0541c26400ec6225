"""Write the files that are generated from the descriptor and the data; with --check only say which are out of date.

docs/codebook.md, docs/annotated-rows.md, docs/essay-coverage.md, docs/coverage.md, docs/merging.md and the type stub
__init__.pyi.
"""

import argparse
import sys
from pathlib import Path

import merging

from nea_data import codebook, coverage, stub

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 where a file is out of date")
    arguments = parser.parse_args()
    pages = {
        ROOT / "docs/codebook.md": codebook.markdown(),
        ROOT / "docs/annotated-rows.md": codebook.annotated_rows(),
        ROOT / "docs/essay-coverage.md": coverage.essay(ROOT / "docs/essay-sentences.csv"),
        ROOT / "docs/coverage.md": coverage.series(),
        ROOT / "docs/merging.md": merging.page(),
        ROOT / "src/nea_data/__init__.pyi": stub.stub(),
    }
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {'out of date' if arguments.check else 'written'}")
        if not arguments.check:
            path.write_text(pages[path], encoding="utf-8")
    return 1 if arguments.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
