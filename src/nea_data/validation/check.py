"""Run the checks in their order, and put together what they find."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nea_data.descriptor import Package, Table, read_package, shipped
from nea_data.errors import PackageError, UnknownNameError
from nea_data.packages import PackageLike, package_of
from nea_data.sqlfiles import asked_table, sql_files
from nea_data.validation.cells import check_cells, check_keys
from nea_data.validation.content import Content
from nea_data.validation.descriptors import check_descriptor
from nea_data.validation.files import WORKERS, connection_for_checks, read
from nea_data.validation.form import check_form
from nea_data.validation.problems import Problem
from nea_data.validation.references import check_references
from nea_data.validation.rules import applies, ask, prepare, tell
from nea_data.validation.words import Words, catalogue

if TYPE_CHECKING:
    import duckdb

    from nea_data.validation.referee import Referees

Progress = Callable[[int, int, str], None]
T = TypeVar("T")
# What the referees find carries their name before that of their own rule.
OTHERS = ("frictionless: ", "pandera: ")


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
    """The name of every rule and constraint of ours that a Problem can carry."""
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
        asked_table(name, package)
    for name in rules:
        if name not in rule_names() and not name.startswith(OTHERS):
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
        if (not tables or problem.table in {*tables, "datapackage"}) and (not rules or problem.rule in rules)
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
    """Tables, then keys, then rules, each kind side by side: DuckDB works without Python's lock."""
    contents = {table.name: _content(table, package, connection, say) for table in package.tables}
    rules = [rule for rule in sql_files("rules") if applies(rule, package)]
    steps = _Steps(2 * len(contents) + len(rules), progress)
    with ThreadPoolExecutor(WORKERS) as pool:
        largest_first = sorted(contents.values(), key=lambda content: -content.size)
        yield from steps.run(pool, {content.table.name: partial(_whole, content) for content in largest_first})
        readable = {name: content for name, content in contents.items() if content.is_readable}
        keys = {f"{name}: keys": partial(_references, readable, content) for name, content in readable.items()}
        yield from steps.run(pool, keys)
        if len(readable) == len(contents):
            prepare(connection, package)
            answers = {rule.name: partial(ask, connection.cursor(), rule) for rule in rules}
            for rule, answer in zip(rules, steps.each(pool, answers), strict=True):
                yield from tell(rule, answer, contents, say)
    progress(steps.total, steps.total, "")


class _Steps:
    """What is done of a run, told as it goes on."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.total, self.done, self.progress = total, 0, progress

    def run(self, pool: Executor, works: Mapping[str, Callable[[], list[Problem]]]) -> Iterator[Problem]:
        """The Problems of several works done side by side."""
        for problems in self.each(pool, works):
            yield from problems

    def each(self, pool: Executor, works: Mapping[str, Callable[[], T]]) -> Iterator[T]:
        """The results of several works done side by side, in their order."""
        futures = {name: pool.submit(work) for name, work in works.items()}
        try:
            for name, future in futures.items():
                self.progress(self.done, self.total, name)
                yield future.result()
                self.done += 1
        finally:
            for future in futures.values():
                future.cancel()


def _whole(content: Content) -> list[Problem]:
    return list(check_content(content))


def _references(readable: Mapping[str, Content], content: Content) -> list[Problem]:
    return list(check_references(readable, content))


def check_content(content: Content) -> Iterator[Problem]:
    """Everything wrong with one table by itself."""
    yield from read(content)
    if content.is_readable:
        yield from check_form(content)
        yield from check_cells(content)
        yield from check_keys(content)


def _content(table: Table, package: Package, connection: duckdb.DuckDBPyConnection, say: Words) -> Content:
    return Content(table, package.root.resolve(), connection.cursor(), say)


def _referees(judges: list[str]) -> Referees:
    from nea_data.validation.referee import Referees

    return Referees(judges)


def _silent(done: int, total: int, name: str) -> None:
    """No progress is shown."""


def _root(package: PackageLike) -> Path:
    if package is None:
        return shipped().root
    if isinstance(package, Package):
        return package.root
    path = Path(package)
    return package_of(path).root if path.is_file() and path.name != "datapackage.json" else path
