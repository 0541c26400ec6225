"""The descriptor in the words of each catalogue: one module a catalogue, nothing said that the descriptor lacks."""

from __future__ import annotations

from nea_data.descriptor import Package
from nea_data.metadata.croissant import croissant as croissant
from nea_data.metadata.dcat import dcat
from nea_data.metadata.repository import cff, codemeta, zenodo
from nea_data.metadata.ro_crate import ro_crate
from nea_data.metadata.schema_org import schema_org

# Kept in the repository: they change with a release, not with the data.
REPOSITORY = {"CITATION.cff": cff, "codemeta.json": codemeta, ".zenodo.json": zenodo}
# Written beside the data that they describe: they hold sizes and checksums.
BESIDE_DATA = {
    "CITATION.cff": cff,
    "dcat.jsonld": dcat,
    "ro-crate-metadata.json": ro_crate,
    "schema-org.jsonld": schema_org,
}


def repository_files(package: Package) -> dict[str, str]:
    """Name and text of the files that belong into the root of a repository."""
    return {name: write(package) for name, write in REPOSITORY.items()}


def files_beside_data(package: Package) -> dict[str, str]:
    """Name and text of the files that belong beside datapackage.json in a copy of the package."""
    return {name: write(package) for name, write in BESIDE_DATA.items()}
