"""The package as a DuckDB database: typed and constrained tables, comments, macros and views.

Nothing here reaches the network or changes a file of the package.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nea_data import ddl
from nea_data.database.filling import OFFLINE, fill, first_line
from nea_data.database.reader import Reader
from nea_data.descriptor import Package
from nea_data.drafts import draft
from nea_data.errors import PackageError, UnknownNameError
from nea_data.packages import PackageLike, package_of
from nea_data.past.replay import edition
from nea_data.sqlfiles import sql_files, what_else
from nea_data.variables import checked

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

# Database files written for the oldest storage are opened by every later DuckDB.
STORAGE = "v1.0.0"
IN_MEMORY = ":memory:"  # DuckDB's own name for a database that is no file


def views() -> list[str]:
    """Names of all views."""
    return [file.name for file in sql_files("views")]


def connect(
    path: str | Path | None = None, package: PackageLike = None, version: str | None = None
) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection with every table typed and constrained, every table, column and view commented.

    Without a path the database is in memory. With one, a database file is written that the DuckDB shell opens
    (from version 1.0 on), and the connection is to that file. Keep the connection in a variable: its tables go with it.

    With `version` the tables are those of that edition; a view that needs a later column or table is left out.

    Raises PackageError where a row breaks a constraint or `path` exists already.
    """
    import duckdb

    package = edition(version, package)
    if path is not None and str(path) != IN_MEMORY:
        _write_file(Path(path), package)
        return duckdb.connect(str(path), config=OFFLINE)
    connection = duckdb.connect(config=OFFLINE)
    fill(connection, package)
    return connection


def sql(
    query: str,
    params: Sequence[Any] | None = None,
    package: PackageLike = None,
    variables: Mapping[str, object] | None = None,
) -> pd.DataFrame:
    """The result of a SELECT as a frame with nullable dtypes; `?` in the query takes its values from `params`.

    `variables` are set for this query alone: {"counting": "latest"} or {"roles": [...]}, see the macros counting() and
    member_roles() in the codebook; None leaves one unset. Only the tables that the query reads are loaded.

    Raises NeaDataError where the query is not a SELECT or DuckDB can't run it and for an empty list of roles,
    UnknownNameError for another variable, way of counting or role.
    """
    settings = checked(variables or {}, package_of(package))
    reader = _shared() if package is None else Reader(package_of(package))
    return reader.answer(query, params, settings)


def view(name: str, package: PackageLike = None) -> pd.DataFrame:
    """A view as a frame with nullable dtypes; UnknownNameError for a view that does not exist."""
    if name not in views():
        is_table = name in [table.name for table in package_of(package).tables]
        other = f"it is a table, load('{name}')" if is_table else what_else(name)
        raise UnknownNameError("view", name, views(), instead=other)
    return sql(f"SELECT * FROM {ddl.name(name)}", package=package)


def _write_file(path: Path, package: Package) -> None:
    import duckdb

    try:
        with draft(path) as beside, duckdb.connect(config=OFFLINE) as connection:
            connection.execute(f"ATTACH {ddl.literal(str(beside))} AS nea (STORAGE_VERSION {ddl.literal(STORAGE)})")
            connection.execute("USE nea")
            fill(connection, package)
            connection.execute("USE memory")
            connection.execute("DETACH nea")
    except duckdb.Error as error:
        raise PackageError(f"{path} can't be written: {first_line(error)}") from None


@cache
def _shared() -> Reader:
    return Reader(package_of(None))
