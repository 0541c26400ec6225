"""Read datapackage.json and the schemas beside it into plain frozen objects.

This is the one reader of the descriptor: dtypes, DDL, checks and the codebook are derived from what it returns.
It uses the standard library alone and does not read any data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

from nea_data.errors import PackageError, UnknownNameError
from nea_data.fields import Field as Field
from nea_data.fields import ForeignKey as ForeignKey
from nea_data.fields import field_of, foreign_key_of, missing_values, names
from nea_data.shape import DESCRIPTOR, SCHEMA, shaped

# Someone else's descriptor is read whole: a limit keeps that harmless.
LARGEST_JSON = 16_000_000


@dataclass(frozen=True)
class Table:
    """One resource of the package: where its rows are and what its schema says of them."""

    name: str
    title: str
    title_ja: str
    description: str
    description_ja: str
    path: Path
    schema_path: Path
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]
    about: str = ""
    fields_match: str = "exact"
    bytes: int | None = None
    hash: str | None = None

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns in schema order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """The column of that name; UnknownNameError if there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise UnknownNameError("column", name, self.columns)


@dataclass(frozen=True)
class Package:
    """A data package: its own properties and its tables, referenced tables before those that refer to them."""

    root: Path
    name: str
    title: str
    version: str
    coded_through: str
    descriptor: dict[str, Any]
    tables: tuple[Table, ...]

    @property
    def record(self) -> tuple[Table, ...]:
        """The tables that hold the data themselves; `about` "editions" marks those that speak of editions instead."""
        return tuple(table for table in self.tables if table.about != "editions")

    def table(self, name: str) -> Table:
        """The table of that name; UnknownNameError if there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        raise UnknownNameError("table", name, (table.name for table in self.tables))


def read_package(root: str | Path) -> Package:
    """The package whose datapackage.json lies in `root` (or is `root`).

    Raises PackageError where the descriptor or a schema is missing, is not JSON, or lacks what every package has.
    """
    path = Path(root)
    path = path / "datapackage.json" if path.is_dir() else path
    descriptor = shaped(read_json(path), DESCRIPTOR, path)
    tables = [_table(resource, path.parent) for resource in descriptor["resources"]]
    return Package(
        root=path.parent,
        name=descriptor["name"],
        title=descriptor["title"],
        version=descriptor["version"],
        coded_through=descriptor["coded_through"],
        descriptor=descriptor,
        tables=_in_load_order(tables, path),
    )


@cache
def shipped() -> Package:
    """The package that came with this installation; a checkout's own files when installed from one in editable mode."""
    here = Path(__file__).resolve()
    # The path of this file decides: an editable install also leaves a stale copy in site-packages.
    for root in (here.parent / "_package", here.parents[2]):
        if (root / "datapackage.json").is_file():
            return read_package(root)
    raise PackageError(f"No datapackage.json beside {here.parent}: install nea-data again.")


def codes_of(tables: Iterable[Table]) -> Iterator[tuple[str, str, str, str, str]]:
    """Every code of these tables: table, column, code, its label in English and in Japanese, in schema order."""
    for table in tables:
        for field in table.fields:
            for code in field.categories:
                yield table.name, field.name, code.value, code.label, code.label_ja


def read_json(path: Path) -> Any:
    """What a JSON file holds; PackageError with file, line and column where it can't be read."""
    try:
        if path.stat().st_size > LARGEST_JSON:
            raise PackageError(f"{path} is larger than {LARGEST_JSON:,} bytes: no descriptor needs as much.")
        text = path.read_text(encoding="utf-8")
        content = json.loads(text)
        if "\\ud" in text.lower():
            # An escape can stand for half of a character (a lone surrogate), which no file and no terminal can hold.
            json.dumps(content, ensure_ascii=False).encode("utf-8")
        return content
    except PackageError:
        raise
    except FileNotFoundError:
        hint = ": give the folder of a data package, or its datapackage.json" if path.name == "datapackage.json" else ""
        raise PackageError(f"{path} does not exist{hint}.") from None
    except json.JSONDecodeError as error:
        raise PackageError(f"{path}, line {error.lineno}, column {error.colno}: not JSON ({error.msg}).") from None
    except RecursionError:
        raise PackageError(f"{path} is nested too deeply: no descriptor needs as much.") from None
    except (ValueError, OSError) as error:  # not UTF-8 in or out, thousands of digits, a folder
        raise PackageError(f"{path} can't be read as UTF-8 text: {error}.") from None


def inside(root: Path, relative: str) -> Path | None:
    """A path that a file of a package names; None where it leaves the folder: someone else's may name any file."""
    # A NUL is no part of any path, and the system's own word for that is a traceback.
    if "://" in relative or "\0" in relative:
        return None
    path = (root / relative).resolve()
    return path if path.is_relative_to(root.resolve()) else None


def _table(resource: dict[str, Any], root: Path) -> Table:
    name = resource["name"]
    schema_path = _inside(root, resource["schema"])
    schema = shaped(read_json(schema_path), SCHEMA, schema_path)
    return Table(
        name=name,
        title=resource["title"],
        title_ja=resource.get("title_ja", ""),
        description=resource["description"],
        description_ja=resource.get("description_ja", ""),
        path=_inside(root, resource["path"]),
        schema_path=schema_path,
        fields=tuple(field_of(field, missing_values(schema)) for field in schema["fields"]),
        primary_key=names(schema.get("primaryKey", [])),
        unique_keys=tuple(names(key) for key in schema.get("uniqueKeys", [])),
        foreign_keys=tuple(foreign_key_of(key, name) for key in schema.get("foreignKeys", [])),
        about=resource.get("about", ""),
        fields_match=(names(schema.get("fieldsMatch", "exact")) or ("exact",))[0],
        bytes=resource.get("bytes"),
        hash=resource.get("hash"),
    )


def _inside(root: Path, relative: str) -> Path:
    path = inside(root, relative)
    if path is None:
        raise PackageError(f"{root / 'datapackage.json'} names '{relative}', which lies outside the package folder.")
    return path


def _in_load_order(tables: list[Table], path: Path) -> tuple[Table, ...]:
    needs = {table.name: sorted({key.table for key in table.foreign_keys} - {table.name}) for table in tables}
    for table in tables:
        for referenced in needs[table.name]:
            if referenced not in needs:
                raise PackageError(
                    f"{path}: a foreign key of '{table.name}' names '{referenced}', which is no resource."
                )
    by_name = {table.name: table for table in tables}
    if len(by_name) < len(tables):
        raise PackageError(f"{path}: two resources have the same name; give each a name of its own.")
    while True:
        try:
            return tuple(by_name[name] for name in TopologicalSorter(needs).static_order())
        except CycleError as error:
            _open_circle(needs, by_name, error.args[1], path)


def _open_circle(needs: dict[str, list[str]], by_name: dict[str, Table], circle: list[str], path: Path) -> None:
    """Let the last-listed table with an optional key in the circle be loaded before the table that the key names."""
    listed = list(by_name)
    for name in sorted(circle[:-1], key=listed.index, reverse=True):
        for key in by_name[name].foreign_keys:
            optional = not all(by_name[name].field(column).required for column in key.fields)
            if optional and key.table in circle and key.table in needs[name]:
                needs[name].remove(key.table)
                return
    raise PackageError(f"{path}: required foreign keys run in a circle ({' -> '.join(circle)}).")
