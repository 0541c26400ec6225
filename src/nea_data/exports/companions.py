"""What goes beside the tables: codebook, codes in words, the views that studies work with, citation, licence.

Each format writes these frames in its own way; here they are made, and no format is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nea_data import ddl
from nea_data.codebook import codes, describe
from nea_data.database.reader import Reader, frame_of
from nea_data.descriptor import Package
from nea_data.errors import PackageError
from nea_data.metadata.repository import cff
from nea_data.sqlfiles import sql_files
from nea_data.view_columns import meanings

if TYPE_CHECKING:
    import pandas as pd

# The views that are written as rows where no DuckDB can run them, each with the key of its rows.
VIEWS = {
    "dyad_year": ("actor_1", "actor_2", "year"),
    "directed_dyad_year": ("actor_1", "actor_2", "year"),
    "framework_year": ("framework_id", "year"),
    "actor_year": ("actor_id", "year"),
    "membership_spells": ("framework_id", "actor_id", "spell"),
    "meeting_timeline": ("meeting_id",),
    "meeting_rhythm": ("framework_id", "series", "year"),
}
# What says of those views what their rows and their columns are.
VIEWS_MEAN = ("views_as_tables", "view_columns")
LICENCE = "LICENSE-DATA"


class Companion(NamedTuple):
    """A frame that goes beside the tables; `columns` has the descriptions of those columns that have one."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: Mapping[str, str]
    rows: pd.DataFrame


def companions(package: Package) -> list[Companion]:
    """The guides, `views_as_tables` (view, key, description), `view_columns` (view, column, description), and each of
    VIEWS, its rows in the order of the view.

    A view that a fork can't run, since it lacks a table or column, is left out, and so is what has the name of one of
    its tables. Raises PackageError where the rows break a constraint or a view stumbles over one of them.
    """
    views = list(_views(package))
    return [*guides(package), *_free(package, [_about(views), _columns(views)] if views else []), *views]


def guides(package: Package) -> list[Companion]:
    """`codebook` and `codes`: what the tables, their columns and their codes mean."""
    said = {
        "codebook": ("What each column of each table means.", ("table", "column"), describe(package=package)),
        "codes": ("What each code means in words.", ("table", "column", "value"), codes(package=package)),
    }
    made = [Companion(name, text, key, {}, rows) for name, (text, key, rows) in said.items()]
    return _free(package, made)


def papers(package: Package) -> dict[str, bytes]:
    """Name and content of CITATION.cff and, where the package has one, the licence of its data."""
    licence = package.root / LICENCE
    cited = {"CITATION.cff": cff(package).encode("utf-8")}
    return cited | ({LICENCE: licence.read_bytes()} if licence.is_file() else {})


def write_papers(package: Package, out: Path) -> None:
    """Citation and licence as files of a folder."""
    for name, content in papers(package).items():
        (out / name).write_bytes(content)


def _free(package: Package, made: list[Companion]) -> list[Companion]:
    """Those whose name no table has: someone else's package may hold a table of its own `codes`."""
    taken = {table.name for table in package.tables}
    return [each for each in made if each.name not in taken]


def _views(package: Package) -> Iterator[Companion]:
    files = {file.name: file for file in sql_files("views")}
    reader, taken = Reader(package), {table.name for table in package.tables}
    for name, key in VIEWS.items():
        rows = None if name in taken else _rows(reader, name)
        if rows is not None:
            names = [str(column) for column in rows]
            columns = dict(zip(names, meanings(name, names, package), strict=True))
            yield Companion(name, files[name].comment, key, columns, rows)


def _rows(reader: Reader, name: str) -> pd.DataFrame | None:
    """A view's rows, which its ORDER BY puts in one order each time; None where the package can't have the view."""
    import duckdb

    query = f"SELECT * FROM {ddl.name(name)}"
    try:
        return frame_of(reader.ready_for(query).execute(query))
    except duckdb.CatalogException:
        return None
    except duckdb.Error as error:
        advice = "Run `nea-data validate` to see every problem."
        raise PackageError(f"The view {name} does not run: {str(error).splitlines()[0]}. {advice}") from None


def _about(views: list[Companion]) -> Companion:
    import pandas as pd

    rows = [(view.name, ", ".join(view.key), view.description) for view in views]
    frame = pd.DataFrame(rows, columns=["view", "key", "description"], dtype="string")
    return Companion(VIEWS_MEAN[0], "What a row of each view is, and how its numbers count.", ("view",), {}, frame)


def _columns(views: list[Companion]) -> Companion:
    import pandas as pd

    rows = [(view.name, column, said) for view in views for column, said in view.columns.items()]
    frame = pd.DataFrame(rows, columns=["view", "column", "description"], dtype="string")
    return Companion(VIEWS_MEAN[1], "What each column of each view means.", ("view", "column"), {}, frame)
