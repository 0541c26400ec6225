"""Break a package on purpose: change, add or drop rows of its CSV files as text."""

import csv
import json
from pathlib import Path
from typing import Any

Row = dict[str, str]


def read(package: Path, table: str) -> list[Row]:
    with (package / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write(package: Path, table: str, rows: list[Row], columns: list[str]) -> None:
    with (package / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def apply(package: Path, edit: dict[str, Any]) -> None:
    """One edit: `where` picks rows; `set` changes, `copy` adds changed copies, `drop` removes them.

    `add` adds a row, `rename` renames columns.
    """
    table = edit["table"]
    header = (package / "data" / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    rows = read(package, table)
    picked = [row for row in rows if all(row[key] == value for key, value in edit.get("where", {}).items())]
    assert picked or "add" in edit, f"no row of {table} matches {edit['where']}"
    if "set" in edit:
        for row in picked:
            row.update(edit["set"])
    if "copy" in edit:
        rows += [row | edit["copy"] for row in picked]
    if "drop" in edit:
        rows = [row for row in rows if row not in picked]
    if "rename" in edit:
        header = [edit["rename"].get(column, column) for column in header]
        rows = [{edit["rename"].get(column, column): cell for column, cell in row.items()} for row in rows]
    if "add" in edit:
        rows.append(dict.fromkeys(header, "") | edit["add"])
    write(package, table, rows, header)


def describe_as(package: Path, **properties: str) -> Path:
    """Set properties of the package's datapackage.json."""
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8")) | properties
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    return package


def with_editions(package: Path) -> Path:
    """The package with two rows each in the tables that speak of editions, so that there is something to break."""
    place = {"table_name": "meetings", "record_id": "arf-ministerial-1997-1", "field": "city"}
    source = read(package, "sources")[0]["source_id"]
    fault = {"fault": "Another city stood there.", "first_version": "0.1.0", "last_version": "0.1.0"}
    change = {"action": "value_changed", "reason": "new_source", "old": "Kuala Lumpur", "new": "Subang Jaya"}
    for number, field in enumerate(("city", "note")):
        dated = {"erratum_id": f"arf-1997-{number}", "reported_on": "2026-11-23", "source_id": source}
        apply(package, {"table": "errata", "add": place | fault | dated | {"field": field}})
        released = {"release": "0.2.0", "source_id": source, "field": field}
        apply(package, {"table": "history", "add": place | change | released})
    return package
