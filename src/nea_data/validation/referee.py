"""Two referees that did not write our checks: pandera, and frictionless, whose reading of Table Schema is not ours.

They work in a process of their own, beside the checks, and are asked once these are done.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from nea_data.descriptor import Package, read_package
from nea_data.errors import MissingExtraError, NeaDataError
from nea_data.validation.problems import UNREAD, Problem

if TYPE_CHECKING:
    from frictionless import Resource

# A referee that takes longer than an hour has met a file that nobody should wait for.
PATIENCE = 3600
JUDGES = ("frictionless", "pandera")


class Referees:
    """Referees in a process that gets ready at once, and looks at nothing before it is told what.

    Raises MissingExtraError without the extra `validate`.
    """

    def __init__(self, names: Sequence[str] = JUDGES) -> None:
        for name in names:
            if find_spec(name) is None:
                raise MissingExtraError(
                    "The second look by frictionless", "validate", ", or leave it out with --no-referee (referee=False)"
                )
        # -P: the folder that one stands in may be someone else's, and no module of it is to be imported.
        command = [sys.executable, "-P", "-m", "nea_data.validation.referee", *names]
        pipe = subprocess.PIPE
        try:
            self.process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=pipe, env=_environment(), encoding="utf-8", errors="replace"
            )
        except OSError as error:
            raise _gave_up(f"{sys.executable or 'Python'} can't be started: {error.strerror or error}") from None

    def begin(self, package: Package) -> None:
        """Let them look at a package, whose descriptor should have been checked."""
        assert self.process.stdin
        # One that has died by now is noticed, with its reason, when it is asked what it found.
        with suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(str(package.root)) + "\n")
            self.process.stdin.flush()

    def finish(self, problems: list[Problem]) -> list[Problem]:
        """What they alone found; waits for them."""
        try:
            out, errors = self.process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise _gave_up(f"not done after {PATIENCE // 60} minutes") from None
        finally:
            self.process.kill()
        if self.process.returncode:
            raise _gave_up((errors.strip().splitlines() or ["no reason given"])[-1])
        seen = {(problem.table, problem.line) for problem in problems}
        unread = {problem.table for problem in problems if problem.rule in UNREAD}
        return [
            problem
            for problem in _read(out)
            if (problem.table, problem.line) not in seen and not (unread and _follows(problem, unread))
        ]

    def stop(self) -> None:
        """Send them away where there is nothing to look at."""
        self.process.kill()
        self.process.communicate()


def _follows(problem: Problem, unread: set[str]) -> bool:
    """Whether it only says again, row by row, that a table can't be read: its keys are gone."""
    return problem.table in unread or problem.rule == "frictionless: foreign-key"


def _environment() -> dict[str, str]:
    """Ours, with the folder of this very nea_data first: another one may be installed, or none."""
    here = str(Path(__file__).parents[2])
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH", ""))))}


def _gave_up(reason: str) -> NeaDataError:
    return NeaDataError(
        f"The second look by frictionless gave up ({reason}): run with --no-referee to see the other checks."
    )


def check_with_frictionless(package: Package) -> Iterator[Problem]:
    """What `frictionless validate datapackage.json` reports, its tables looked at side by side."""
    from frictionless import FrictionlessException
    from frictionless import Package as Whole

    try:
        whole = Whole(str(package.root / "datapackage.json"))
    except FrictionlessException as exception:
        for error in exception.to_errors():
            yield Problem(
                "datapackage", None, "", "", f"frictionless: {error.type}", "", error.message, "datapackage.json"
            )
        return
    for problems in _side_by_side(whole.resources):
        yield from problems


def _side_by_side(resources: list[Resource]) -> Iterator[list[Problem]]:
    """What each resource holds, in its order; two processes work on them where forking one is safe."""
    if sys.platform != "linux":
        yield from map(_of_resource, resources)
        return
    _waiting[:] = resources
    # An executor, since a plain Pool waits for ever for a process that was killed.
    with ProcessPoolExecutor(2, get_context("fork")) as pool:
        yield from pool.map(_of_number, range(len(resources)))


# What a forked process finds as it was when it was forked: a resource can't be sent to it.
_waiting: list[Resource] = []


def _of_number(number: int) -> list[Problem]:
    return _of_resource(_waiting[number])


def _of_resource(resource: Resource) -> list[Problem]:
    report = resource.validate()
    errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    return [
        Problem(
            resource.name or "",
            getattr(error, "row_number", None),
            "",
            getattr(error, "field_name", ""),
            f"frictionless: {error.type}",
            "",
            error.message,
            resource.path or "",
        )
        for error in errors
    ]


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
    # What stands before the last line was printed by somebody else before the referee could prevent it.
    for found in json.loads(text.splitlines()[-1]):
        yield Problem(**found)


def main(names: Sequence[str]) -> None:
    """Get ready, wait for the folder of a package on standard input, and print what these referees find, as JSON."""
    answer = _kept_for_the_answer()
    for name in names:
        import_module({"pandera": "pandera.pandas"}.get(name, name))
    if "frictionless" in names:
        _warm_up()
    package = read_package(Path(json.loads(sys.stdin.readline())))
    judges = {"frictionless": check_with_frictionless, "pandera": check_with_pandera}
    found = [problem for name in names for problem in judges[name](package)]
    with answer:
        answer.write("\n" + json.dumps([vars(problem) for problem in found]))


def _warm_up() -> None:
    """Let frictionless import what it puts off to its first look, while there is nothing to look at yet."""
    from frictionless import Resource

    Resource(data=[["column"], ["cell"]]).validate()


def _kept_for_the_answer() -> TextIO:
    """Standard output, out of reach of whatever a library prints: that goes to standard error from here on."""
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answer


if __name__ == "__main__":
    main(sys.argv[1:])
