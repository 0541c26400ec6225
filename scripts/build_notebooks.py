"""Run the notebooks of docs and keep what they print; with --check only say which are out of date.

Pictures are not compared: their bytes hang on fonts and on the version of matplotlib.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

DOCS = Path(__file__).resolve().parents[1] / "docs"
NAMES = ("ten-minutes.ipynb", "ten-minutes.ja.ipynb")
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 where a notebook is out of date")
    check = parser.parse_args().check
    stale = [name for name in NAMES if is_stale(DOCS / name, write=not check)]
    for name in stale:
        print(f"docs/{name}: {'out of date' if check else 'written'}")
    return 1 if check and stale else 0


def is_stale(path: Path, write: bool) -> bool:
    notebook = nbformat.read(path, as_version=4)
    before = compared(notebook)
    NotebookClient(notebook, timeout=120, record_timing=False, resources={"metadata": {"path": str(DOCS)}}).execute()
    tidy(notebook)
    differs = compared(notebook) != before
    if differs and write:
        nbformat.write(notebook, path)
    return differs


def tidy(notebook: Any) -> None:
    """Leave nothing in the file that another run on another machine would change."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number}", nbformat.from_dict({})


def compared(notebook: Any) -> list[Any]:
    """What must be equal: the text of every output, and which outputs are pictures."""
    return [
        [(output.output_type, output.get("text"), shown(output.get("data", {}))) for output in cell.get("outputs", [])]
        for cell in notebook.cells
    ]


def shown(data: Any) -> list[Any]:
    is_picture = "image/png" in data
    return sorted(data) if is_picture else sorted(data.items())


if __name__ == "__main__":
    sys.exit(main())
