"""The package in the formats that other programs read; each format is a module of this folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

from nea_data.database import connect
from nea_data.descriptor import Package
from nea_data.drafts import draft
from nea_data.errors import NeaDataError, PackageError, UnknownNameError
from nea_data.exports.bundle import zip_file
from nea_data.exports.excel import excel_file
from nea_data.exports.parquet import parquet_folder
from nea_data.exports.sqlite import sqlite_file
from nea_data.exports.sqlite import views_left_out as views_left_out
from nea_data.exports.stata import stata_folder
from nea_data.exports.text import csv_folder, jsonl_folder
from nea_data.packages import PackageLike, package_of
from nea_data.validation.words import LANGUAGES

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


def export(out: str | Path, format: str, package: PackageLike = None, lang: str = "en") -> Path:
    """Write the whole package to `out` and return its path.

    parquet, csv, stata and jsonl make a folder with a file a table (csv with datapackage.json and schemas), with
    codebook, codes, citation and licence beside them; excel, sqlite, duckdb and zip one file. Panels and timelines
    (companions.VIEWS) are files in parquet and stata, tables in sqlite. It is written beside its place and then
    renamed. Excel needs the extra `export`; with lang="ja" its heads and codes are in Japanese, for people to read.

    Raises UnknownNameError for a format or language that does not exist, NeaDataError for a format that is not written
    in that language, and PackageError where `out` exists already or can't be written.
    """
    if format not in FORMATS:
        raise UnknownNameError("format", format, FORMATS)
    writer = WRITERS.get(format) if lang == "en" else _in_language(format, lang)
    package, out = package_of(package), Path(out)
    if writer is None:
        connect(out, package).close()  # writes beside and renames by itself
        return out
    with draft(out) as beside:
        try:
            writer(package, beside)
        except _disk_errors() as error:
            raise PackageError(f"{out} can't be written: {str(error).splitlines()[0]}") from None
    return out


def _in_language(format: str, lang: str) -> Callable[[Package, Path], None]:
    """The writer of a format for people; what programs read keeps the names of columns and the codes."""
    if lang not in LANGUAGES:
        raise UnknownNameError("language", lang, LANGUAGES)
    if format != "excel":
        raise NeaDataError(f"Only 'excel' is written in Japanese: ask for it, or leave lang out for '{format}'.")
    return partial(excel_file, lang=lang)


def _disk_errors() -> tuple[type[Exception], ...]:
    """What the libraries raise, besides OSError, when they can't write."""
    import duckdb

    return (sqlite3.OperationalError, duckdb.IOException)
