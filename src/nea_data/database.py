"""The package as a DuckDB database: typed and constrained tables, comments, macros and views.

Nothing here reaches the network or changes a file of the package.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from nea_data import ddl
from nea_data.descriptor import Package, Table, shipped
from nea_data.drafts import draft
from nea_data.errors import NeaDataError, PackageError, UnknownNameError
from nea_data.packages import PackageLike, package_of
from nea_data.replay import edition
from nea_data.sqlfiles import in_order, names_read, needed, sql_files
from nea_data.variables import checked

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

OFFLINE: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false"}
# Database files written for the oldest storage are opened by every later DuckDB.
STORAGE = "v1.0.0"
RECORDS = "records"
IN_MEMORY = ":memory:"  # DuckDB's own name for a database that is no file
NULLABLE = {"BIGINT": "Int64", "INTEGER": "Int64", "BOOLEAN": "boolean", "VARCHAR": "string", "DOUBLE": "Float64"}


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
    import duckdb

    settings = checked(variables or {}, package_of(package))
    reader = _shared() if package is None else Reader(package_of(package))
    try:
        statements = duckdb.extract_statements(query)
        if len(statements) != 1:
            raise NeaDataError(f"sql() takes one SELECT, and this text holds {len(statements)} statements.")
        if any(statement.type != duckdb.StatementType.SELECT for statement in statements):
            raise NeaDataError(
                "sql() only reads, and this query does more than SELECT: use connect() to change things."
            )
        cursor = reader.ready_for(query)
        for name, value in settings.items():
            cursor.execute(f"SET VARIABLE {ddl.name(name)} = $1", [value])
        return frame_of(cursor.execute(query, params))
    except duckdb.Error as error:
        raise NeaDataError(f"DuckDB can't run this query: {_with_hint(error)}") from None


def view(name: str, package: PackageLike = None) -> pd.DataFrame:
    """A view as a frame with nullable dtypes; UnknownNameError for a view that does not exist."""
    if name not in views():
        is_table = name in [table.name for table in package_of(package).tables]
        raise UnknownNameError("view", name, views(), instead=f"it is a table, load('{name}')" if is_table else "")
    return sql(f"SELECT * FROM {ddl.name(name)}", package=package)


def frame_of(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The result of the query that a connection or cursor just ran, as a frame with nullable dtypes."""
    types = [NULLABLE.get(str(column[1])) for column in connection.description or []]
    frame = connection.df()  # which renames the second of two columns with one name
    return frame.astype({name: dtype for name, dtype in zip(frame, types, strict=True) if dtype})


class Reader:
    """A database in memory that loads a table, macro or view when the first query asks for it."""

    def __init__(self, package: Package) -> None:
        import duckdb

        self._package = package
        self._connection = duckdb.connect(config=OFFLINE)
        self._made: set[str] = set()
        self._lock = Lock()
        define_macros(self._connection, package)

    def ready_for(self, query: str) -> duckdb.DuckDBPyConnection:
        """A cursor on a database that holds whatever the query names."""
        bodies = _bodies(self._package)
        with self._lock:
            named = names_read(self._connection, query, bodies.keys())
            make(self._connection, self._package, needed(bodies if named is None else named, bodies), self._made)
        return self._connection.cursor()


def fill(connection: duckdb.DuckDBPyConnection, package: Package) -> None:
    """Create and load every table in an empty database, then comments, macros and views."""
    define_macros(connection, package)
    make(connection, package, _bodies(package).keys(), set())


def define_macros(connection: duckdb.DuckDBPyConnection, package: Package) -> None:
    """The macros that need no table: EDTF bounds, how dates count, the cut-off of the coding, codes in words."""
    for file in in_order(sql_files("macros")):
        connection.execute(file.body)
    connection.execute(f"CREATE MACRO coded_through() AS DATE {ddl.literal(package.coded_through)}")
    connection.execute(ddl.codes_macro(package.tables))


def make(connection: duckdb.DuckDBPyConnection, package: Package, wanted: Collection[str], made: set[str]) -> None:
    """Create those wanted tables, table macros and views that are not among the made ones, and add them to these."""
    missing = set(wanted) - made
    with _transaction(connection):
        for table in package.tables:
            if table.name in missing:
                _load(connection, table, made | _before(table, package, missing))
    # Outside: a view that an older edition can't have would end the transaction.
    for name, statements in _statements(package):
        if name in missing:
            _create(connection, statements, package)
    made |= missing


@contextmanager
def _transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _before(table: Table, package: Package, names: set[str]) -> set[str]:
    """The tables among these names that are loaded before that one."""
    order = [each.name for each in package.tables]
    return names & set(order[: order.index(table.name)])


def _load(connection: duckdb.DuckDBPyConnection, table: Table, loaded: Collection[str]) -> None:
    import duckdb

    if not table.path.is_file():
        raise PackageError(f"{table.path} does not exist: install nea-data again, or restore the file.")
    try:
        connection.execute(ddl.create_table(table, loaded))
        connection.execute(f"INSERT INTO {ddl.name(table.name)} SELECT * FROM {ddl.read_csv(table)}")
    except duckdb.Error as error:
        if _is_of_disk(error):
            raise
        raise PackageError(
            f"{table.path} does not load: {_first_line(error)} Run `nea-data validate` to see every problem."
        ) from None
    for comment in ddl.comments(table):
        connection.execute(comment)


def _create(connection: duckdb.DuckDBPyConnection, statements: str, package: Package) -> None:
    import duckdb

    try:
        connection.execute(statements)
    except (duckdb.BinderException, duckdb.CatalogException):
        # An older edition, or a fork, may lack a column or table that a view reads; the shipped package never does.
        if package is shipped():
            raise


def _statements(package: Package) -> Iterable[tuple[str, str]]:
    """Table macros and views by name, in the order in which they can be made."""
    yield RECORDS, ddl.records_macro(package.record)
    for file in in_order(sql_files("table_macros")):
        yield file.name, file.body
    for file in sql_files("views"):
        view = ddl.name(file.name)
        yield file.name, f"CREATE VIEW {view} AS {file.body}; COMMENT ON VIEW {view} IS {ddl.literal(file.comment)}"


def _bodies(package: Package) -> dict[str, str]:
    """What stands behind each name that a query may read: nothing more behind a table, its SQL behind all else."""
    tables = {table.name: "" for table in package.tables}
    made = {file.name: file.body for kind in ("table_macros", "views") for file in sql_files(kind)}
    return tables | {RECORDS: " ".join(table.name for table in package.record)} | made


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
        raise PackageError(f"{path} can't be written: {_first_line(error)}") from None


def _is_of_disk(error: duckdb.Error) -> bool:
    """Whether the disk is at fault, not the rows: a full one fails in a write, or when the transaction ends."""
    import duckdb

    return isinstance(error, (duckdb.IOException, duckdb.FatalException)) or "Could not write" in str(error)


@cache
def _shared() -> Reader:
    return Reader(package_of(None))


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def _with_hint(error: Exception) -> str:
    """What DuckDB says of a query, with the names that it holds to be meant; without the query drawn below it."""
    first, *others = str(error).splitlines()
    if "VARCHAR and type DATE" in first:
        first += ". Dates are text, some known to the month or year alone: compare edtf_earliest() of the column."
    return " ".join([first, *(line.strip() for line in others if line.startswith(("Did you mean", "Candidate", "\t")))])
