"""Exports that are text, one file a table: CSV as the package holds it, JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path

from nea_data.descriptor import Package
from nea_data.loaders import read_table
from nea_data.metadata import files_beside_data


def csv_folder(package: Package, out: Path) -> None:
    """The package itself as a folder: datapackage.json, schemas and data, byte for byte; metadata for catalogues."""
    for name, content in package_files(package).items():
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def jsonl_folder(package: Package, out: Path) -> None:
    """One <table>.jsonl each: a row a line, whole numbers and booleans as such, an empty cell as null."""
    out.mkdir()
    for table in package.tables:
        rows = json.loads(read_table(table).to_json(orient="records"))
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        with (out / f"{table.name}.jsonl").open("w", encoding="utf-8", newline="\n") as handle:
            handle.writelines(lines)


def package_files(package: Package) -> dict[str, bytes]:
    """Name and content of what makes up a copy of the package: descriptor, data, schemas, metadata for catalogues."""
    root = package.root.resolve()
    paths = [root / "datapackage.json", *(path for table in package.tables for path in (table.path, table.schema_path))]
    described = {name: text.encode("utf-8") for name, text in files_beside_data(package).items()}
    return dict(sorted(described.items())) | {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
