"""The cookbook's answers: SQL and pandas agree, and the page shows what they give now."""

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from nea_data import sql
from nea_data.database.reader import Reader
from nea_data.sqlfiles import sql_files

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/cookbook.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
EXAMPLES = [file.example for kind in ("macros", "table_macros", "views") for file in sql_files(kind) if file.example]


def test_every_question_has_a_recipe() -> None:
    questions = re.findall(r"^## (\d+)\. .*\?$", PAGE, re.MULTILINE)
    assert questions == [str(number) for number in range(1, 29)]
    assert PAGE.count("```sql\n") == PAGE.count("```python\n") == 28
    assert PAGE.count("```r\n") == 5
    assert PAGE.count("\n* ") == 5


def test_answers_agree_and_stand_on_the_page() -> None:
    command = [sys.executable, "scripts/build_cookbook.py", "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (result.stdout, result.stderr) == ("", "")


@pytest.mark.parametrize("query", [*QUERIES, *EXAMPLES])
def test_no_answer_hangs_on_the_order_in_which_rows_are_stored(turned: Reader, query: str) -> None:
    pd.testing.assert_frame_equal(turned.answer(query), sql(query))


def test_no_answer_is_empty() -> None:
    assert "```text\n```" not in PAGE
    assert re.search(r"```text\n[^\n]*\n```", PAGE) is None
