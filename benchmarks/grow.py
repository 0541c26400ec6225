"""Grow the miniature package to a number of rows: copies of its frameworks under ids of their own, all rules kept."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from nea_data.canonical import canonical
from nea_data.descriptor import Table, read_package

ROOT = Path(__file__).resolve().parents[1]
# What exists once: actors are shared by all copies, the two-condition model has four cells and its own periods.
ONCE = {"actors", "trilateral_scenarios", "condition_periods"}
# Columns that name a copied row.
IDS = {
    *("framework_id", "counterpart_id", "parent_id", "meeting_id", "document_id", "supersedes_id", "amends_id"),
    *("mandated_by", "event_id", "source_id", "claim_id", "gap_id", "derived_from"),
}
Row = dict[str, str]


def grow(rows: int, folder: Path) -> int:
    """Write a package of about that many rows into a folder; its exact number of rows."""
    shutil.copytree(ROOT / "tests/package", folder)
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    shutil.copy(ROOT / "datapackage.json", folder)
    tables = {table.name: table for table in read_package(folder).tables}
    small = {name: _read(table) for name, table in tables.items()}
    fixed = sum(len(small[name]) for name in ONCE)
    copies = max(1, round((rows - fixed) / (sum(map(len, small.values())) - fixed)))
    return sum(_write(tables, name, small[name], 1 if name in ONCE else copies) for name in tables)


def _read(table: Table) -> list[Row]:
    with table.path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _write(tables: dict[str, Table], name: str, rows: list[Row], copies: int) -> int:
    table = tables[name]
    with table.path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, table.columns, lineterminator="\n")
        writer.writeheader()
        for number in range(copies):
            writer.writerows(_copy(tables, name, row, f"k{number:06d}-") for row in rows)
    table.path.write_bytes(canonical(table))
    return copies * len(rows)


def _copy(tables: dict[str, Table], name: str, row: Row, prefix: str) -> Row:
    new = {column: prefix + cell if column in IDS and cell else cell for column, cell in row.items()}
    if name == "sources" and row["url"]:
        new["url"] = f"{row['url']}#{prefix}"
    if name == "evidence" and row["table_name"] not in ONCE:
        key = tables[row["table_name"]].primary_key
        parts = zip(key, row["record_id"].split("/"), strict=True)
        new["record_id"] = "/".join(prefix + part if column in IDS else part for column, part in parts)
    return new
