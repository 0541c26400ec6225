"""The files that code hosts and archives look for in a repository: CITATION.cff, codemeta.json, .zenodo.json."""

from __future__ import annotations

import json
from typing import Any

from nea_data.descriptor import Package
from nea_data.metadata.facts import facts, identified, to_json

SPDX = "https://spdx.org/licenses/"


def cff(package: Package) -> str:
    """CITATION.cff (Citation File Format 1.2.0); its texts are JSON strings, which YAML reads as they are."""
    found = facts(package)
    cited = found.reference
    lines = [
        "cff-version: 1.2.0",
        f"message: {_text(f'If you use {found.name}, please cite it with the version you used.')}",
        f"title: {_text(cited.title)}",
        f"abstract: {_text(found.description)}",
        "type: dataset",
        *_list("authors", [f"name: {_text(name)}" for name in cited.authors]),
        f"version: {cited.version}",
        f"date-released: {cited.published}",
        *([f"doi: {cited.doi}"] if cited.doi else []),
        *([f"url: {_text(cited.url)}"] if cited.url else []),
        *_list("license", [licence["name"] for licence in found.licences]),
        *_list("keywords", [_text(word) for word in found.keywords]),
    ]
    return "\n".join(lines) + "\n"


def codemeta(package: Package) -> str:
    """codemeta.json (CodeMeta 3.0)."""
    found = facts(package)
    return to_json(
        {
            "@context": "https://w3id.org/codemeta/3.0",
            "@type": "SoftwareSourceCode",
            "name": found.name,
            "description": found.description,
            "version": found.reference.version,
            "datePublished": found.reference.published,
            "author": found.creators,
            "license": [SPDX + licence["name"] for licence in found.licences],
            "keywords": found.keywords,
            "programmingLanguage": ["Python", "SQL"],
            "developmentStatus": "active",
            "isAccessibleForFree": True,
            **identified(found),
        }
    )


def zenodo(package: Package) -> str:
    """.zenodo.json: what the archive takes when a release is deposited; one licence, that of the data."""
    found = facts(package)
    cited = found.reference
    data, *others = found.licences
    document: dict[str, Any] = {
        "title": cited.title,
        "upload_type": "dataset",
        "description": found.description,
        "creators": [{"name": name} for name in cited.authors],
        "version": cited.version,
        "publication_date": cited.published,
        "access_right": "open",
        "license": data["name"],
        "keywords": found.keywords,
        "language": "eng",
        "notes": "; ".join(f"{licence['title']}: {licence['path']}" for licence in [data, *others]),
    }
    if cited.doi:
        document["doi"] = cited.doi
    if cited.url:
        document["related_identifiers"] = [{"identifier": cited.url, "relation": "isDocumentedBy"}]
    return to_json(document)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(name: str, items: list[str]) -> list[str]:
    return [f"{name}:", *(f"  - {item}" for item in items)]
