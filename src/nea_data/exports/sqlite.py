"""One SQLite file: typed tables with keys, checks and foreign keys, codebook, codes, views as SQLite can have them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nea_data import ddl
from nea_data.descriptor import Field, ForeignKey, Package, Table
from nea_data.dtypes import dtype
from nea_data.errors import PackageError
from nea_data.exports.companions import Companion, companions
from nea_data.loaders import read_table
from nea_data.sqlfiles import SqlFile, sql_files

if TYPE_CHECKING:
    import pandas as pd

KINDS = {"b": "BOOLEAN", "i": "INTEGER", "M": "DATE"}  # by the kind of a frame's dtype


def sqlite_file(package: Package, out: Path) -> None:
    """The tables, `codebook`, `codes`, and a table `views_left_out` (name, why) beside the views that run.

    A view that needs a macro (`edtf_earliest`, `records`) or a word of DuckDB's own does not run: those that studies
    work with are tables of their name, the others left out. Unlike in DuckDB, foreign keys to the same table and in a
    circle are kept, since SQLite can check them at the end.
    """
    with closing(sqlite3.connect(out)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for table in package.tables:
            connection.execute(_create(table))
        try:
            with connection:
                for table in package.tables:
                    _insert(connection, table.name, read_table(table, with_moments=False))
                beside = companions(package)
                for companion in beside:
                    _beside(connection, companion)
                _views(connection, {companion.name for companion in beside})
        except sqlite3.IntegrityError as error:  # a foreign key speaks up at the end, without its table
            advice = "Run `nea-data validate` to see every problem."
            raise PackageError(f"{package.root} does not load: {error}. {advice}") from None


def views_left_out(path: Path) -> list[str]:
    """Names of the views that an SQLite file does without."""
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM views_left_out ORDER BY name")]


def _create(table: Table) -> str:
    keys = [f"PRIMARY KEY ({_list(table.primary_key)})"] if table.primary_key else []
    keys += [f"UNIQUE ({_list(key)})" for key in table.unique_keys]
    keys += [_foreign_key(key) for key in table.foreign_keys]
    body = ",\n  ".join([_column(field) for field in table.fields] + keys)
    return f"CREATE TABLE {ddl.name(table.name)} (\n  {body}\n)"


def _column(field: Field) -> str:
    words = [ddl.name(field.name), dtype(field.type).sqlite]
    words += ["NOT NULL"] * field.required + ["UNIQUE"] * field.unique
    if field.enum:
        words.append(f"CHECK ({ddl.name(field.name)} IN ({', '.join(map(ddl.literal, field.enum))}))")
    return " ".join(words)


def _foreign_key(key: ForeignKey) -> str:
    target = f"{ddl.name(key.table)} ({_list(key.references)})"
    return f"FOREIGN KEY ({_list(key.fields)}) REFERENCES {target} DEFERRABLE INITIALLY DEFERRED"


def _beside(connection: sqlite3.Connection, companion: Companion) -> None:
    """What stands beside the tables, as a table with the types of the frame."""
    rows = companion.rows
    kinds = [KINDS.get(dtype.kind, "TEXT") for dtype in rows.dtypes]
    columns = [f"{ddl.name(str(name))} {kind}" for name, kind in zip(rows, kinds, strict=True)]
    # Its rows lie in the tree of the key, which holds the three columns of a dyad once instead of twice.
    key = f"PRIMARY KEY ({_list(companion.key)})"
    connection.execute(f"CREATE TABLE {ddl.name(companion.name)} ({', '.join([*columns, key])}) WITHOUT ROWID")
    days = {str(name): rows[name].dt.strftime("%Y-%m-%d") for name in rows.select_dtypes("datetime")}
    _insert(connection, companion.name, rows.assign(**days))


def _insert(connection: sqlite3.Connection, name: str, frame: pd.DataFrame) -> None:
    rows = frame.astype("object")
    marks = ", ".join("?" * len(rows.columns))
    values = rows.where(rows.notna(), None).itertuples(index=False, name=None)
    connection.executemany(f"INSERT INTO {ddl.name(name)} VALUES ({marks})", values)


def _views(connection: sqlite3.Connection, as_tables: Collection[str]) -> None:
    connection.execute("CREATE TABLE views_left_out (name TEXT PRIMARY KEY, why TEXT NOT NULL)")
    for file in sql_files("views"):
        if file.name not in as_tables:
            _view(connection, file)


def _view(connection: sqlite3.Connection, file: SqlFile) -> None:
    try:
        connection.execute(f"SELECT * FROM ({file.body}) LIMIT 0")
        connection.execute(f"CREATE VIEW {ddl.name(file.name)} AS {file.body}")
    except sqlite3.OperationalError as error:
        row: tuple[Any, ...] = (file.name, str(error))
        connection.execute("INSERT INTO views_left_out VALUES (?, ?)", row)


def _list(columns: tuple[str, ...]) -> str:
    return ", ".join(map(ddl.name, columns))
