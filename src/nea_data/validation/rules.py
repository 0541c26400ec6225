"""Run the SQL rules: what a Table Schema can't say, because it runs across fields, rows or tables.

A rule is one SELECT that returns the rows that break it, as table_name, record_id, field, found. The name of its file
is the claim that should hold, its first comment the message; the comment that begins with `ja:` says it in Japanese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from nea_data import ddl
from nea_data.database.filling import define_macros
from nea_data.descriptor import Package, shipped
from nea_data.sqlfiles import SqlFile
from nea_data.validation.cells import visible
from nea_data.validation.content import Content
from nea_data.validation.problems import Problem
from nea_data.validation.words import RULES_PAGE, Words

if TYPE_CHECKING:
    import duckdb

Broken = tuple[str, str, str, object]


def prepare(connection: duckdb.DuckDBPyConnection, package: Package) -> None:
    """The macros that the rules call; every table must be there under its name."""
    define_macros(connection, package)
    connection.execute(ddl.records_macro(package.record))
    for macro in (ddl.dates_macro, ddl.columns_macro):
        connection.execute(macro(package.tables))


def ask(connection: duckdb.DuckDBPyConnection, rule: SqlFile) -> list[Broken] | str:
    """The rows that break a rule; where the package lacks what the rule reads, DuckDB's reason."""
    import duckdb

    try:
        return connection.execute(rule.body).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        return str(error).splitlines()[0]


def tell(rule: SqlFile, answer: list[Broken] | str, contents: Mapping[str, Content], say: Words) -> Iterator[Problem]:
    """The answer to a rule as Problems, each at its line."""
    if isinstance(answer, str):
        message = say("rule.unasked", rule=rule.name, reason=answer)
        yield Problem("datapackage", None, "", "", rule.name, "", message, "datapackage.json", RULES_PAGE)
        return
    tables = {name for name, *_ in answer}
    rows = {name: _rows(contents[name], {row[1] for row in answer if row[0] == name}) for name in tables}
    message = rule.comment_ja if say.lang == "ja" else rule.comment
    for table, key, column, found in answer:
        content, row = contents[table], rows[table].get(key)
        line = content.lines([row])[0] if row is not None else None
        yield Problem(table, line, key, column, rule.name, visible(str(found)), message, content.file, RULES_PAGE)


def applies(rule: SqlFile, package: Package) -> bool:
    """Whether a package has the tables that a rule speaks of: another's may lack some of ours."""
    lacking = {table.name for table in shipped().tables} - {table.name for table in package.tables}
    return not lacking & set(re.findall(r"\w+", rule.body))


def _rows(content: Content, keys: Iterable[str]) -> dict[str, int]:
    """The first row of each of these keys."""
    query = f"SELECT {content.key} AS key, min(rowid) FROM {content.texts} WHERE key IN (SELECT unnest(?)) GROUP BY key"
    return dict(content.connection.execute(query, [list(keys)]).fetchall())
