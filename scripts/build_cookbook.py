"""Run the recipes of docs/cookbook.md and write their outputs into it; with --check only say whether it is out of date.

A recipe is an SQL block, a Python block that sets `answer`, and the output, which must be the same for both. An R block
is run where Rscript is there and its output stands below it; without R its output is left as it is.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd

import nea_data as nea
from nea_data.descriptor import shipped

PAGE = Path(__file__).resolve().parents[1] / "docs/cookbook.md"
RECIPE = re.compile(r"```sql\n(.*?)```\n\n```python\n(.*?)```\n\n```text\n.*?```", re.DOTALL)
IN_R = re.compile(r"```r\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 where the page is out of date")
    check = parser.parse_args().check
    page = PAGE.read_text(encoding="utf-8")
    fresh = IN_R.sub(in_r, RECIPE.sub(recipe, page))
    if fresh == page:
        return 0
    print(f"docs/cookbook.md: {'out of date' if check else 'written'}")
    if not check:
        PAGE.write_text(fresh, encoding="utf-8")
    return 1 if check else 0


def recipe(found: re.Match[str]) -> str:
    by_sql, by_pandas = shown(nea.sql(found[1])), shown(in_pandas(found[2]))
    if by_sql != by_pandas:
        sys.exit(f"The two answers differ.\n{found[1]}\n{by_sql}\n\n{found[2]}\n{by_pandas}")
    return f"```sql\n{found[1]}```\n\n```python\n{found[2]}```\n\n```text\n{by_sql}\n```"


def in_pandas(code: str) -> pd.DataFrame:
    names: dict[str, Any] = {"nea": nea, "pd": pd}
    exec(code, names)
    answer: pd.DataFrame = names["answer"]
    return answer


def shown(frame: pd.DataFrame) -> str:
    """A frame as text, left-aligned, whatever its dtypes."""
    cells = [list(frame.columns), *frame.astype("string").fillna("").to_numpy().tolist()]
    widths = [max(len(row[place]) for row in cells) for place in range(len(cells[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )


def in_r(found: re.Match[str]) -> str:
    output = found[2]
    if shutil.which("Rscript"):
        run = subprocess.run(
            ["Rscript", "-e", found[1]], cwd=shipped().root, capture_output=True, encoding="utf-8", check=False
        )
        if run.returncode:
            sys.exit(f"R can't run this:\n{found[1]}\n{run.stderr}")
        output = "".join(f"{line.rstrip()}\n" for line in run.stdout.splitlines())
    return f"```r\n{found[1]}```\n\n```text\n{output}```"


if __name__ == "__main__":
    sys.exit(main())
