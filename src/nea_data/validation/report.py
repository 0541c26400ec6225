"""What was found, for a person (text), a program (json), a pull request (github) or a test runner (junit)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from nea_data.validation.problems import Problem
from nea_data.validation.words import Words

if TYPE_CHECKING:
    from rich.text import Text


def text(problems: Sequence[Problem], say: Words) -> Text:
    """The problems grouped by file, coloured where the terminal has colours."""
    from rich.text import Text

    page = Text()
    for path, found in groupby(problems, key=lambda problem: problem.path):
        page.append(f"{path}\n", style="bold underline")
        for problem in found:
            page.append_text(_lines(problem, say))
    files = len({problem.path for problem in problems})
    return page.append(say("report.count", count=len(problems), files=files), style="bold red")


def _lines(problem: Problem, say: Words) -> Text:
    from rich.text import Text

    place = say("report.line", line=problem.line) if problem.line else ""
    head = Text("  ").append("  ".join(part for part in (place, problem.key, problem.column) if part), style="cyan")
    lines = head.append("  [", style="dim").append(problem.rule, style="magenta").append("]\n", style="dim")
    lines.append(f"    {problem.message}\n")
    if problem.found:
        lines.append("    ").append(say("report.found", found=problem.found), style="red").append("\n")
    if problem.page:
        lines.append("    ").append(say("report.page", page=problem.page), style="dim").append("\n")
    return lines


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, one a problem, with the fields of Problem; `file` is always filled."""
    return json.dumps([vars(problem) | {"file": problem.path} for problem in problems], ensure_ascii=False, indent=2)


def github(problems: Sequence[Problem], folder: str = "") -> str:
    """Workflow commands, shown on the lines of a pull request; `folder` is where the package lies in the repository."""
    return "\n".join(_command(problem, folder) for problem in problems)


def _command(problem: Problem, folder: str) -> str:
    line = f",line={problem.line}" if problem.line else ""
    title = ", ".join(part for part in (problem.rule, problem.key, problem.column) if part)
    found = f" Found: {problem.found}." if problem.found else ""
    body = _escaped(f"{problem.message}{found} {problem.page}".strip())
    return f"::error file={_property(folder + problem.path)}{line},title={_property(title)}::{body}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def junit(problems: Sequence[Problem], name: str) -> str:
    """One test case a rule that was broken, with a failure for each problem; one that passes if nothing is wrong."""
    suite = ElementTree.Element("testsuite", name=name, failures=str(len(problems)), errors="0")
    by_rule = sorted(problems, key=lambda problem: problem.rule)
    for rule, found in groupby(by_rule, key=lambda problem: problem.rule):
        for problem in found:
            place = ":".join(part for part in (problem.path, str(problem.line or "")) if part)
            case = ElementTree.SubElement(suite, "testcase", classname=rule, name=_plain(place))
            ElementTree.SubElement(case, "failure", message=_plain(problem.message)).text = _plain(str(problem))
    if not problems:
        ElementTree.SubElement(suite, "testcase", classname="validate", name="everything")
    suite.set("tests", str(len(suite)))
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True)


def _plain(text: str) -> str:
    """A text without the characters that XML can't hold."""
    return "".join(each if each in "\t\n" or each >= " " else f"\\x{ord(each):02x}" for each in text)
