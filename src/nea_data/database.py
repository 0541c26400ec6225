"""The package as a DuckDB database: typed and constrained tables, comments, macros and views.

Nothing here reaches the network or changes a file of the package.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nea_data import ddl
from nea_data.descriptor import Package, Table
from nea_data.errors import NeaDataError, PackageError, UnknownNameError
from nea_data.loaders import PackageLike, package_of

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

OFFLINE: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false"}
# Database files written for the oldest storage are opened by every later DuckDB.
STORAGE = "v1.0.0"
NULLABLE = {"BIGINT": "Int64", "INTEGER": "Int64", "BOOLEAN": "boolean", "VARCHAR": "string", "DOUBLE": "Float64"}


class SqlFile(NamedTuple):
    """One file of the sql folder: its name, its first comment, its statement."""

    name: str
    comment: str
    body: str
    comment_ja: str = ""


def sql_files(kind: str) -> list[SqlFile]:
    """The files of sql/<kind> (macros, views or rules) by name."""
    folder = files("nea_data") / "sql" / kind
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".sql")), key=lambda path: path.name)
    return [_sql_file(path.name.removesuffix(".sql"), path.read_text(encoding="utf-8")) for path in paths]


def views() -> list[str]:
    """Names of all views."""
    return [file.name for file in sql_files("views")]


def connect(path: str | Path | None = None, package: PackageLike = None) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection with every table typed and constrained, every table, column and view commented.

    Without a path the database is in memory. With one, a database file is written that the DuckDB shell opens
    (from version 1.0 on), and the connection is to that file. Keep the connection in a variable: its tables go with it.

    Raises PackageError where a row breaks a constraint or `path` exists already.
    """
    import duckdb

    package = package_of(package)
    if path is not None:
        _write_file(Path(path), package)
        return duckdb.connect(str(path), config=OFFLINE)
    connection = duckdb.connect(config=OFFLINE)
    fill(connection, package)
    return connection


def sql(query: str, params: Sequence[Any] | None = None, package: PackageLike = None) -> pd.DataFrame:
    """The result of a SELECT as a frame with nullable dtypes; `?` in the query takes its values from `params`.

    Raises NeaDataError where the query is not a SELECT or DuckDB can't run it.
    """
    import duckdb

    connection = _shared() if package is None else connect(package=package)
    try:
        if any(statement.type != duckdb.StatementType.SELECT for statement in connection.extract_statements(query)):
            raise NeaDataError(
                "sql() only reads, and this query does more than SELECT: use connect() to change things."
            )
        return _frame(connection.cursor().execute(query, params))
    except duckdb.Error as error:
        raise NeaDataError(f"DuckDB can't run this query: {_first_line(error)}") from None


def view(name: str, package: PackageLike = None) -> pd.DataFrame:
    """A view as a frame with nullable dtypes; UnknownNameError for a view that does not exist."""
    if name not in views():
        raise UnknownNameError("view", name, views())
    return sql(f"SELECT * FROM {ddl.name(name)}", package=package)


def fill(connection: duckdb.DuckDBPyConnection, package: Package) -> None:
    """Create and load every table in an empty database, then comments, macros and views."""
    define_macros(connection, package)
    loaded: set[str] = set()
    for table in package.tables:
        _load(connection, table, loaded)
        loaded.add(table.name)
    connection.execute(ddl.records_macro(package.tables))
    for statement in _view_statements():
        connection.execute(statement)


def define_macros(connection: duckdb.DuckDBPyConnection, package: Package) -> None:
    """The macros that need no table: EDTF bounds, and the cut-off of the coding."""
    for file in sql_files("macros"):
        connection.execute(file.body)
    connection.execute(f"CREATE MACRO coded_through() AS DATE {ddl.literal(package.coded_through)}")


def _load(connection: duckdb.DuckDBPyConnection, table: Table, loaded: Collection[str]) -> None:
    import duckdb

    try:
        connection.execute(ddl.create_table(table, loaded))
        connection.execute(f"INSERT INTO {ddl.name(table.name)} SELECT * FROM {ddl.read_csv(table)}")
    except duckdb.Error as error:
        raise PackageError(
            f"{table.path} does not load: {_first_line(error)} Run `nea-data validate` to see every problem."
        ) from None
    for comment in ddl.comments(table):
        connection.execute(comment)


def _view_statements() -> Iterable[str]:
    for file in sql_files("views"):
        yield f"CREATE VIEW {ddl.name(file.name)} AS {file.body}"
        yield f"COMMENT ON VIEW {ddl.name(file.name)} IS {ddl.literal(file.comment)}"


def _write_file(path: Path, package: Package) -> None:
    """Build the database beside its place and move it there, so that no half-written file is left."""
    import duckdb

    if path.exists():
        raise PackageError(f"{path} exists already: remove it, or choose another name.")
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with duckdb.connect(config=OFFLINE) as connection:
            connection.execute(f"ATTACH {ddl.literal(str(draft))} AS nea (STORAGE_VERSION {ddl.literal(STORAGE)})")
            connection.execute("USE nea")
            fill(connection, package)
        draft.replace(path)
    except (duckdb.IOException, OSError) as error:
        raise PackageError(f"{path} can't be written: {_first_line(error)}") from None
    finally:
        draft.unlink(missing_ok=True)


@cache
def _shared() -> duckdb.DuckDBPyConnection:
    return connect()


def _frame(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    types = {column[0]: NULLABLE.get(str(column[1])) for column in connection.description or []}
    frame = connection.df()
    return frame.astype({name: dtype for name, dtype in types.items() if dtype})


def _sql_file(name: str, text: str) -> SqlFile:
    lines = text.splitlines()
    comment = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    english = " ".join(line for line in comment if not line.startswith("ja:"))
    japanese = " ".join(line.removeprefix("ja:").strip() for line in comment if line.startswith("ja:"))
    body = "\n".join(line for line in lines if not line.startswith("--"))
    return SqlFile(name, english, body.strip().rstrip(";"), japanese)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
