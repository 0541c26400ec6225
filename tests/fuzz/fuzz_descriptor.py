"""Coverage-guided fuzz of the reader of descriptors: run it by hand, a piece at a time (docs/fuzzing.md).

Whatever the bytes of datapackage.json or of a schema are, read_package answers with a Package or with a PackageError
in one printable sentence, and the files that it names lie inside the folder.
"""

import json
import random
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["nea_data", "json"]):
    from nea_data import errors
    from nea_data.descriptor import read_package

import package

STRANGE = [
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "t",
    "a",
    "../t",
    "a\0",
    "\ud800",
    "https://a",
    [],
    ["id"],
    [[]],
    {},
    {"name": "t"},
]


def check(content: bytes, folder: Path) -> None:
    """The claims of the docstring above; the first byte says which file the others are."""
    package.write(folder)
    name = "t.json" if content[:1] == b"s" else "datapackage.json"
    (folder / name).write_bytes(content[1:])
    try:
        read = read_package(folder)
    except errors.NeaDataError as error:
        assert str(error).encode("utf-8")
        return
    assert len(read.tables) == len(read.descriptor["resources"])
    for table in read.tables:
        assert table.path.is_relative_to(folder)
        assert table.schema_path.is_relative_to(folder)
        assert repr(table).encode("utf-8")


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Another document: one value of it exchanged, copied or taken away; bytes are mutated where it is no JSON."""
    chance = random.Random(seed)
    try:
        document = json.loads(content[1:])
    except (ValueError, RecursionError):
        return atheris.Mutate(content, most)
    if chance.random() < 0.2:
        return atheris.Mutate(content, most)
    parents = [node for node in nodes(document) if isinstance(node, (dict, list)) and node]
    if parents:
        change(chance.choice(parents), chance)
    return (content[:1] + json.dumps(document).encode())[:most]


def change(parent: Any, chance: random.Random) -> None:
    """One change among the children of a list or an object."""
    key = chance.choice(list(parent) if isinstance(parent, dict) else range(len(parent)))
    act = chance.randrange(3)
    if act == 0:
        parent[key] = chance.choice(STRANGE)
    elif act == 1:
        del parent[key]
    elif isinstance(parent, list):
        parent.append(parent[key])
    else:
        parent[chance.choice(list(parent))] = parent[key]


def nodes(value: Any) -> list[Any]:
    """The value and everything in it."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [value, *(node for child in children for node in nodes(child))]


if __name__ == "__main__":
    package.run(check, mutate)
