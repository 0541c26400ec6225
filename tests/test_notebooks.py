"""The notebooks: run from top to bottom they print what they show, and both languages do the same."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

DOCS = Path(__file__).parents[1] / "docs"
NAMES = ["ten-minutes.ipynb", "ten-minutes.ja.ipynb"]


def read(name: str):
    return nbformat.read(DOCS / name, as_version=4)


def test_outputs_are_those_of_a_run() -> None:
    command = [sys.executable, "scripts/build_notebooks.py", "--check"]
    result = subprocess.run(command, cwd=DOCS.parent, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stdout) == (0, "")


@pytest.mark.parametrize("name", NAMES)
def test_every_code_cell_shows_something_and_nothing_failed(name: str) -> None:
    cells = [cell for cell in read(name).cells if cell.cell_type == "code"]
    assert all(cell.outputs for cell in cells)
    assert {output.output_type for cell in cells for output in cell.outputs} == {"execute_result", "display_data"}


def test_both_languages_have_the_same_cells() -> None:
    english, japanese = (read(name).cells for name in NAMES)
    assert [cell.cell_type for cell in english] == [cell.cell_type for cell in japanese]
    assert all(not cell.source.isascii() for cell in japanese if cell.cell_type == "markdown")


@pytest.mark.parametrize("name", NAMES)
def test_notebook_names_no_machine(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    assert not any(path in text for path in ("/tmp/", "/opt/", "site-packages", "\\\\Users"))
