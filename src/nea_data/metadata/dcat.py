"""DCAT 3 as JSON-LD: what open data portals harvest. The context is inline, so that nothing is fetched."""

from __future__ import annotations

from typing import Any

from nea_data.descriptor import Package
from nea_data.metadata.facts import DataFile, Facts, data_files, facts, to_json

IANA = "https://www.iana.org/assignments/media-types/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dcat(package: Package) -> str:
    """The dataset with one distribution a table; addresses of files are relative to datapackage.json."""
    found, files = facts(package), data_files(package)
    return to_json(
        {"@context": CONTEXT, **_dataset(found), "dcat:distribution": [_file(file, found) for file in files]}
    )


def _dataset(found: Facts) -> dict[str, Any]:
    cited = found.reference
    agents = [{"@type": "foaf:Organization", "foaf:name": name} for name in cited.authors]
    page = {"dcat:landingPage": {"@id": cited.address}} if cited.address else {}
    return {
        "@id": cited.address or "#dataset",
        "@type": "dcat:Dataset",
        "dcterms:title": _titles(cited.title, cited.title_ja),
        "dcterms:description": _in("en", found.description),
        "dcterms:identifier": cited.address or cited.key,
        "dcterms:issued": {"@type": "xsd:date", "@value": cited.published},
        "dcat:version": cited.version,
        "dcterms:license": {"@id": found.data_licence},
        "dcterms:creator": agents,
        "dcterms:publisher": agents[0],
        "dcat:keyword": [_in("en", word) for word in found.keywords],
        "dcterms:temporal": {
            "@type": "dcterms:PeriodOfTime",
            "dcat:endDate": {"@type": "xsd:date", "@value": found.coded_through},
        },
        "dcterms:source": [{"@id": item["path"]} for item in found.sources],
        **page,
    }


def _file(file: DataFile, found: Facts) -> dict[str, Any]:
    return {
        "@id": f"#{file.table.name}",
        "@type": "dcat:Distribution",
        "dcterms:title": _titles(file.table.title, file.table.title_ja),
        "dcterms:description": _in("en", file.table.description),
        "dcterms:license": {"@id": found.data_licence},
        "dcat:accessURL": {"@id": file.path},
        "dcat:downloadURL": {"@id": file.path},
        "dcat:mediaType": {"@id": IANA + file.media_type},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }


def _titles(english: str, japanese: str) -> list[dict[str, str]]:
    return [_in("en", english), *([_in("ja", japanese)] if japanese else [])]


def _in(language: str, text: str) -> dict[str, str]:
    return {"@language": language, "@value": text}
