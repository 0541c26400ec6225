"""Run the checks in their order, and put together what they find."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from nea_data.descriptor import Package, Table, read_package, shipped
from nea_data.errors import PackageError, UnknownNameError
from nea_data.loaders import PackageLike
from nea_data.sqlfiles import sql_files
from nea_data.validation.cells import check_cells, check_keys
from nea_data.validation.content import Content
from nea_data.validation.descriptors import check_descriptor
from nea_data.validation.files import connection_for_checks, read
from nea_data.validation.form import check_form
from nea_data.validation.problems import Problem
from nea_data.validation.references import check_references
from nea_data.validation.rules import applies, check_rule, prepare
from nea_data.validation.words import Words, catalogue

if TYPE_CHECKING:
    import duckdb

    from nea_data.validation.referee import Referees

Progress = Callable[[int, int, str], None]


def validate(
    package: PackageLike = None,
    *,
    referee: bool = True,
    pandera: bool = False,
    lang: str = "en",
    tables: Collection[str] = (),
    rules: Collection[str] = (),
    progress: Progress | None = None,
) -> list[Problem]:
    """Everything wrong with a package, sorted by file and line; an empty list if nothing is.

    With `referee` frictionless looks as well, with `pandera` pandera, and what they alone find is added. `tables` and
    `rules` leave only the problems of those; `lang` is the language of the messages, `en` or `ja`; `progress` is called
    with the number of steps done, their total and the name of the next.

    Raises PackageError where the descriptor can't be read, UnknownNameError for a table, rule or language that does
    not exist, MissingExtraError without the extra `validate`.
    """
    root = _root(package)
    say = Words(lang)
    judges = [name for name, asked in (("frictionless", referee), ("pandera", pandera)) if asked]
    referees = _referees(judges) if judges else None
    try:
        problems = check_descriptor(root, say)
        if not problems:
            problems = _check_package(read_package(root), referees, say, progress or _silent, tables, rules)
    finally:
        if referees:
            referees.stop()
    return sorted(problems, key=lambda problem: problem.order)


def rule_names() -> list[str]:
    """The name of every rule and constraint that a Problem can carry."""
    own = {name for name in catalogue() if "." not in name and " " not in name} - {"hint", "more", "form"}
    return sorted(own | {"file", "columns", "descriptor"} | {file.name for file in sql_files("rules")})


def _check_package(
    package: Package,
    referees: Referees | None,
    say: Words,
    progress: Progress,
    tables: Collection[str],
    rules: Collection[str],
) -> list[Problem]:
    for name in tables:
        package.table(name)
    for name in rules:
        if name not in rule_names():
            raise UnknownNameError("rule", name, rule_names())
    if referees:
        referees.begin(package)
    with connection_for_checks() as connection:
        problems = _check_all(connection, package, say, progress)
    if referees:
        progress(1, 1, "referees")
        problems += referees.finish(problems)
    return [
        problem
        for problem in problems
        if (not tables or problem.table in tables) and (not rules or problem.rule in rules)
    ]


def _check_all(
    connection: duckdb.DuckDBPyConnection, package: Package, say: Words, progress: Progress
) -> list[Problem]:
    import duckdb

    try:
        return [*_steps(connection, package, say, progress)]
    except duckdb.OutOfMemoryException:
        raise PackageError(f"{package.root} needs more memory than a check may take: check it in parts.") from None


def _steps(
    connection: duckdb.DuckDBPyConnection, package: Package, say: Words, progress: Progress
) -> Iterator[Problem]:
    contents = {table.name: _content(table, package, connection, say) for table in package.tables}
    rules = [rule for rule in sql_files("rules") if applies(rule, package)]
    total = 2 * len(contents) + len(rules)
    for number, (name, content) in enumerate(contents.items()):
        progress(number, total, name)
        yield from check_content(content)
    readable = {name: content for name, content in contents.items() if content.is_readable}
    for number, (name, content) in enumerate(readable.items(), start=len(contents)):
        progress(number, total, f"{name}: keys")
        yield from check_references(readable, content)
    if len(readable) == len(contents):
        prepare(connection, package)
        for number, rule in enumerate(rules, start=2 * len(contents)):
            progress(number, total, rule.name)
            yield from check_rule(connection, rule, contents, say)
    progress(total, total, "")


def check_content(content: Content) -> Iterator[Problem]:
    """Everything wrong with one table by itself."""
    yield from read(content)
    if content.is_readable:
        yield from check_form(content)
        yield from check_cells(content)
        yield from check_keys(content)


def _content(table: Table, package: Package, connection: duckdb.DuckDBPyConnection, say: Words) -> Content:
    return Content(table, package.root.resolve(), connection, say)


def _referees(judges: list[str]) -> Referees:
    from nea_data.validation.referee import Referees

    return Referees(judges)


def _silent(done: int, total: int, name: str) -> None:
    """No progress is shown."""


def _root(package: PackageLike) -> Path:
    if package is None:
        return shipped().root
    return package.root if isinstance(package, Package) else Path(package)
