"""Fill an empty DuckDB database with the package: macros, tables with their constraints and comments, views."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from nea_data import ddl
from nea_data.descriptor import Package, Table, shipped
from nea_data.errors import PackageError
from nea_data.sqlfiles import in_order, sql_files

if TYPE_CHECKING:
    import duckdb

OFFLINE: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": "false"}
RECORDS = "records"


def fill(connection: duckdb.DuckDBPyConnection, package: Package) -> None:
    """Create and load every table in an empty database, then comments, macros and views."""
    define_macros(connection, package)
    make(connection, package, bodies(package).keys(), set())


def define_macros(connection: duckdb.DuckDBPyConnection, package: Package) -> None:
    """The macros that need no table: EDTF bounds, how dates count, the cut-off of the coding, codes in words."""
    for file in in_order(sql_files("macros")):
        connection.execute(file.body)
    connection.execute(f"CREATE MACRO coded_through() AS DATE {ddl.literal(package.coded_through)}")
    connection.execute(ddl.codes_macro(package.tables))


def make(
    connection: duckdb.DuckDBPyConnection, package: Package, wanted: Collection[str], made: set[str], order: str = ""
) -> None:
    """Create those wanted tables, table macros and views that are not among the made ones, and add them to these.

    The rows of a table stand in the order of its file, or in another `order` (ORDER BY ...).
    """
    missing = set(wanted) - made
    with _transaction(connection):
        for table in package.tables:
            if table.name in missing:
                _load(connection, table, made | _before(table, package, missing), order)
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


def _load(connection: duckdb.DuckDBPyConnection, table: Table, loaded: Collection[str], order: str) -> None:
    import duckdb

    if not table.path.is_file():
        raise PackageError(f"{table.path} does not exist: install nea-data again, or restore the file.")
    try:
        connection.execute(ddl.create_table(table, loaded))
        connection.execute(f"INSERT INTO {ddl.name(table.name)} SELECT * FROM {ddl.read_csv(table)} {order}")
    except duckdb.Error as error:
        if is_of_disk(error):
            raise
        raise PackageError(
            f"{table.path} does not load: {first_line(error)} Run `nea-data validate` to see every problem."
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


def bodies(package: Package) -> dict[str, str]:
    """What stands behind each name that a query may read: nothing more behind a table, its SQL behind all else."""
    tables = {table.name: "" for table in package.tables}
    made = {file.name: file.body for kind in ("table_macros", "views") for file in sql_files(kind)}
    return tables | {RECORDS: " ".join(table.name for table in package.record)} | made


def is_of_disk(error: duckdb.Error) -> bool:
    """Whether the disk is at fault, not the rows: a full one fails in a write, or when the transaction ends."""
    import duckdb

    return isinstance(error, (duckdb.IOException, duckdb.FatalException)) or "Could not write" in str(error)


def first_line(error: Exception) -> str:
    """What DuckDB says of a fault, without the statement drawn below it."""
    return str(error).splitlines()[0]
