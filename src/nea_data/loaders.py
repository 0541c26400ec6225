"""Read tables of the package into pandas frames, typed by their schemas."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nea_data.descriptor import Package, Table, shipped
from nea_data.dtypes import dtype
from nea_data.errors import PackageError
from nea_data.packages import PackageLike as PackageLike
from nea_data.packages import package_of as package_of
from nea_data.replay import edition

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
    table = package.table(name)
    _warn_of_deprecated(table)
    frame = read_table(table)
    return _with_founding(frame, package) if name == "frameworks" else frame


def read_table(table: Table) -> pd.DataFrame:
    """The rows of one table exactly as its file holds them, typed by its schema; PackageError if they don't fit it."""
    import pandas as pd

    dtypes: dict[str, Any] = {field.name: dtype(field.type).pandas for field in table.fields}
    try:
        # "NA" is Namibia: only an empty cell is missing.
        frame = pd.read_csv(table.path, dtype=dtypes, keep_default_na=False, na_values=[""], encoding="utf-8")
    except FileNotFoundError:
        raise PackageError(f"{table.path} does not exist: install nea-data again, or restore the file.") from None
    except (ValueError, TypeError, OverflowError) as error:  # of the parser and of the casts to the schema's types
        raise PackageError(
            f"{table.path} can't be read ({error}); `nea-data validate` names line and column."
        ) from None
    if list(frame.columns) != list(table.columns):
        raise PackageError(
            f"{table.path}, line 1 has the columns {', '.join(frame.columns)}; expected {', '.join(table.columns)}."
        )
    if not isinstance(frame.index, pd.RangeIndex):
        # Where rows are longer than the header pandas takes their first cells for row labels, and all cells move.
        raise PackageError(
            f"{table.path} has rows with more cells than columns; `nea-data validate` names their lines."
        )
    return frame


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
