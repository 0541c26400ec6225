"""What catalogues read: each file checked by a tool or vocabulary from outside, all of them from the one descriptor."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import mlcroissant
import pytest
import rdflib
import yaml
from edits import describe_as
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SDO

import nea_data as nea
from nea_data.descriptor import read_package, shipped
from nea_data.fingerprints import fingerprint_rows, fingerprint_table
from nea_data.metadata import BESIDE_DATA, REPOSITORY, croissant, files_beside_data, repository_files
from nea_data.metadata.facts import data_files

DOI = "10.5555/nea-data.test"  # a prefix kept for tests; it leads nowhere
HOME = "https://example.org/nea-data"
NOT_IN_RDFLIB = ("http://spdx.org/rdf/terms#", "http://www.w3.org/ns/dcat#version")  # new in DCAT 3
SHAPES = Path(__file__).parent / "shapes/catalogues.ttl"
KNOWN_TO_CFF = {
    *("abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords"),
    *("license", "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact"),
    *("repository-code", "title", "type", "url", "version"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nea.export(tmp_path_factory.mktemp("metadata") / "copy", "csv")


def read(folder: Path, name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return document


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> mlcroissant.Dataset:
    folder = nea.export(tmp_path_factory.mktemp("croissant") / "parquet", "parquet")
    return mlcroissant.Dataset(jsonld=folder / "croissant.json")


def test_croissant_loads_without_a_word(loaded: mlcroissant.Dataset) -> None:
    issues = loaded.metadata.ctx.issues
    assert (list(issues.errors), list(issues.warnings)) == ([], [])
    assert str(loaded.metadata.ctx.conforms_to.value) == "http://mlcommons.org/croissant/1.1"


@pytest.mark.parametrize("table", shipped().tables, ids=lambda table: table.name)
def test_croissant_gives_the_rows(loaded: mlcroissant.Dataset, table: Any) -> None:
    columns = [(field.name, field.type) for field in table.fields]
    rows = [[plain(row[f"{table.name}/{name}"]) for name, _ in columns] for row in loaded.records(table.name)]
    assert fingerprint_rows(columns, rows) == fingerprint_table(table)


def plain(value: Any) -> Any:
    """mlcroissant gives text as bytes and a missing number as not-a-number."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return None if value is None or value != value else value


def graph_of(folder: Path, name: str) -> Graph:
    return Graph().parse(folder / name, format="json-ld", publicID="https://example.org/package/")


@pytest.mark.parametrize("name", ["dcat.jsonld", "schema-org.jsonld"])
def test_graph_fits_the_shapes_of_a_catalogue(copy: Path, name: str) -> None:
    conforms, _, report = validate(graph_of(copy, name), shacl_graph=str(SHAPES))
    assert conforms, report


@pytest.mark.parametrize("name", ["dcat.jsonld", "schema-org.jsonld"])
def test_shapes_notice_what_is_missing(copy: Path, name: str) -> None:
    graph = graph_of(copy, name)
    graph.remove((None, DCTERMS.license, None))
    graph.remove((None, SDO.license, None))
    assert validate(graph, shacl_graph=str(SHAPES))[0] is False


@pytest.mark.parametrize(
    ("name", "vocabularies"), [("dcat.jsonld", (DCAT, DCTERMS, FOAF)), ("schema-org.jsonld", (SDO,))]
)
def test_every_word_stands_in_its_vocabulary(copy: Path, name: str, vocabularies: tuple[Any, ...]) -> None:
    graph = graph_of(copy, name)
    words = {*graph.predicates(), *graph.objects(predicate=RDF.type)} - {RDF.type}
    unknown = {word for word in words if not any(word in vocabulary for vocabulary in vocabularies)}
    assert {str(word) for word in unknown if not str(word).startswith(NOT_IN_RDFLIB)} == set()


def test_dcat_names_every_file_with_its_checksum(copy: Path) -> None:
    graph = graph_of(copy, "dcat.jsonld")
    value = rdflib.URIRef("http://spdx.org/rdf/terms#checksumValue")
    sums = {str(found) for found in graph.objects(predicate=value)}
    assert sums == {sha256(path.read_bytes()).hexdigest() for path in (copy / "data").iterdir()}


def test_crate_names_every_file_of_the_package(copy: Path) -> None:
    files = {entity["@id"]: entity for entity in read(copy, "ro-crate-metadata.json")["@graph"]}
    on_disk = {path.relative_to(copy).as_posix() for path in copy.rglob("*.*") if path.parent != copy}
    assert on_disk | {"datapackage.json"} <= set(files)
    for name in on_disk:
        assert files[name]["contentSize"] == str((copy / name).stat().st_size)
    root = files["./"]
    assert {part["@id"] for part in root["hasPart"]} == on_disk | {"datapackage.json"}


def test_cff_has_what_the_format_requires_and_nothing_else() -> None:
    citation = yaml.safe_load(repository_files(shipped())["CITATION.cff"])
    assert {"cff-version", "message", "title", "authors"} <= set(citation) <= KNOWN_TO_CFF
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "dataset"
    assert citation["authors"] == [{"name": "nea-data contributors"}]


def texts_of(folder: Path) -> dict[str, str]:
    package = read_package(folder)
    made = {"croissant.json": croissant(package, data_files(package))}
    return repository_files(package) | files_beside_data(package) | made


@pytest.mark.parametrize("name", sorted({*REPOSITORY, *BESIDE_DATA, "croissant.json"}))
def test_doi_and_address_are_left_out_until_they_exist_and_then_everywhere(mini: Path, name: str) -> None:
    def text(package: Path) -> str:
        return texts_of(package)[name]

    assert not {"doi", "identifier", "url", "dcat:landingPage", "related_identifiers"} & keys(text(mini))
    assert HOME in text(describe_as(mini, homepage=HOME))
    assert DOI in text(describe_as(mini, id=f"https://doi.org/{DOI}"))


def keys(text: str) -> set[str]:
    """Names at the level of the dataset itself."""
    document = yaml.safe_load(text)
    if "@graph" in document:
        document = next(entity for entity in document["@graph"] if entity["@id"] == "./")
    return set(document) - ({"dcterms:identifier"} if "dcat:version" in document else set())


def test_title_version_and_date_are_the_same_everywhere(mini: Path) -> None:
    texts = texts_of(describe_as(mini, version="4.5.6", created="2030-01-02T00:00:00Z", title="Another title"))
    assert [name for name, text in texts.items() if "4.5.6" not in text or "2030-01-02" not in text] == []
    named = {name for name, text in texts.items() if "Another title" in text}
    assert named == set(texts) - {"codemeta.json"}  # it bears the name of the package


@pytest.mark.parametrize("needed", ["keywords", "licenses", "contributors", "created"])
def test_descriptor_that_lacks_something_is_one_sentence(mini: Path, needed: str) -> None:
    path = mini / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    del descriptor[needed]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(nea.PackageError, match=f"lacks the property '{needed}'"):
        repository_files(read_package(mini))
