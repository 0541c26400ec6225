"""The package in the formats that other programs read; each format is a module of this folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from nea_data.database import connect
from nea_data.descriptor import Package
from nea_data.drafts import draft
from nea_data.errors import PackageError, UnknownNameError
from nea_data.exports.bundle import zip_file
from nea_data.exports.excel import excel_file
from nea_data.exports.parquet import parquet_folder
from nea_data.exports.sqlite import sqlite_file
from nea_data.exports.sqlite import views_left_out as views_left_out
from nea_data.exports.stata import stata_folder
from nea_data.exports.text import csv_folder, jsonl_folder
from nea_data.packages import PackageLike, package_of

WRITERS: dict[str, Callable[[Package, Path], None]] = {
    "parquet": parquet_folder,
    "csv": csv_folder,
    "excel": excel_file,
    "stata": stata_folder,
    "sqlite": sqlite_file,
    "jsonl": jsonl_folder,
    "zip": zip_file,
}
FORMATS = (*WRITERS, "duckdb")


def export(out: str | Path, format: str, package: PackageLike = None) -> Path:
    """Write the whole package to `out` and return its path.

    parquet, csv, stata and jsonl make a folder with a file a table (csv with datapackage.json and schemas), with
    codebook, codes, citation and licence beside them; excel, sqlite, duckdb and zip one file. Panels and timelines
    (companions.VIEWS) are files in parquet and stata, tables in sqlite. It is written beside its place and then
    renamed. Excel needs the extra `export`.

    Raises UnknownNameError for a format that does not exist, and PackageError where `out` exists already or can't be
    written.
    """
    if format not in FORMATS:
        raise UnknownNameError("format", format, FORMATS)
    package, out = package_of(package), Path(out)
    if format == "duckdb":
        connect(out, package).close()  # writes beside and renames by itself
        return out
    with draft(out) as beside:
        try:
            WRITERS[format](package, beside)
        except _disk_errors() as error:
            raise PackageError(f"{out} can't be written: {str(error).splitlines()[0]}") from None
    return out


def _disk_errors() -> tuple[type[Exception], ...]:
    """What the libraries raise, besides OSError, when they can't write."""
    import duckdb

    return (sqlite3.OperationalError, duckdb.IOException)
