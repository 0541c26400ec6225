"""Every check of a data package in one run, each fault as one Problem.

The files themselves (files.py), each table against its schema (schemas.py, pandera), keys between tables
(references.py), what only the whole can show (rules.py, sql/rules) and frictionless as an outside referee (referee.py).
Nothing is changed and no code of the package is run.
"""

from __future__ import annotations

from nea_data.loaders import PackageLike, package_of
from nea_data.validation.files import read_table
from nea_data.validation.problems import Problem
from nea_data.validation.references import check_references
from nea_data.validation.rules import check_rules
from nea_data.validation.schemas import check_table, pandera_schema

__all__ = ["Problem", "pandera_schema", "validate"]


def validate(package: PackageLike = None, *, referee: bool = True) -> list[Problem]:
    """Everything wrong with a package, sorted by file and line; an empty list if nothing is.

    With `referee` frictionless looks as well, and what it alone finds is added.

    Raises PackageError where the descriptor can't be read, MissingExtraError without the extra `validate`.
    """
    package = package_of(package)
    contents = {table.name: read_table(table) for table in package.tables}
    problems = [problem for content in contents.values() for problem in content.problems]
    readable = {name: content for name, content in contents.items() if content.is_readable}
    for content in readable.values():
        problems += check_table(content)
    problems += check_references(package, readable)
    if len(readable) == len(contents):
        problems += check_rules(package, readable)
    if referee:
        from nea_data.validation.referee import check_with_frictionless

        seen = {(problem.table, problem.line) for problem in problems}
        problems += [
            problem for problem in check_with_frictionless(package) if (problem.table, problem.line) not in seen
        ]
    return sorted(problems, key=lambda problem: (problem.table, problem.line or 0, problem.column, problem.rule))
