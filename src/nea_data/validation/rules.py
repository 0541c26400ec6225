"""Run the SQL rules: what a Table Schema can't say, because it runs across fields, rows or tables.

A rule is one SELECT that returns the rows that break it, as table_name, record_id, field, found. The name of its file
is the claim that should hold, its first comment the message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from nea_data import ddl
from nea_data.database import OFFLINE, define_macros
from nea_data.descriptor import Package
from nea_data.dtypes import dtype
from nea_data.sqlfiles import SqlFile, sql_files
from nea_data.validation.files import Content
from nea_data.validation.problems import Problem

if TYPE_CHECKING:
    import duckdb


def check_rules(package: Package, contents: Mapping[str, Content]) -> list[Problem]:
    """What the rules find in all tables together."""
    import duckdb

    with duckdb.connect(config=OFFLINE) as connection:
        define_macros(connection, package)
        for content in contents.values():
            _load(connection, content)
        connection.execute(ddl.records_macro(package.tables))
        rows = {name: {key: i for i, key in enumerate(content.keys)} for name, content in contents.items()}
        return [problem for rule in sql_files("rules") for problem in _check(connection, rule, contents, rows)]


def _check(
    connection: duckdb.DuckDBPyConnection,
    rule: SqlFile,
    contents: Mapping[str, Content],
    rows: Mapping[str, Mapping[str, int]],
) -> Iterator[Problem]:
    for table, key, column, found in connection.execute(rule.body).fetchall():
        index = rows[table].get(key)
        line = contents[table].lines[index] if index is not None else None
        yield Problem(table, line, key, column, rule.name, str(found), rule.comment)


def _load(connection: duckdb.DuckDBPyConnection, content: Content) -> None:
    table = content.table
    columns = ", ".join(f"CAST({ddl.name(field.name)} AS {dtype(field.type).duckdb})" for field in table.fields)
    names = ", ".join(ddl.name(field.name) for field in table.fields)
    connection.register("rows_of_file", content.rows)
    connection.execute(
        f"CREATE TABLE {ddl.name(table.name)} AS FROM (SELECT {columns} FROM rows_of_file) rows({names})"
    )
    connection.unregister("rows_of_file")
