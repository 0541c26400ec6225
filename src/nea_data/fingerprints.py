"""One SHA-256 for what a table says, the same whatever file, database or frame it stands in.

docs/versioning.md defines it, so that another language can compute it. Nothing here compares or judges.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from nea_data.canonical import read_records
from nea_data.descriptor import Table
from nea_data.dtypes import MOMENTS
from nea_data.errors import PackageError
from nea_data.packages import PackageLike, package_of
from nea_data.sqlfiles import asked_table

if TYPE_CHECKING:
    import pandas as pd

MISSING = b"-"


def fingerprint(table: str | None = None, package: PackageLike = None) -> str:
    """The fingerprint of one table, or of all tables of the record together: 64 hexadecimal digits.

    Tables that speak of editions (`history`, `errata`) have fingerprints, but are no part of the package's.

    Raises UnknownNameError for a table that does not exist and PackageError for a file that can't be read.
    """
    package = package_of(package)
    if table is not None:
        return fingerprint_table(asked_table(table, package))
    return fingerprint_tables({each.name: fingerprint_table(each) for each in package.record})


def fingerprint_table(table: Table) -> str:
    """The fingerprint of the table's file."""
    return fingerprint_rows([(field.name, field.type) for field in table.fields], read_records(table))


def fingerprint_tables(fingerprints: dict[str, str]) -> str:
    """The fingerprint of several tables together, from those of each."""
    lines = sorted(f"{name} {digest}\n".encode() for name, digest in fingerprints.items())
    return sha256(b"".join(lines)).hexdigest()


def fingerprint_frame(frame: pd.DataFrame, table: Table | None = None) -> str:
    """The fingerprint of a frame: of the columns of `table` in it, or without a table of all its columns.

    Without a table a column's type follows its dtype: boolean, integer or number, and `any` for text, dates (ISO 8601)
    and decimals. Raises PackageError where a column of the table is not in the frame or a value does not fit its type.
    """
    columns = [(field.name, field.type) for field in table.fields] if table else list(_columns(frame))
    absent = [name for name, _ in columns if name not in frame.columns]
    if absent:
        raise PackageError(f"The frame has no column '{absent[0]}'; a fingerprint needs {', '.join(dict(columns))}.")
    chosen = frame[[name for name, _ in columns]].astype("object")
    return fingerprint_rows(columns, chosen.where(chosen.notna(), None).itertuples(index=False, name=None))


def fingerprint_rows(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> str:
    """The fingerprint of rows, given the name and Table Schema type of each column.

    A value may be text as a CSV holds it or of the type itself; None and empty text are a missing value. The order of
    rows does not matter, that of columns does. Raises PackageError for a value that does not fit its type.
    """
    forms = [_form(name, kind) for name, kind in columns]
    digests = sorted(_row(forms, row) for row in rows)
    head = b"".join(_text(name) + _text(kind) for name, kind in columns)
    return sha256(b"".join(line + b"\n" for line in [head, *digests])).hexdigest()


def _row(forms: Sequence[Callable[[Any], bytes]], row: Sequence[Any]) -> bytes:
    cells = [MISSING if _is_missing(value) else form(value) for form, value in zip(forms, row, strict=True)]
    return sha256(b"".join(cells)).hexdigest().encode()


def _is_missing(value: Any) -> bool:
    return value is None or value == "" or value != value  # not a number is unequal to itself


def _columns(frame: pd.DataFrame) -> Iterable[tuple[str, str]]:
    from pandas.api import types

    for name, dtype in frame.dtypes.items():
        kinds = {"boolean": types.is_bool_dtype, "integer": types.is_integer_dtype, "number": types.is_float_dtype}
        yield str(name), next((kind for kind, fits in kinds.items() if fits(dtype)), "any")


def _form(name: str, kind: str) -> Callable[[Any], bytes]:
    """What turns a value of this column into bytes."""
    try:
        convert = CONVERTERS[kind]
    except KeyError:
        raise PackageError(f"Column '{name}' has the type '{kind}', for which no fingerprint is defined.") from None

    def form(value: Any) -> bytes:
        try:
            return _text(convert(value))
        except (ValueError, TypeError, UnicodeEncodeError):
            raise PackageError(f"Column '{name}' holds {value!r}, which is no {kind}.") from None

    return form


def _text(text: str) -> bytes:
    content = text.encode("utf-8")
    return b"%d:%s" % (len(content), content)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _integer(value: Any) -> str:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+", value):
        raise ValueError
    number = int(value)
    if not isinstance(value, str) and number != value:
        raise ValueError
    return str(number)


def _number(value: Any) -> str:
    return struct.pack(">d", float(value) + 0.0).hex()  # adding zero makes minus zero zero


def _boolean(value: Any) -> str:
    if value in ("true", "false"):
        return str(value)
    if value not in (0, 1):
        raise ValueError
    return "true" if value else "false"


def _moment(kind: str) -> Callable[[Any], str]:
    """A day or a moment in UTC, of a text as a CSV holds it or of an object, as ISO 8601 with all its parts."""

    def text(value: Any) -> str:
        read: Any = MOMENTS[kind](value) if isinstance(value, str) else value
        return f"{read:%Y-%m-%d}" if kind == "date" else f"{read:%Y-%m-%dT%H:%M:%S.%f}"

    return text


def _any(value: Any) -> str:
    """Text for the result of a query: its dates, times and decimals have no Table Schema type here."""
    if isinstance(value, (date, time, timedelta)):
        return str(value) if isinstance(value, timedelta) else value.isoformat()
    return str(value) if isinstance(value, Decimal) else _string(value)


CONVERTERS: dict[str, Callable[[Any], str]] = {
    "string": _string,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _moment("date"),
    "datetime": _moment("datetime"),
    "year": _integer,
    "yearmonth": _string,
    "any": _any,
}
