"""What a Table Schema type is in each engine, and how its cells are spelt: one row a type, side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple

from nea_data.errors import PackageError


class Dtype(NamedTuple):
    """The same type in three engines and at schema.org, and the one spelling of its cells (None: any text)."""

    pandas: str
    duckdb: str
    sqlite: str
    schema_org: str
    spelling: str | None = None


YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
MONTH = "(?:0[1-9]|1[0-2])"
DATE = f"{YEAR}-{MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,6})?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"

# Nullable throughout: an empty cell is not a zero, and EDTF dates stay text. A value has one spelling, since the
# canonical form compares bytes: no leading zeros, no plus sign, true and false in lower case. No engine has a type
# for a month of a year: it stays text, whose order is that of time. SQLite keeps the words BOOLEAN and DATE for
# readers, and stores 0 and 1, and text.
DTYPES = {
    "string": Dtype("string", "VARCHAR", "TEXT", "Text"),
    "integer": Dtype("Int64", "BIGINT", "INTEGER", "Integer", "(?:0|-?[1-9][0-9]*)"),
    "number": Dtype("Float64", "DOUBLE", "REAL", "Float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"),
    "boolean": Dtype("boolean", "BOOLEAN", "BOOLEAN", "Boolean", "(?:true|false)"),
    "date": Dtype("datetime64[s]", "DATE", "DATE", "Date", DATE),
    "datetime": Dtype("datetime64[us]", "TIMESTAMP", "DATETIME", "DateTime", f"{DATE}T{TIME}"),
    "year": Dtype("Int64", "BIGINT", "INTEGER", "Integer", YEAR),
    "yearmonth": Dtype("string", "VARCHAR", "TEXT", "Text", f"{YEAR}-{MONTH}"),
}
WORD = "[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+"
LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
STRING_FORMATS = {
    "email": rf"{WORD}(?:\.{WORD})*@{LABEL}(?:\.{LABEL})+",
    "uri": r"[A-Za-z][A-Za-z0-9+.-]*:(?://[^\s/?#]+[^\s]*|[^\s/][^\s]*)",
    "uuid": "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
    "binary": "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?",
}


def spelling(type_name: str, form: str = "default") -> str | None:
    """How a cell of a type, or of a format of text, is spelt; None where any text will do."""
    return STRING_FORMATS.get(form) or dtype(type_name).spelling


def _in_utc(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


# What reads a cell of the types that Python has an object for; a time of day without a zone is one in UTC.
MOMENTS: dict[str, Callable[[str], date]] = {"date": date.fromisoformat, "datetime": _in_utc}


def dtype(type_name: str) -> Dtype:
    """The pandas and DuckDB types of a Table Schema type; PackageError for a type that this package does not use."""
    try:
        return DTYPES[type_name]
    except KeyError:
        expected = ", ".join(sorted(DTYPES))
        raise PackageError(f"Table Schema type '{type_name}' is not supported; expected one of: {expected}.") from None
