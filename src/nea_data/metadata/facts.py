"""What every catalogue asks of the package, read from the descriptor once; no catalogue's words are known here."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nea_data.citation.reference import Reference, dataset
from nea_data.descriptor import Package, Table
from nea_data.errors import PackageError


@dataclass(frozen=True)
class DataFile:
    """One file that holds a table, as it lies there now."""

    table: Table
    path: str  # relative to the folder that is described
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Facts:
    """The package's own facts; `reference` holds title, authors, version, date, DOI and address."""

    reference: Reference
    name: str
    description: str
    keywords: list[str]
    licences: list[dict[str, str]]  # the first is that of the data
    coded_through: str
    sources: list[dict[str, str]]

    @property
    def data_licence(self) -> str:
        """The address of the licence of the data."""
        return self.licences[0]["path"]

    @property
    def creators(self) -> list[dict[str, str]]:
        """The authors as schema.org organisations: an entity, no person."""
        return [{"@type": "Organization", "name": name} for name in self.reference.authors]


def facts(package: Package) -> Facts:
    """The facts of the package; PackageError where the descriptor lacks one of them."""
    descriptor = package.descriptor
    try:
        return Facts(
            reference=dataset(package),
            name=package.name,
            description=descriptor["description"],
            keywords=descriptor["keywords"],
            licences=descriptor["licenses"],
            coded_through=package.coded_through,
            sources=descriptor.get("sources", []),
        )
    except KeyError as missing:
        raise PackageError(f"{package.root / 'datapackage.json'} lacks the property {missing}: add it.") from None


def data_files(package: Package) -> list[DataFile]:
    """The data files in the order of the tables, with size and SHA-256."""
    return [data_file(table, table.path, package.root.resolve(), "text/csv") for table in package.tables]


def data_file(table: Table, path: Path, root: Path, media_type: str) -> DataFile:
    """One file of the folder `root` that holds this table; PackageError where it is not there."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise PackageError(f"{path} does not exist: install nea-data again, or restore the file.") from None
    name = path.relative_to(root).as_posix()
    return DataFile(table, name, media_type, len(content), hashlib.sha256(content).hexdigest())


def identified(facts: Facts) -> dict[str, Any]:
    """`identifier` and `url` of schema.org, as far as there is a DOI or an address."""
    address = facts.reference.address
    identifier = address if facts.reference.doi else ""
    return {name: value for name, value in {"identifier": identifier, "url": address}.items() if value}


def as_dataset(facts: Facts) -> dict[str, Any]:
    """What schema.org and the formats built on it say of every dataset."""
    return {
        "description": facts.description,
        "version": facts.reference.version,
        "datePublished": facts.reference.published,
        "license": facts.data_licence,
        "creator": facts.creators,
        "keywords": facts.keywords,
        **identified(facts),
    }


def to_json(document: dict[str, Any]) -> str:
    """A JSON document as text, two spaces deep."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
