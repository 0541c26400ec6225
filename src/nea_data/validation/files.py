"""Read a table's file for checking: as text, so that a cell of the wrong type is reported and not lost.

DuckDB reads what is plain; whatever it would refuse or repair (blank lines, carriage returns, rows of another length)
is read again row by row, so that each fault has its line.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from nea_data import ddl
from nea_data.canonical import cells_up_to
from nea_data.descriptor import Table
from nea_data.validation.content import Content, line_breaks, value
from nea_data.validation.problems import UNREAD, Problem
from nea_data.validation.scan import LONGEST_CELL, UnreadableError, scan

if TYPE_CHECKING:
    import duckdb

LONGEST_ROW = 100_000_000
ENOUGH = 1000
# Tables and rules are checked side by side, each by few threads of DuckDB's: many of its steps run on one alone. More
# than four at a time would hold more in memory than they save time.
CORES = os.cpu_count() or 1
WORKERS = min(4, CORES)


def read(content: Content) -> Iterator[Problem]:
    """Fill `content` from the file; whatever is wrong with it as a file becomes a Problem."""
    try:
        content.scan = scan(content.table.path, _algorithm(content.table))
        content.header = _header(content.table)
        problems = [*_check_declared(content), *_check_header(content)]
        if not any(problem.rule == "columns" for problem in problems) and not _read_fast(content):
            problems += _read_row_by_row(content)
    except UnreadableError as fault:
        problems = [_of(content, fault)]
    yield from problems
    content.is_readable = not any(problem.rule in UNREAD for problem in problems)
    if content.is_readable:
        create_view(content)


def _of(content: Content, fault: UnreadableError) -> Problem:
    rule = fault.message.split(".")[0]
    column = _longest(content.table, fault.line or 1) if rule == "cell_is_short" else ""
    message = content.say(fault.message, **{"column": column, **fault.words})
    return content.file_problem(rule, message, fault.line, column)


def _longest(table: Table, line: int) -> str:
    """The column of the longest cell in the row of a line; empty where the row is too long even to look at."""
    try:
        with table.path.open(encoding="utf-8-sig", newline="") as handle, cells_up_to(LONGEST_ROW):
            text = next(islice(handle, line - 1, None)).rstrip("\n")[:LONGEST_ROW]
            row = next(csv.reader([text]))
        return table.columns[max(range(len(row)), key=lambda number: len(row[number]))]
    except (csv.Error, IndexError, StopIteration, UnicodeDecodeError):
        return ""


def create_view(content: Content) -> None:
    """The table under its own name, its cells typed, for the SQL rules and the keys of other tables."""
    columns = ", ".join(f"{value(field)} AS {ddl.name(field.name)}" for field in content.table.fields)
    content.connection.execute(
        f"CREATE OR REPLACE VIEW {ddl.name(content.table.name)} AS SELECT {columns} FROM {content.texts}"
    )


def _algorithm(table: Table) -> str:
    if not table.hash:
        return ""
    return table.hash.split(":")[0] if ":" in table.hash else "md5"


def _check_declared(content: Content) -> Iterator[Problem]:
    """What the descriptor says of the file's bytes."""
    table, facts = content.table, content.scan
    if table.bytes is not None and table.bytes != facts.size:
        yield content.file_problem("bytes", content.say("bytes", expected=table.bytes), found=str(facts.size))
    if table.hash and table.hash.split(":")[-1] != facts.digest:
        yield content.file_problem("hash", content.say("hash", expected=table.hash), found=facts.digest)


def _header(table: Table) -> list[str]:
    with table.path.open(encoding="utf-8-sig", newline="") as handle, cells_up_to(LONGEST_CELL):
        for row in _rows(handle):
            return row[1]
    raise UnreadableError("file.empty")


def _rows(handle: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    """Each row with its line, blank lines as empty rows; UnreadableError where the file can't be cut into cells."""
    reader, line = csv.reader(handle, strict=True), 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            raise UnreadableError("cell_is_short", line, limit=f"{LONGEST_CELL:,}") from None
        raise UnreadableError("file.quotes", line) from None


def _check_header(content: Content) -> Iterator[Problem]:
    wanted, found = list(content.table.columns), content.header
    twice = [name for number, name in enumerate(found) if name in found[:number]]
    fits = {
        "exact": found == wanted,
        "equal": sorted(found) == sorted(wanted),
        "subset": set(wanted) <= set(found),
        "superset": set(found) <= set(wanted),
        "partial": bool(set(found) & set(wanted)),
    }[content.table.fields_match]
    if twice or not fits:
        column = twice[0] if twice else _first_difference(wanted, found)
        message = content.say(f"columns.{content.table.fields_match}", columns=",".join(wanted))
        near = content.say.nearest(column, [name for name in wanted if name not in found])
        yield content.file_problem("columns", _separator(content) or message + near, 1, column, ",".join(found)[:500])


def _separator(content: Content) -> str:
    """The message for a header that is not cut by commas, as spreadsheet programs do in some countries."""
    for name, mark in (("semicolon", ";"), ("tab", "\t")):
        if len(content.header) == 1 and mark in content.header[0]:
            return content.say(f"columns.{name}")
    return ""


def _first_difference(wanted: list[str], found: list[str]) -> str:
    missing = [name for name in wanted if name not in found]
    strange = [name for name in found if name not in wanted]
    moved = [name for name, other in zip(found, wanted, strict=False) if name != other]
    return [*strange, *missing, *moved][0]


def _read_fast(content: Content) -> bool:
    """Let DuckDB read the file, and see by the count of its lines that nothing was skipped or joined."""
    import duckdb

    if content.scan.has_cr or not content.scan.ends_line:
        return False
    numbered = {f"c{number}": "VARCHAR" for number in range(len(content.header))}
    source = ddl.csv_function(content.table.path, numbered)
    try:
        _create(content, source)
    except duckdb.OutOfMemoryException:
        raise UnreadableError("file.memory") from None
    except duckdb.Error:
        return False
    content.__dict__.pop("count", None)
    return content.scan.newlines == content.count + 1 + _breaks(content)


def _breaks(content: Content) -> int:
    if content.scan.newlines == content.count + 1:
        return 0
    inside = " + ".join(line_breaks(ddl.name(name)) for name in _all_columns(content))
    in_header = sum(name.count("\n") for name in content.header)
    return in_header + int(content.one(f"SELECT coalesce(sum({inside}), 0) FROM {content.texts}")[0])


def _all_columns(content: Content) -> list[str]:
    return [*content.header, *(name for name in content.table.columns if name not in content.header)]


def _create(content: Content, source: str) -> None:
    columns = [f"c{number} AS {ddl.name(name)}" for number, name in enumerate(content.header)]
    absent = [name for name in content.table.columns if name not in content.header]
    columns += [f"NULL::VARCHAR AS {ddl.name(name)}" for name in absent]
    content.connection.execute(f"CREATE OR REPLACE TABLE {content.texts} AS SELECT {', '.join(columns)} FROM {source}")


def _read_row_by_row(content: Content) -> list[Problem]:
    import pandas as pd

    width, rows, lines, problems, strange = len(content.header), [], [], [], 0
    with content.table.path.open(encoding="utf-8-sig", newline="") as handle, cells_up_to(LONGEST_CELL):
        reader = _rows(handle)
        next(reader)
        for line, row in reader:
            if not row:
                content.has_blank_lines = True
            elif len(row) != width:
                strange += 1
                if strange <= ENOUGH:
                    message = content.say("columns.length", expected=width)
                    problems.append(content.file_problem("columns", message, line, found=f"{len(row)} cells"))
            else:
                rows.append(row)
                lines.append(line)
    if not problems:
        frame = pd.DataFrame(rows, columns=[f"c{number}" for number in range(width)], dtype="string")
        _create_from(content, frame.mask(frame == ""))
        content.known_lines = lines
    return problems


def _create_from(content: Content, frame: object) -> None:
    content.connection.register("rows_of_file", frame)
    _create(content, "rows_of_file")
    content.connection.unregister("rows_of_file")
    content.__dict__.pop("count", None)


def connection_for_checks() -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory that reaches no network, writes no file and takes no more memory than it is given."""
    import duckdb

    limits: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "memory_limit": "4GB",
        "temp_directory": "",
        "threads": max(1, CORES // WORKERS),
        # A name in a query is a table, never a variable of this program.
        "python_enable_replacements": "false",
    }
    connection = duckdb.connect(config=limits)
    connection.execute("CREATE SCHEMA texts")
    return connection
