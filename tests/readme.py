"""Run the examples of a page and give the page with the output that they print; as a program, write it back."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.ja.md", "docs/citing.md", "docs/datasheet.md", "docs/exports.md")
PYTHON = re.compile(r"```python\n(.*?)```\n\n```text\n.*?```", re.DOTALL)
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def refreshed(page: str) -> str:
    """The page with every ```text block after a ```python block, and every ```console block, as printed now."""
    with tempfile.TemporaryDirectory() as folder:
        page = PYTHON.sub(lambda match: _python(match[1], folder), page)
        return CONSOLE.sub(lambda match: _console(match[1], folder), page)


def _python(code: str, folder: str) -> str:
    printed = _run([sys.executable, "-c", code], folder)
    return f"```python\n{code}```\n\n```text\n{printed}```"


def _console(block: str, folder: str) -> str:
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    return "```console\n" + "".join(f"$ {command}\n{_run(command, folder)}" for command in commands) + "```"


def _run(command: str | list[str], folder: str) -> str:
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": beside, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        command,
        shell=isinstance(command, str),
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return "".join(f"{line.rstrip()}\n" for line in result.stdout.splitlines())


if __name__ == "__main__":
    for name in PAGES:
        path = ROOT / name
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")
