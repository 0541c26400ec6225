"""Exports that are text, one file a table: CSV as the package holds it, JSON Lines."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from nea_data.descriptor import Package
from nea_data.loaders import read_table


def csv_folder(package: Package, out: Path) -> None:
    """The package itself as a folder: datapackage.json, schemas and data, byte for byte."""
    for path in package_files(package):
        target = out / path.relative_to(package.root.resolve())
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def jsonl_folder(package: Package, out: Path) -> None:
    """One <table>.jsonl each: a row a line, whole numbers and booleans as such, an empty cell as null."""
    out.mkdir()
    for table in package.tables:
        rows = json.loads(read_table(table).to_json(orient="records"))
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        with (out / f"{table.name}.jsonl").open("w", encoding="utf-8", newline="\n") as handle:
            handle.writelines(lines)


def package_files(package: Package) -> list[Path]:
    """The files that make up the package: descriptor, schemas, data."""
    tables = [path for table in package.tables for path in (table.schema_path, table.path)]
    return [package.root.resolve() / "datapackage.json", *sorted(tables)]
