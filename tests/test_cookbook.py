"""The cookbook's answers: SQL and pandas agree, and the page shows what they give now."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/cookbook.md").read_text(encoding="utf-8")


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


def test_no_answer_is_empty() -> None:
    assert "```text\n```" not in PAGE
    assert re.search(r"```text\n[^\n]*\n```", PAGE) is None
