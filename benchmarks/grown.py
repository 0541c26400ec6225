"""Data grown N-fold: every framework copied N times with its members, changes, series and meetings; actors stay."""

from __future__ import annotations

import duckdb

from nea_data import ddl
from nea_data.database.filling import OFFLINE, define_macros, make
from nea_data.descriptor import shipped
from nea_data.sqlfiles import sql_files

COPIED = ("frameworks", "founding_dates", "framework_changes", "memberships", "series", "meetings")


def grown(copies: int) -> duckdb.DuckDBPyConnection:
    """The shipped tables with each of COPIED repeated under new ids, and every macro and view, without constraints."""
    connection = duckdb.connect(config=OFFLINE)
    define_macros(connection, shipped())
    for table in shipped().tables:
        connection.execute(f"CREATE TABLE {table.name} AS SELECT * FROM {ddl.read_csv(table)}")
    for name in COPIED if copies > 1 else ():
        ids = "framework_id || '-x' || n AS framework_id"
        ids += ", meeting_id || '-x' || n AS meeting_id" if name == "meetings" else ""
        rows = f"SELECT * EXCLUDE (n) REPLACE ({ids}) FROM {name}, range(1, {copies}) AS copies(n)"
        connection.execute(f"INSERT INTO {name} {rows}")
    macros_and_views = [file.name for kind in ("table_macros", "views") for file in sql_files(kind)]
    make(connection, shipped(), ["records", *macros_and_views], set())
    return connection
