"""Read tables of the package into pandas frames, typed by their schemas."""

from __future__ import annotations

import inspect
import re
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nea_data.canonical import read_rows
from nea_data.descriptor import Package, Table, shipped
from nea_data.dtypes import MOMENTS, dtype, spelling
from nea_data.errors import PackageError
from nea_data.packages import PackageLike as PackageLike
from nea_data.packages import package_of as package_of
from nea_data.past.replay import edition
from nea_data.sqlfiles import asked_table

if TYPE_CHECKING:
    import pandas as pd


def tables(package: PackageLike = None) -> list[str]:
    """Names of all tables, in the order of datapackage.json."""
    return [resource["name"] for resource in package_of(package).descriptor["resources"]]


def load(name: str, package: PackageLike = None, version: str | None = None) -> pd.DataFrame:
    """One table as a frame: its columns in schema order, nullable dtypes, EDTF dates as text.

    With `version` the table as it was in that edition, rebuilt without a network and checked against its fingerprint.
    A column that a later release will drop is announced by a FutureWarning.

    `frameworks` carries two columns more, `founding_date` (the date of the framework's founding row) and
    `founding_year` (its first four characters where they are digits).

    Raises UnknownNameError for a table or edition that does not exist and PackageError for a file that can't be read.
    """
    package = edition(version, package)
    table = asked_table(name, package)
    _warn_of_deprecated(table)
    frame = read_table(table)
    return _with_founding(frame, package) if name == "frameworks" else frame


def read_table(table: Table, *, with_moments: bool = True) -> pd.DataFrame:
    """The rows of one table exactly as its file holds them, typed by its schema; PackageError if they don't fit it.

    Without moments the cells of dates and datetimes are checked and stay text, for what has no type for them.
    """
    import pandas as pd

    # pandas reads no dates by dtype: they come as text, and are converted after.
    dtypes: dict[str, Any] = {
        field.name: "string" if field.type in MOMENTS else dtype(field.type).pandas for field in table.fields
    }
    # "NA" is Namibia: only what the schema lists (an empty cell) is missing.
    missing: Any = {field.name: list(field.missing) for field in table.fields}
    try:
        frame = pd.read_csv(table.path, dtype=dtypes, keep_default_na=False, na_values=missing, encoding="utf-8")
        read = {f.name: moments(frame[f.name], f.type) for f in table.fields if f.type in MOMENTS}
        frame = frame.assign(**read) if with_moments else frame
    except FileNotFoundError:
        raise PackageError(f"{table.path} does not exist: install nea-data again, or restore the file.") from None
    except OSError as error:
        raise PackageError(f"{table.path} can't be read ({error.strerror}): restore the file.") from None
    except (ValueError, TypeError, OverflowError) as error:  # of the parser and of the casts to the schema's types
        place = _first_misfit(table) or f": {str(error).strip()}"
        raise PackageError(f"{table.path}{place}. `nea-data validate FOLDER` names every problem.") from None
    if list(frame.columns) != list(table.columns):
        raise PackageError(
            f"{table.path}, line 1 has the columns {', '.join(frame.columns)}; expected {', '.join(table.columns)}."
        )
    if not isinstance(frame.index, pd.RangeIndex):
        # Where rows are longer than the header pandas takes their first cells for row labels, and all cells move.
        raise PackageError(
            f"{table.path} has rows with more cells than columns; `nea-data validate FOLDER` names their lines."
        )
    return frame


def _first_misfit(table: Table) -> str:
    """Where the first cell stands that is not of its column's type; empty where none is, or the file is no CSV."""
    try:
        header, *rows = read_rows(table)
    except PackageError:
        return ""
    for number, row in enumerate(rows, start=2):
        for name, cell in zip(header, row, strict=False):
            field = next((field for field in table.fields if field.name == name), None)
            pattern = field and spelling(field.type, field.format)
            if field and pattern and cell not in field.missing and not re.fullmatch(pattern, cell):
                return f", row {number}, column {name}: '{cell}' is no {field.type}"
    return ""


def moments(texts: pd.Series[str], type_name: str) -> pd.Series[Any]:
    """Dates or datetimes (in UTC) from their texts, an empty cell as NaT; ValueError where one is no moment."""
    kind: Any = dtype(type_name).pandas
    return texts.map(MOMENTS[type_name], na_action="ignore").astype("object").astype(kind)


def loader(name: str) -> Callable[..., pd.DataFrame]:
    """The function `load_<name>`, with a docstring made from the table's description."""
    table = shipped().table(name)

    def load_table(package: PackageLike = None, version: str | None = None) -> pd.DataFrame:
        return load(name, package, version)

    load_table.__name__ = load_table.__qualname__ = f"load_{name}"
    load_table.__doc__ = docstring(table)
    return load_table


def docstring(table: Table) -> str:
    """What `help(load_<table>)` shows: the unit of the table and each of its columns."""
    founding = "\n    founding_date: Date of the founding row.\n    founding_year: Its year, an integer."
    columns = "\n".join(f"    {field.name}: {field.description}" for field in table.fields)
    extra = founding if table.name == "frameworks" else ""
    return inspect.cleandoc(table.description) + f"\n\nColumns:\n{columns}{extra}\n"


def _warn_of_deprecated(table: Table) -> None:
    for field in table.fields:
        if field.deprecated:
            message = f"The column {field.name} of {table.name} leaves in a later release: {field.deprecated}"
            warnings.warn(message, FutureWarning, stacklevel=3)


def _with_founding(frame: pd.DataFrame, package: Package) -> pd.DataFrame:
    dates = read_table(package.table("founding_dates"))
    founding = dates[dates["standing"] == "founding"].set_index("framework_id")["date"]
    date = frame["framework_id"].map(founding).astype("string")
    year = date.str.extract(r"^([0-9]{4})", expand=False).astype("Int64")
    return frame.assign(founding_date=date, founding_year=year)
