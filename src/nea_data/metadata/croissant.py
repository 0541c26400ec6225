"""Croissant 1.1: the tables as record sets that tools for machine learning load by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nea_data.descriptor import Field, Package
from nea_data.dtypes import dtype
from nea_data.metadata.facts import DataFile, as_dataset, facts, to_json

VERSION = "http://mlcommons.org/croissant/1.1"
# The format asks for this context word for word: short names for its own terms, and where a value is typed.
OWN_TERMS = (
    "arrayShape citeAs column containedIn equivalentProperty extract field fileProperty fileObject fileSet format "
    "includes isArray isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace "
    "samplingRate separator source subField transform"
)
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    "description": {"@container": "@language"},
    **{term: f"cr:{term}" for term in OWN_TERMS.split()},
}


def croissant(package: Package, files: Sequence[DataFile]) -> str:
    """The package as Croissant over these files, which are named as they lie and checked by their SHA-256.

    The files should be Parquet: from CSV, mlcroissant guesses numbers (track `1` becomes `1.0`). References between
    tables are left to datapackage.json: it joins what they name, and fails where a table refers to itself.
    """
    found = facts(package)
    return to_json(
        {
            "@context": CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": VERSION,
            "name": found.name,
            **as_dataset(found),
            "citeAs": f"{', '.join(found.reference.authors)} ({found.reference.year}): {found.reference.title}",
            "isLiveDataset": False,
            "distribution": [_file_object(file) for file in files],
            "recordSet": [_record_set(file) for file in files],
        }
    )


def _file_object(file: DataFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "description": file.table.description,
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": file.media_type,
        "sha256": file.sha256,
    }


def _record_set(file: DataFile) -> dict[str, Any]:
    table = file.table
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{column}"} for column in table.primary_key],
        "field": [_field(file, field) for field in table.fields],
    }


def _field(file: DataFile, field: Field) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{file.table.name}/{field.name}",
        "name": field.name,
        "description": field.description,
        "dataType": f"sc:{dtype(field.type).schema_org}",
        "source": {"fileObject": {"@id": file.path}, "extract": {"column": field.name}},
    }
