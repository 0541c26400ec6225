"""The package that is fuzzed: one table with a field of each type, a vocabulary and a date."""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

KINDS = [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]
SCHEMA = {
    "fields": [
        {"name": "id", "constraints": {"required": True, "unique": True, "pattern": "[a-z]+"}},
        {"name": "n", "type": "integer", "constraints": {"required": True, "minimum": 1}},
        {"name": "kind", "constraints": {"enum": ["a", "b"]}, "categories": KINDS},
        {"name": "share", "type": "number"},
        {"name": "is_open", "type": "boolean"},
        {"name": "parent", "constraints": {"pattern": "[a-z]+"}},
    ],
    "primaryKey": ["id", "n"],
    "foreignKeys": [{"fields": ["parent"], "reference": {"resource": "", "fields": ["id"]}}],
}
RESOURCE = {"name": "t", "title": "T", "description": "One row.", "path": "t.csv", "schema": "t.json"}
DESCRIPTOR = {"name": "p", "title": "P", "version": "1", "coded_through": "2026-06-30", "resources": [RESOURCE]}


def write(folder: Path, descriptor: object = DESCRIPTOR, schema: object = SCHEMA) -> None:
    """The two JSON files of the package, its table's file left out."""
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (folder / "t.json").write_text(json.dumps(schema), encoding="utf-8")


def run(check: Callable[[bytes, Path], None], mutate: Callable[[bytes, int, int], bytes]) -> None:
    """Fuzz until the options of the command line say stop; `check` gets each input and a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        atheris.Setup(sys.argv, lambda content: check(content, Path(folder).resolve()), custom_mutator=mutate)
        atheris.Fuzz()
