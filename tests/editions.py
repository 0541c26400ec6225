"""Three editions of the miniature package, cut by the code that cuts the real ones."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import edits

from nea_data.canonical import canonical
from nea_data.descriptor import read_package
from nea_data.drafts import write_all
from nea_data.releasing import cutting
from nea_data.releasing.rules import REASONS

LONGER_NOTE = {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1996-1"}, "set": {"note": "Corrected."}}
OTHER_CITY = {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}, "set": {"city": "Bandar"}}
NEW_AREA = {"table": "framework_areas", "add": {"framework_id": "neacd", "area": "cyber"}}
NO_EVENT = [
    *(
        {"table": name, "where": {"event_id": "chn-east-china-sea-adiz-2013"}, "drop": True}
        for name in ("events", "event_actors", "event_frameworks")
    ),
    {"table": "evidence", "where": {"record_id": "chn-east-china-sea-adiz-2013"}, "drop": True},
]
WORDED = ("meetings", "arf-ministerial-1996-1", "note", "worded", "")
MISREAD = ("meetings", "arf-ministerial-1995-1", "city", "misread", "unicode-cldr-territories")
GONE = ("events", "chn-east-china-sea-adiz-2013", "*", "unsupported", "")
GONE_WITH_IT = [(name, "*", "*", "unsupported", "") for name in ("event_actors", "event_frameworks", "evidence")]


def apply(package: Path, *changes: dict[str, Any]) -> None:
    for change in changes:
        edits.apply(package, change)
    for table in read_package(package).tables:
        table.path.write_bytes(canonical(table))


def schema(package: Path, table: str, edit: Any) -> None:
    path = package / f"schemas/{table}.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def add_column(package: Path, table: str, name: str) -> None:
    field = {"name": name, "title": name, "title_ja": name, "description": name, "type": "string", "example": "x"}
    schema(package, table, lambda content: content["fields"].append(field))
    columns = list(read_package(package).table(table).columns)
    edits.write(package, table, [row | {name: ""} for row in edits.read(package, table)], columns)


def drop_column(package: Path, table: str, name: str) -> None:
    rows = edits.read(package, table)
    schema(package, table, lambda content: content["fields"].remove(field_of(content, name)))
    kept = list(read_package(package).table(table).columns)
    edits.write(package, table, [{column: row[column] for column in kept} for row in rows], kept)


def field_of(content: dict[str, Any], name: str) -> dict[str, Any]:
    return next(field for field in content["fields"] if field["name"] == name)


def give_reasons(package: Path, *reasons: tuple[str, ...]) -> None:
    path = package / cutting.REASONS_FILE
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([REASONS, *reasons])


def cut(package: Path, version: str, previous: Path | None = None, *reasons: tuple[str, ...]) -> Path:
    """Cut a release in place; what is returned is a copy of the package as it was released."""
    if reasons:
        give_reasons(package, *reasons)
    before = read_package(previous) if previous else None
    write_all(package, cutting.cut(read_package(package), before, version, "2026-12-01"))
    kept = package.with_name(f"released-{version}")
    shutil.copytree(package, kept)
    return kept


def three(package: Path) -> list[Path]:
    """1.0.0; 1.1.0 adds a column, a row and corrects a value; 2.0.0 removes an event and corrects another value."""
    first = cut(package, "1.0.0")
    add_column(package, "meetings", "venue")
    apply(package, NEW_AREA, OTHER_CITY)
    apply(package, {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1995-1"}, "set": {"venue": "Hall"}})
    second = cut(package, "1.1.0", first, MISREAD)
    apply(package, LONGER_NOTE, *NO_EVENT)
    third = cut(package, "2.0.0", second, WORDED, GONE, *GONE_WITH_IT)
    return [first, second, third]


def tiny(folder: Path, rows: list[dict[str, str]], columns: list[str]) -> Path:
    """A package with one table, `things`, whose rows and columns a test may choose."""
    root = Path(__file__).parents[1]
    real = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    things = {"name": "things", "title": "Things", "description": "Things.", "path": "data/things.csv"}
    kept = [each for each in real["resources"] if each.get("about") == "editions"]
    for part in ("data", "schemas"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    descriptor = real | {"resources": [things | {"schema": "schemas/things.json"}, *kept], "version": "0.0.0"}
    (folder / "datapackage.json").write_text(json.dumps(descriptor, indent=2), encoding="utf-8")
    for name in ("history", "errata"):
        content = json.loads((root / f"schemas/{name}.json").read_text(encoding="utf-8")) | {"foreignKeys": []}
        (folder / f"schemas/{name}.json").write_text(json.dumps(content), encoding="utf-8")
        edits.write(folder, name, [], [field["name"] for field in content["fields"]])
    refill(folder, rows, columns)
    return folder


def refill(package: Path, rows: list[dict[str, str]], columns: list[str]) -> None:
    """Put other rows into `things`, with the key `id` and these columns (each said to leave some day)."""
    fields = [{"name": name, "type": "string", "deprecated": "Gone one day."} for name in ("id", *columns)]
    content = {"fields": fields, "primaryKey": ["id"]}
    (package / "schemas/things.json").write_text(json.dumps(content), encoding="utf-8")
    edits.write(package, "things", rows, ["id", *columns])
