"""What a Table Schema type is in pandas and in DuckDB: one row a type, side by side."""

from __future__ import annotations

from typing import NamedTuple

from nea_data.errors import PackageError


class Dtype(NamedTuple):
    """The same type in two engines."""

    pandas: str
    duckdb: str


# Nullable throughout: an empty cell is not a zero, and EDTF dates stay text.
DTYPES = {
    "string": Dtype("string", "VARCHAR"),
    "integer": Dtype("Int64", "BIGINT"),
    "number": Dtype("Float64", "DOUBLE"),
    "boolean": Dtype("boolean", "BOOLEAN"),
}


def dtype(type_name: str) -> Dtype:
    """The pandas and DuckDB types of a Table Schema type; PackageError for a type that this package does not use."""
    try:
        return DTYPES[type_name]
    except KeyError:
        expected = ", ".join(sorted(DTYPES))
        raise PackageError(f"Table Schema type '{type_name}' is not supported; expected one of: {expected}.") from None
