"""Whether a pattern means the same in the engines that read it: Python's re (pandera), RE2 (DuckDB), frictionless."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

ESCAPED = re.compile(r"\\.")
CLASS = re.compile(r"\[\^?\]?[^\]]*\]")
INNERMOST = re.compile(r"\([^()]*\)")
# Python takes the digits and letters of every script for these, RE2 those of ASCII alone.
DIFFERENT = re.compile(r"\\[dDwWbB]")


def check_pattern(pattern: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What is wrong with a pattern, as the names of messages with what they need to know."""
    yield from _engines(pattern)
    if different := DIFFERENT.search(pattern.replace(r"\\", "")):
        yield "unicode_class", {"name": different.group()}
    if _is_open(pattern):
        yield "alternation", {}


@cache
def _engines(pattern: str) -> tuple[tuple[str, dict[str, str]], ...]:
    import duckdb

    found = []
    try:
        re.compile(pattern)
    except re.error as error:
        found.append(("pattern", {"engine": "Python", "reason": str(error)}))
    try:
        _duckdb().cursor().execute("SELECT regexp_full_match('', ?)", [pattern])
    except duckdb.Error as error:
        found.append(("pattern", {"engine": "DuckDB", "reason": str(error).splitlines()[0]}))
    return tuple(found)


@cache
def _duckdb() -> duckdb.DuckDBPyConnection:
    import duckdb

    return duckdb.connect()


def _is_open(pattern: str) -> bool:
    """Whether an alternation stands outside all brackets."""
    rest = CLASS.sub("", ESCAPED.sub("", pattern))
    while (less := INNERMOST.sub("", rest)) != rest:
        rest = less
    return "|" in rest
