"""Two referees that did not write our checks: pandera, and frictionless, whose reading of Table Schema is not ours.

They work in a process of their own, beside the checks, and are asked once these are done.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from nea_data.descriptor import Package, read_package
from nea_data.errors import MissingExtraError, NeaDataError
from nea_data.validation.problems import Problem

# A referee that takes longer than an hour has met a file that nobody should wait for.
PATIENCE = 3600
JUDGES = ("frictionless", "pandera")


def start(package: Package, names: Sequence[str] = JUDGES) -> Callable[[list[Problem]], list[Problem]]:
    """Let referees begin; the function returned waits for them, and gives what they alone found.

    Raises MissingExtraError without the extra `validate`.
    """
    for name in names:
        if find_spec(name) is None:
            raise MissingExtraError("The referee", "validate")
    # -P: the folder that one stands in may be someone else's, and no module of it is to be imported.
    command = [sys.executable, "-P", "-m", "nea_data.validation.referee", str(package.root), *names]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")

    def finish(problems: list[Problem]) -> list[Problem]:
        try:
            out, errors = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
        if process.returncode:
            reason = (errors.strip().splitlines() or ["no reason given"])[-1]
            raise NeaDataError(f"The referee gave up ({reason}): run with --no-referee to see the other checks.")
        seen = {(problem.table, problem.line) for problem in problems}
        return [problem for problem in _read(out) if (problem.table, problem.line) not in seen]

    return finish


def check_with_frictionless(package: Package) -> Iterator[Problem]:
    """What `frictionless validate datapackage.json` reports."""
    import frictionless

    report = frictionless.validate(str(package.root / "datapackage.json"))
    for error in report.errors:
        yield Problem("datapackage", None, "", "", f"frictionless: {error.type}", "", error.message, "datapackage.json")
    for task in report.tasks:
        for error in task.errors:
            line, column = getattr(error, "row_number", None), getattr(error, "field_name", "")
            yield Problem(task.name, line, "", column, f"frictionless: {error.type}", "", error.message, task.place)


def check_with_pandera(package: Package) -> Iterator[Problem]:
    """What pandera says of each table, read by pandas as text; a table that pandas can't read is not its affair."""
    import pandas as pd

    from nea_data.validation.schemas import judge

    for table in package.tables:
        try:
            texts = pd.read_csv(table.path, dtype="string", keep_default_na=False, na_filter=False, encoding="utf-8")
        except (OSError, ValueError):
            continue
        for row, column, rule in sorted(judge(table, texts)):
            file = table.path.relative_to(package.root.resolve()).as_posix()
            message = f"pandera finds that {column or 'the file'} breaks the constraint {rule}."
            yield Problem(table.name, row + 2 if row >= 0 else None, "", column, f"pandera: {rule}", "", message, file)


def _read(text: str) -> Iterator[Problem]:
    for found in json.loads(text):
        yield Problem(**found)


def main(root: str, names: Sequence[str]) -> None:
    """Print what these referees find, as JSON."""
    package = read_package(Path(root))
    judges = {"frictionless": check_with_frictionless, "pandera": check_with_pandera}
    found = [problem for name in names for problem in judges[name](package)]
    json.dump([vars(problem) for problem in found], sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
