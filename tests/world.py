"""Small invented worlds in a database: the real tables, macros and views, filled with rows that a test makes up."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import duckdb

from nea_data import ddl
from nea_data.database.filling import define_macros, make
from nea_data.descriptor import shipped
from nea_data.sqlfiles import sql_files

CUTOFF = date.fromisoformat(shipped().coded_through)
ACTORS = ("CHN", "JPN", "KOR", "USA")


def empty_world() -> duckdb.DuckDBPyConnection:
    """Every table without a row (and without foreign keys), every macro and view."""
    connection = duckdb.connect()
    define_macros(connection, shipped())
    for table in shipped().tables:
        connection.execute(ddl.create_table(table, ()))
    names = [file.name for kind in ("table_macros", "views") for file in sql_files(kind)]
    make(connection, shipped(), ["records", *names], set())
    return connection


def clear(connection: duckdb.DuckDBPyConnection) -> None:
    for table in shipped().tables:
        connection.execute(f"DELETE FROM {table.name}")
    for number, actor in enumerate(ACTORS):
        actor_row = {"actor_id": actor, "kind": "state", "iso3c": actor, "ccode": 700 + number, "gwcode": 700 + number}
        insert(connection, "actors", [actor_row | {"name_en": actor, "name_ja": actor}])


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        columns = ", ".join(ddl.name(column) for column in row)
        marks = ", ".join("?" for _ in row)
        connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))


def framework(connection: duckdb.DuckDBPyConnection, name: str, founded: str, ended: str | None = None) -> None:
    fixed = {"track": "1", "kind": "regional_forum", "scope": "regional", "legal_basis": "none", "status": "active"}
    texts = dict.fromkeys(("framework_id", "name_en", "name_ja", "summary_en", "summary_ja"), name)
    insert(connection, "frameworks", [fixed | texts | {"membership_coverage": "complete"}])
    founding = {"concept": "first_meeting", "claim": 1, "standing": "founding"}
    insert(connection, "founding_dates", [founding | {"framework_id": name, "date": founded}])
    if ended is not None:
        change = {"change": "ended", "claim": 1, "standing": "accepted"}
        insert(connection, "framework_changes", [change | {"framework_id": name, "date": ended}])


def member(
    connection: duckdb.DuckDBPyConnection, name: str, actor: str, spells: Iterable[tuple[str, str, str | None]]
) -> None:
    for number, (role, joined, left) in enumerate(spells, start=1):
        row = {"framework_id": name, "actor_id": actor, "spell": number, "role": role, "joined": joined, "left": left}
        insert(connection, "memberships", [row])


def days(first: date, last: date) -> set[date]:
    return {first + timedelta(days=number) for number in range((last - first).days + 1)}
