"""The SQL that comes with the package: macros, views and rules, one file each, and which of them a query needs."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from nea_data.descriptor import Package, Table
from nea_data.errors import UnknownNameError

if TYPE_CHECKING:
    import duckdb

WORD = re.compile(r"\w+")


class SqlFile(NamedTuple):
    """One file of the sql folder: name, first comment, statement, the query shown as example, comment in Japanese."""

    name: str
    comment: str
    body: str
    example: str = ""
    comment_ja: str = ""


@cache
def sql_files(kind: str) -> tuple[SqlFile, ...]:
    """The files of sql/<kind> (macros, table_macros, views or rules) by name."""
    folder = files("nea_data") / "sql" / kind
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".sql")), key=lambda path: path.name)
    return tuple(_sql_file(path.name.removesuffix(".sql"), path.read_text(encoding="utf-8")) for path in paths)


def asked_table(name: str, package: Package) -> Table:
    """The table that a caller asks for; UnknownNameError says so where the name is that of a view or macro."""
    known = {table.name for table in package.tables}
    if name not in known and (other := what_else(name)):
        raise UnknownNameError("table", name, known, instead=other)
    return package.table(name)


def what_else(name: str) -> str:
    """What a name that is no table is: a view, or a macro, with the way to its rows; empty where it is neither."""
    if name in {file.name for file in sql_files("views")}:
        return f"it is a view, view('{name}')"
    examples = {file.name: file.example for kind in ("macros", "table_macros") for file in sql_files(kind)}
    return f"it is a macro, to be called in a query: {examples[name]}" if name in examples else ""


def in_order(files: Collection[SqlFile]) -> list[SqlFile]:
    """Macros, those that others call first: DuckDB looks into a macro when it is made."""
    by_name = {file.name: file for file in files}
    needs = {file.name: (by_name.keys() & WORD.findall(file.body)) - {file.name} for file in files}
    return [by_name[name] for name in TopologicalSorter(needs).static_order()]


def needed(names: Iterable[str], bodies: Mapping[str, str]) -> set[str]:
    """Those names, and whatever the bodies behind them name in turn; a name without a body needs nothing more."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += bodies.keys() & WORD.findall(bodies[name])
    return found


def names_read(connection: duckdb.DuckDBPyConnection, query: str, known: Collection[str]) -> set[str] | None:
    """The known tables, views and macros that a query names, by DuckDB's own parser; None where it can't tell.

    A table that is not known, a function that reads the catalogue, and all that is not a plain SELECT count as "can't
    tell": the caller then has to provide everything.
    """
    row = connection.execute("SELECT json_serialize_sql(?)", [query]).fetchone()
    tree = json.loads(row[0]) if row else {"error": True}
    if tree["error"]:
        return None
    nodes = list(_nodes(tree))
    ctes = {entry["key"] for node in nodes for entry in node.get("cte_map", {}).get("map", [])}
    tables = {node["table_name"] for node in nodes if node.get("type") == "BASE_TABLE"} - ctes
    if tables - set(known) or any(map(_reads_the_catalogue, nodes)):
        return None
    return tables | {node["function_name"] for node in nodes if node.get("function_name") in known}


def _reads_the_catalogue(node: dict[str, Any]) -> bool:
    function = str(node.get("function_name", ""))
    return function.startswith(("duckdb_", "pragma_", "query")) or node.get("type") == "SHOW_REF"


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for item in tree:
            yield from _nodes(item)


def _sql_file(name: str, text: str) -> SqlFile:
    text, _, example = text.partition("-- Example: ")
    lines = text.splitlines()
    comment = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    english = " ".join(line for line in comment if not line.startswith("ja:"))
    japanese = " ".join(line.removeprefix("ja:").strip() for line in comment if line.startswith("ja:"))
    body = "\n".join(line for line in lines if not line.startswith("--"))
    return SqlFile(name, english, body.strip().rstrip(";"), example.strip(), japanese)
