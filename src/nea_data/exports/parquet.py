"""Typed Parquet with zstd, one file a table or view, written by DuckDB; what columns mean travels in the metadata."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from nea_data import ddl
from nea_data.database.filling import OFFLINE
from nea_data.descriptor import Package, Table
from nea_data.exports.companions import Companion, companions, write_papers
from nea_data.metadata import croissant
from nea_data.metadata.facts import data_file, facts

if TYPE_CHECKING:
    import duckdb

MEDIA_TYPE = "application/x-parquet"


def parquet_folder(package: Package, out: Path) -> None:
    """One <table>.parquet each, rows in the order of the file, and croissant.json over them; companions likewise.

    The key-value metadata hold title, description, version, licence and `columns` (name: description, as JSON), those
    of a table `schema` too (the whole Table Schema, as JSON). A day of a view is a DATE.
    """
    import duckdb

    out.mkdir()
    files = []
    with duckdb.connect(config=OFFLINE | {"threads": 1}) as connection:  # one thread: the same row groups each time
        for table in package.tables:
            path = out / f"{table.name}.parquet"
            _write(connection, f"SELECT * FROM {ddl.read_csv(table)}", path, _metadata(package, table))
            files.append(data_file(table, path, out, MEDIA_TYPE))
        for companion in companions(package):
            connection.register("rows", companion.rows)
            _write(connection, _select(companion), out / f"{companion.name}.parquet", _said_of(package, companion))
    write_papers(package, out)
    (out / "croissant.json").write_text(croissant(package, files), encoding="utf-8")


def _write(connection: duckdb.DuckDBPyConnection, query: str, path: Path, metadata: dict[str, str]) -> None:
    pairs = ", ".join(f"{ddl.name(key)}: {ddl.literal(value)}" for key, value in metadata.items())
    connection.execute(
        f"COPY ({query}) TO {ddl.literal(str(path))} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{pairs}}})"
    )


def _select(companion: Companion) -> str:
    """The frame that is registered as `rows`; pandas has no type for a day alone, and Parquet has."""
    days = [ddl.name(str(column)) for column in companion.rows.select_dtypes("datetime")]
    as_days = ", ".join(f"{day}::DATE AS {day}" for day in days)
    return f"SELECT * {f'REPLACE ({as_days})' if days else ''} FROM rows"


def _metadata(package: Package, table: Table) -> dict[str, str]:
    schema = json.loads(table.schema_path.read_text(encoding="utf-8"))
    columns = {field.name: field.description for field in table.fields}
    return _said(package, table.title, table.description, columns) | {"schema": json.dumps(schema, ensure_ascii=False)}


def _said_of(package: Package, companion: Companion) -> dict[str, str]:
    return _said(package, companion.name, companion.description, companion.columns)


def _said(package: Package, title: str, description: str, columns: Mapping[str, str]) -> dict[str, str]:
    return {
        "title": title,
        "description": description,
        "version": package.version,
        "license": facts(package).licences[0]["name"],
        "columns": json.dumps(dict(columns), ensure_ascii=False),
    }
