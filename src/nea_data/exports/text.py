"""Exports that are text, one file a table: CSV as the package holds it, JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from nea_data.descriptor import Package
from nea_data.exports.companions import guides, papers, write_papers
from nea_data.loaders import read_table
from nea_data.metadata import files_beside_data

if TYPE_CHECKING:
    import pandas as pd


def csv_folder(package: Package, out: Path) -> None:
    """The package itself as a folder: datapackage.json, schemas and data, byte for byte, and what explains them."""
    for name, content in package_files(package).items():
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def jsonl_folder(package: Package, out: Path) -> None:
    """One <table>.jsonl each: a row a line, whole numbers and booleans as such, an empty cell as null.

    `codebook` and `codes` likewise, citation and licence as they are. No views: a line repeats every name of a column.
    """
    out.mkdir()
    for table in package.tables:
        _write_jsonl(read_table(table, with_moments=False), out / f"{table.name}.jsonl")
    for guide in guides(package):
        _write_jsonl(guide.rows, out / f"{guide.name}.jsonl")
    write_papers(package, out)


def package_files(package: Package) -> dict[str, bytes]:
    """Name and content of what makes up a copy of the package: descriptor, data, schemas, and what explains them.

    That is metadata for catalogues, citation, licence, and `codebook` and `codes` as CSV.
    """
    root = package.root.resolve()
    paths = [root / "datapackage.json", *(path for table in package.tables for path in (table.path, table.schema_path))]
    described = {name: text.encode("utf-8") for name, text in files_beside_data(package).items()}
    described |= papers(package) | {f"{guide.name}.csv": _as_csv(guide.rows) for guide in guides(package)}
    return dict(sorted(described.items())) | {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _write_jsonl(frame: pd.DataFrame, path: Path) -> None:
    rows = json.loads(frame.to_json(orient="records"))
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        handle.writelines(lines)


def _as_csv(frame: pd.DataFrame) -> bytes:
    """As the tables are spelt: booleans in lower case, lines that end in a line feed."""
    flags = frame.select_dtypes("boolean")
    words = flags.apply(lambda column: column.map({True: "true", False: "false"}))
    return frame.assign(**words).to_csv(index=False, lineterminator="\n").encode("utf-8")
