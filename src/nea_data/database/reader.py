"""A database in memory that loads what a query needs when it asks for it, and answers it as a frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from nea_data import ddl
from nea_data.database.filling import OFFLINE, bodies, define_macros, make
from nea_data.descriptor import Package
from nea_data.errors import NeaDataError
from nea_data.sqlfiles import names_read, needed

if TYPE_CHECKING:
    import duckdb
    import pandas as pd


NULLABLE = {"BIGINT": "Int64", "INTEGER": "Int64", "BOOLEAN": "boolean", "VARCHAR": "string", "DOUBLE": "Float64"}


class Reader:
    """A database in memory that loads a table, macro or view when the first query asks for it."""

    def __init__(self, package: Package, order: str = "") -> None:
        """On that package, the rows of its tables in the order of their files or in another (ORDER BY ...)."""
        import duckdb

        self._package = package
        self._order = order
        self._connection = duckdb.connect(config=OFFLINE)
        self._made: set[str] = set()
        self._lock = Lock()
        define_macros(self._connection, package)

    def ready_for(self, query: str) -> duckdb.DuckDBPyConnection:
        """A cursor on a database that holds whatever the query names."""
        known = bodies(self._package)
        with self._lock:
            named = names_read(self._connection, query, known.keys())
            wanted = needed(known if named is None else named, known)
            make(self._connection, self._package, wanted, self._made, self._order)
        return self._connection.cursor()

    def answer(
        self, query: str, params: Sequence[Any] | None = None, variables: Mapping[str, object] | None = None
    ) -> pd.DataFrame:
        """The result of a SELECT as a frame; NeaDataError where it is no SELECT or DuckDB can't run it."""
        import duckdb

        try:
            statements = duckdb.extract_statements(query)
            if len(statements) != 1:
                raise NeaDataError(f"sql() takes one SELECT, and this text holds {len(statements)} statements.")
            if any(statement.type != duckdb.StatementType.SELECT for statement in statements):
                raise NeaDataError(
                    "sql() only reads, and this query does more than SELECT: use connect() to change things."
                )
            cursor = self.ready_for(query)
            for name, value in (variables or {}).items():
                cursor.execute(f"SET VARIABLE {ddl.name(name)} = $1", [value])
            return frame_of(cursor.execute(query, params))
        except duckdb.Error as error:
            raise NeaDataError(f"DuckDB can't run this query: {_with_hint(error)}") from None


def frame_of(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The result of the query that a connection or cursor just ran, as a frame with nullable dtypes."""
    types = [NULLABLE.get(str(column[1])) for column in connection.description or []]
    frame = connection.df()  # which renames the second of two columns with one name
    return frame.astype({name: dtype for name, dtype in zip(frame, types, strict=True) if dtype})


def _with_hint(error: Exception) -> str:
    """What DuckDB says of a query, with the names that it holds to be meant; without the query drawn below it."""
    first, *others = str(error).splitlines()
    if "VARCHAR and type DATE" in first:
        first += ". Dates are text, some known to the month or year alone: compare edtf_earliest() of the column."
    return " ".join([first, *(line.strip() for line in others if line.startswith(("Did you mean", "Candidate", "\t")))])
