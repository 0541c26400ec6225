"""What the rules of `validate` say of edited tables, tried on a copy of the package, told at the rows of a workbook."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from nea_data.descriptor import Package, read_package
from nea_data.sheet.reading import Fault
from nea_data.validation import Problem, validate
from nea_data.validation.words import Words

Rows = Mapping[tuple[str, str], int | None]


def faults(package: Package, files: Mapping[Path, bytes], rows: Rows, say: Words) -> list[Fault]:
    """What validation finds with these files in place of the package's own, each at its row of the workbook."""
    return [_fault(problem, rows, say) for problem in _new_problems(package, files, say.lang)]


def _fault(problem: Problem, rows: Rows, say: Words) -> Fault:
    found = " " + say("merge.found", found=problem.found) if problem.found else ""
    row = rows.get((problem.table, problem.key))
    name = "" if row else f"{problem.key}: "
    message = f"{name}{problem.message}{found} [{problem.rule}]"
    return Fault(problem.table, row, problem.column, message, say.lang)


def _new_problems(package: Package, files: Mapping[Path, bytes], lang: str) -> list[Problem]:
    """What validation finds in a copy of the package with these files, and did not find without them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for path in _paths(package):
            target = copy / path.relative_to(package.root.resolve())
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        read = read_package(copy)
        changed = {copy / path.relative_to(package.root.resolve()): content for path, content in files.items()}
        for target, content in changed.items():
            target.write_bytes(content)
        problems = validate(read, referee=False, lang=lang)
    old = {_sign(problem) for problem in validate(package, referee=False, lang=lang)} if problems else set()
    return [problem for problem in problems if _sign(problem) not in old]


def _paths(package: Package) -> Iterator[Path]:
    yield package.root.resolve() / "datapackage.json"
    for table in package.tables:
        yield from (table.path, table.schema_path)


def _sign(problem: Problem) -> tuple[str, str, str, str, str]:
    """A problem without its line, which moves when rows are added above."""
    return problem.table, problem.key, problem.column, problem.rule, problem.found
