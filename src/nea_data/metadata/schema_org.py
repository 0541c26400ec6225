"""schema.org Dataset as JSON-LD, for search engines of data; the context is inline, so that nothing is fetched."""

from __future__ import annotations

from typing import Any

from nea_data.descriptor import Package
from nea_data.metadata.facts import DataFile, Facts, as_dataset, data_files, facts, to_json


def schema_org(package: Package) -> str:
    """The dataset, its files and its columns; addresses of files are relative to datapackage.json."""
    found, files = facts(package), data_files(package)
    return to_json({"@context": {"@vocab": "https://schema.org/"}, **_dataset(found, files)})


def _dataset(found: Facts, files: list[DataFile]) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "name": found.reference.title,
        "alternateName": list(filter(None, [found.name, found.reference.title_ja])),
        **as_dataset(found),
        "isAccessibleForFree": True,
        "inLanguage": ["en", "ja"],
        "temporalCoverage": f"../{found.coded_through}",
        "spatialCoverage": {"@type": "Place", "name": "Northeast Asia"},
        "isBasedOn": [{"@type": "CreativeWork", "name": item["title"], "url": item["path"]} for item in found.sources],
        "distribution": [_download(file) for file in files],
        "variableMeasured": [column for file in files for column in _columns(file)],
    }


def _download(file: DataFile) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.table.title,
        "description": file.table.description,
        "contentUrl": file.path,
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def _columns(file: DataFile) -> list[dict[str, str]]:
    return [
        {"@type": "PropertyValue", "name": f"{file.table.name}.{field.name}", "description": field.description}
        for field in file.table.fields
    ]
