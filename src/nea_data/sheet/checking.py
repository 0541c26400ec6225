"""What the rules of `validate` say of edited tables, tried on a copy of the package, told at the rows of a workbook."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from nea_data.descriptor import Package, read_package
from nea_data.sheet.edits import key_of
from nea_data.sheet.reading import Fault, Page
from nea_data.sqlfiles import sql_files
from nea_data.validation import Problem, validate
from nea_data.validation.words import Words

# The tables that a rule reads by name.
READ = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")
Rows = Mapping[tuple[str, str], tuple[str, int]]


def faults(package: Package, files: Mapping[Path, bytes], pages: Sequence[Page], say: Words) -> list[Fault]:
    """What validation finds with these files in place of the package's own, each at its row of the workbook."""
    rows = {
        (page.sheet.table.name, "/".join(key_of(page.sheet.table, record))): (page.title, row)
        for page in pages
        for row, record in page.rows.items()
    }
    return [_fault(problem, rows, say) for problem in _first(_new_problems(package, files, say.lang))]


def _fault(problem: Problem, rows: Rows, say: Words) -> Fault:
    message, column = _message(problem, say), problem.column.replace("*", "")
    if (problem.table, problem.key) in rows:
        sheet, row = rows[problem.table, problem.key]
        return Fault(sheet, row, column, message, say.lang)
    name = f"{problem.key}: " if problem.key else ""
    return Fault("", None, column, f"{name}{message}", say.lang, problem.path)


def _message(problem: Problem, say: Words) -> str:
    """What is expected, what was found and what to do; the rule's name is for whoever looks it up."""
    more = say("merge.found", found=problem.found) if problem.found else ""
    if problem.rule == "row_has_evidence":
        more = say("merge.add_evidence", key=problem.key)
    if problem.rule == "foreignKey" and problem.column == "source_id":
        more = f"{more} {say('merge.add_source')}"
    return " ".join(part for part in (problem.message, more, f"[{problem.rule}]") if part)


def _first(problems: list[Problem]) -> list[Problem]:
    """The problems without those that may only follow from another and go with it.

    A rule waits while its cell breaks the schema, and while another table that it reads does: a meeting whose ordinal
    is misspelt is missing in its series. Nothing is written before all are gone.
    """
    rules = {file.name: set(READ.findall(file.body)) for file in sql_files("rules")}
    malformed = [problem for problem in problems if problem.rule not in rules]
    cells = {(problem.table, problem.key, problem.column) for problem in malformed}
    tables = {problem.table for problem in malformed}
    return [
        problem
        for problem in problems
        if problem.rule not in rules
        or (
            (problem.table, problem.key, problem.column) not in cells
            and not (tables - {problem.table}) & rules[problem.rule]
        )
    ]


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
