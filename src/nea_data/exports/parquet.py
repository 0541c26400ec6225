"""Typed Parquet with zstd, one file a table, written by DuckDB; what the columns mean travels in the metadata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from nea_data import ddl
from nea_data.database import OFFLINE
from nea_data.descriptor import Package, Table
from nea_data.metadata import croissant
from nea_data.metadata.facts import data_file, facts

if TYPE_CHECKING:
    import duckdb

MEDIA_TYPE = "application/x-parquet"


def parquet_folder(package: Package, out: Path) -> None:
    """One <table>.parquet each, rows in the order of the file, and croissant.json over them.

    Its key-value metadata hold title, description, version, licence, `columns` (name: description) and `schema` (the
    whole Table Schema), the last two as JSON.
    """
    import duckdb

    out.mkdir()
    files = []
    with duckdb.connect(config=OFFLINE | {"threads": 1}) as connection:  # one thread: the same row groups each time
        for table in package.tables:
            path = out / f"{table.name}.parquet"
            _write(connection, package, table, path)
            files.append(data_file(table, path, out, MEDIA_TYPE))
    (out / "croissant.json").write_text(croissant(package, files), encoding="utf-8")


def _write(connection: duckdb.DuckDBPyConnection, package: Package, table: Table, path: Path) -> None:
    metadata = ", ".join(f"{ddl.name(key)}: {ddl.literal(value)}" for key, value in _metadata(package, table).items())
    connection.execute(
        f"COPY (SELECT * FROM {ddl.read_csv(table)}) TO {ddl.literal(str(path))} "
        f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{metadata}}})"
    )


def _metadata(package: Package, table: Table) -> dict[str, str]:
    return {
        "title": table.title,
        "description": table.description,
        "version": package.version,
        "license": facts(package).licences[0]["name"],
        "columns": json.dumps({field.name: field.description for field in table.fields}, ensure_ascii=False),
        "schema": json.dumps(json.loads(table.schema_path.read_text(encoding="utf-8")), ensure_ascii=False),
    }
