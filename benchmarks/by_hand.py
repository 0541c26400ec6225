"""What a careful user would write without this package: pandera schemas by hand for the four largest tables.

Reading by pandas, types, vocabularies, patterns, keys and the foreign keys among the four; no rules across rows, no
line numbers, no check of the files.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
ACTOR = f"(?:[A-Z]{{3}}|{SLUG})"
DAY = r"[0-9]{4}(?:-[0-9]{2}){0,2}[~?]?|[0-9]{3}X|XXXX|\[[0-9.-]+\]"


def text(pattern: str = "", values: list[str] | None = None, required: bool = False, unique: bool = False) -> pa.Column:
    compiled = re.compile(pattern)
    checks = [pa.Check(lambda column: column.map(lambda cell: bool(compiled.fullmatch(cell))))] if pattern else []
    checks += [pa.Check.isin(values)] if values else []
    return pa.Column("string", checks, nullable=not required, unique=unique)


def whole(required: bool = False) -> pa.Column:
    return pa.Column("Int64", pa.Check.ge(1), nullable=not required)


SCHEMAS = {
    "evidence": pa.DataFrameSchema(
        {
            "table_name": text("[a-z]+(?:_[a-z]+)*", required=True),
            "record_id": text(required=True),
            "field": text(r"(?:\*|[a-z0-9]+(?:_[a-z0-9]+)*)", required=True),
            "source_id": text(SLUG, required=True),
            "item": whole(required=True),
            "claim_id": text(SLUG),
            "value": text(),
            "stance": text(values=["supports", "disputes"], required=True),
            "basis": text(values=["stated", "inferred", "advance_notice"], required=True),
            "locator": text(),
            "note": text(),
        },
        unique=["table_name", "record_id", "field", "source_id", "item"],
        strict=True,
    ),
    "sources": pa.DataFrameSchema(
        {
            "source_id": text(SLUG, required=True, unique=True),
            "kind": text(
                values=["official", "scholarly", "think_tank", "press", "reference", "dataset"], required=True
            ),
            "title": text(required=True),
            "published": text(DAY),
            "language": text("[a-z]{2,3}"),
            "url": text(r"https?://[^\s]+", unique=True),
            "accessed": text("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
            "derived_from": text(SLUG),
        }
    ),
    "memberships": pa.DataFrameSchema(
        {
            "framework_id": text(SLUG, required=True),
            "actor_id": text(ACTOR, required=True),
            "spell": whole(required=True),
            "joined": text(DAY),
            "left": text(DAY),
        },
        unique=["framework_id", "actor_id", "spell"],
    ),
    "meetings": pa.DataFrameSchema(
        {
            "meeting_id": text(SLUG, required=True, unique=True),
            "framework_id": text(SLUG, required=True),
            "ordinal": whole(),
            "start_date": text(DAY, required=True),
            "end_date": text(DAY),
            "mode": text(values=["in_person", "virtual", "hybrid"]),
            "status": text(values=["held", "postponed", "cancelled", "unanswered"], required=True),
        }
    ),
}


def validate(folder: Path) -> int:
    """Check the four tables; how many failures there are."""
    frames = {name: _read(folder / "data" / f"{name}.csv", schema) for name, schema in SCHEMAS.items()}
    failures = 0
    for name, schema in SCHEMAS.items():
        try:
            schema.validate(frames[name], lazy=True)
        except pa.errors.SchemaErrors as errors:
            failures += len(errors.failure_cases)
    sources = set(frames["sources"]["source_id"])
    return failures + int((~frames["evidence"]["source_id"].isin(sources)).sum())


def _read(path: Path, schema: pa.DataFrameSchema) -> pd.DataFrame:
    dtypes = {name: str(column.dtype) for name, column in schema.columns.items()}
    everything = dict.fromkeys(pd.read_csv(path, nrows=0).columns, "string") | dtypes
    return pd.read_csv(path, dtype=everything, keep_default_na=False, na_values=[""])
