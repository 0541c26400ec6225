"""RO-Crate 1.2: the package's folder as a crate, every file described."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nea_data.descriptor import Package
from nea_data.metadata.facts import DataFile, Facts, data_files, facts, identified, to_json

VERSION = "https://w3id.org/ro/crate/1.2"


def ro_crate(package: Package) -> str:
    """ro-crate-metadata.json for the folder in which datapackage.json lies."""
    found = facts(package)
    files = _files(package)
    return to_json(
        {"@context": f"{VERSION}/context", "@graph": [_descriptor(), _root(found, files), *_others(found), *files]}
    )


def _descriptor() -> dict[str, Any]:
    return {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": VERSION},
    }


def _root(found: Facts, files: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": found.reference.title,
        "description": found.description,
        "datePublished": found.reference.published,
        "version": found.reference.version,
        "license": {"@id": found.data_licence},
        "author": _agents(found),
        "publisher": _agents(found),
        "keywords": ", ".join(found.keywords),
        **identified(found),
        "hasPart": [{"@id": file["@id"]} for file in files],
    }


def _others(found: Facts) -> list[dict[str, Any]]:
    """The entities that the root points at: who made it, under which licence."""
    data = found.licences[0]
    licence = {"@id": data["path"], "@type": "CreativeWork", "name": data["title"], "description": data["name"]}
    agents = [{"@id": _agent(name), "@type": "Organization", "name": name} for name in found.reference.authors]
    return [licence, *agents]


def _files(package: Package) -> list[dict[str, Any]]:
    descriptor = {
        "@id": "datapackage.json",
        "@type": "File",
        "name": "datapackage.json",
        "description": "The Data Package descriptor: version, tables and where they lie.",
        "encodingFormat": "application/json",
        "contentSize": _size(package.root / "datapackage.json"),
    }
    return [descriptor, *(entity for file in data_files(package) for entity in _table(package, file))]


def _table(package: Package, file: DataFile) -> list[dict[str, Any]]:
    schema = file.table.schema_path.relative_to(package.root.resolve()).as_posix()
    data = {
        "@id": file.path,
        "@type": "File",
        "name": file.table.title,
        "description": file.table.description,
        "encodingFormat": file.media_type,
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }
    described = {
        "@id": schema,
        "@type": "File",
        "name": f"{file.table.title}: schema",
        "description": f"Table Schema of {file.path}.",
        "encodingFormat": "application/json",
        "contentSize": _size(file.table.schema_path),
        "about": {"@id": file.path},
    }
    return [data, described]


def _size(path: Path) -> str:
    return str(path.stat().st_size)


def _agents(found: Facts) -> Any:
    """One value as itself, several as a list: what the format recommends."""
    ids = [{"@id": _agent(name)} for name in found.reference.authors]
    return ids[0] if len(ids) == 1 else ids


def _agent(name: str) -> str:
    return "#" + name.replace(" ", "-")
