"""Check a descriptor and its schemas before they are believed: strictly, against a JSON Schema of our own.

Whatever is not known there is a fault (a misspelt property would otherwise be passed over in silence), and so is a
key that names no column, a vocabulary that stands twice and differs, or a pattern that one engine can't read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from nea_data.descriptor import inside, read_json, read_package
from nea_data.dtypes import dtype
from nea_data.errors import PackageError
from nea_data.fields import Field, field_of, names, refusals
from nea_data.validation.patterns import check_pattern
from nea_data.validation.positions import positions
from nea_data.validation.problems import Problem
from nea_data.validation.shape import check_shape
from nea_data.validation.words import PAGES, Words

Place = tuple[str | int, ...]


@dataclass
class Document:
    """A JSON file of the package while it is checked."""

    path: Path
    root: Path
    table: str
    say: Words
    content: Any = None

    @cached_property
    def lines(self) -> dict[Place, int]:
        """The line of each value."""
        return positions(self.path.read_text(encoding="utf-8"))

    def read(self) -> None:
        """Read the file; PackageError where it is no JSON."""
        self.content = read_json(self.path)

    def problem(self, place: Place, message: str, column: str = "", found: str = "", **words: object) -> Problem:
        """A Problem at a place of the file."""
        file = self.path.relative_to(self.root).as_posix()
        text = self.say(f"descriptor.{message}", **words)
        page = PAGES["descriptor"]
        return Problem(self.table, self._line(place), "", column, "descriptor", found, text, file, page)

    def _line(self, place: Place) -> int | None:
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)


def check_descriptor(root: Path, say: Words) -> list[Problem]:
    """Everything wrong with the descriptor and the schemas that it names; PackageError where it is no JSON."""
    path = (root / "datapackage.json" if root.is_dir() else root).resolve()
    package = Document(path, path.parent, "datapackage", say)
    package.read()
    problems = [*_check_shape(package, "package")]
    if problems:
        return problems
    schemas: dict[str, Document] = {}
    for number, resource in enumerate(package.content["resources"]):
        problems += _read_schema(package, number, resource, schemas)
    problems += _check_twice(package, ("resources",), package.content["resources"])
    if not problems:
        problems = [problem for schema in schemas.values() for problem in _check_schema(schema, schemas)]
    return problems or [*_check_whole(package)]


def _read_schema(package: Document, number: int, resource: Any, schemas: dict[str, Document]) -> Iterator[Problem]:
    """Both paths of a resource lie inside the package, and its schema has the shape of one."""
    name = resource["name"]
    outside = [key for key in ("path", "schema") if inside(package.root, resource[key]) is None]
    for key in outside:
        yield package.problem(("resources", number, key), "outside", name=resource[key])
    if "schema" in outside:
        return
    schema = Document((package.root / resource["schema"]).resolve(), package.root, name, package.say)
    try:
        schema.read()
    except PackageError as error:
        yield package.problem(("resources", number, "schema"), "schema", reason=str(error))
        return
    schemas[name] = schema
    yield from _check_shape(schema, "schema")


def _check_shape(document: Document, kind: str) -> Iterator[Problem]:
    for fault in check_shape(document.content, kind):
        column = _column(document, fault.place)
        if fault.unknown:
            near = document.say.nearest(fault.unknown, fault.known)
            place = (*fault.place, fault.unknown)
            problem = document.problem(place, "unknown", column, fault.unknown, name=fault.unknown)
            yield replace(problem, message=problem.message + near)
        else:
            where = "/".join(map(str, fault.place)) or document.path.name
            reason = document.say(f"shape.{fault.keyword}", wanted=fault.wanted)
            yield document.problem(fault.place, "shape", column, fault.found, where=where, reason=reason)


def _column(document: Document, place: Place) -> str:
    if len(place) > 1 and place[0] == "fields":
        described = document.content["fields"][place[1]]
        return str(described.get("name", "")) if isinstance(described, dict) else ""
    return ""


def _check_schema(schema: Document, schemas: dict[str, Document]) -> Iterator[Problem]:
    described = schema.content["fields"]
    yield from _check_twice(schema, ("fields",), described)
    for number, each in enumerate(described):
        reasons = refusals(each)
        for reason in reasons:
            yield schema.problem(("fields", number), "refused", each["name"], reason=reason)
        if not reasons:
            yield from _check_field(schema, ("fields", number), each)
    yield from _check_keys(schema)
    for number, key in enumerate(schema.content.get("foreignKeys", [])):
        yield from _check_foreign_key(schema, ("foreignKeys", number), key, schemas)


def _check_twice(document: Document, place: Place, items: list[Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, item in enumerate(items):
        if item["name"].lower() in seen:
            yield document.problem((*place, number), "twice", name=item["name"])
        seen.add(item["name"].lower())


def _check_field(schema: Document, place: Place, described: dict[str, Any]) -> Iterator[Problem]:
    each, constraints = field_of(described), described.get("constraints", {})
    listed = tuple(category.value for category in each.categories)
    if each.enum and listed and each.enum != listed:
        differ = sorted(set(each.enum) ^ set(listed)) or ["order"]
        yield schema.problem((*place, "categories"), "vocabulary", each.name, names=", ".join(differ))
    for number, value in enumerate(each.enum or listed):
        where = "enum" if each.enum else "categories"
        if not _fits(each, value):
            spot = (*place, "constraints", "enum", number) if each.enum else (*place, "categories", number)
            yield schema.problem(spot, "value", each.name, value=value, type=each.type, name=where)
    for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        if name in constraints and not _fits(each, str(constraints[name])):
            spot = (*place, "constraints", name)
            yield schema.problem(spot, "value", each.name, value=constraints[name], type=each.type, name=name)
    if each.pattern:
        for message, words in check_pattern(each.pattern):
            yield schema.problem((*place, "constraints", "pattern"), message, each.name, each.pattern, **words)
    for rule in _broken_by_example(each):
        yield schema.problem((*place, "example"), "example", each.name, value=each.example, rule=rule)


def _fits(each: Field, text: str) -> bool:
    spelling = dtype(each.type).spelling
    return spelling is None or re.fullmatch(spelling, text) is not None


def _broken_by_example(each: Field) -> Iterator[str]:
    if each.example is None:
        return
    text = str(each.example).lower() if isinstance(each.example, bool) else str(each.example)
    if not _fits(each, text):
        yield "type"
    if each.allowed and text not in each.allowed:
        yield "enum"
    if each.pattern and not any(True for _ in check_pattern(each.pattern)) and not re.fullmatch(each.pattern, text):
        yield "pattern"


def _check_keys(schema: Document) -> Iterator[Problem]:
    known = {each["name"] for each in schema.content["fields"]}
    keys: list[tuple[Place, tuple[str, ...]]] = []
    if "primaryKey" in schema.content:
        keys.append((("primaryKey",), names(schema.content["primaryKey"])))
    for number, key in enumerate(schema.content.get("uniqueKeys", [])):
        keys.append((("uniqueKeys", number), names(key)))
    for number, key in enumerate(schema.content.get("foreignKeys", [])):
        keys.append((("foreignKeys", number, "fields"), names(key["fields"])))
    for place, key in keys:
        for name in key:
            if name not in known:
                yield schema.problem(place, "key", name, name=name, table=schema.table)


def _check_foreign_key(
    schema: Document, place: Place, key: dict[str, Any], schemas: dict[str, Document]
) -> Iterator[Problem]:
    table = key["reference"].get("resource") or schema.table
    if table not in schemas:
        yield schema.problem((*place, "reference", "resource"), "resource", name=table)
        return
    referenced, wanted = schemas[table].content, names(key["reference"]["fields"])
    known = {each["name"]: each for each in referenced["fields"]}
    for name in wanted:
        if name not in known:
            yield schema.problem((*place, "reference", "fields"), "key", name, name=name, table=table)
    if set(wanted) <= set(known) and sorted(wanted) not in [sorted(each) for each in _unique_keys(referenced)]:
        yield schema.problem((*place, "reference", "fields"), "reference", names=", ".join(wanted), table=table)
    own = {each["name"]: each for each in schema.content["fields"]}
    for name in names(key["fields"]) if len(wanted) > 1 else ():
        if name in own and not own[name].get("constraints", {}).get("required"):
            yield schema.problem((*place, "fields"), "required_parts", name, name=name)


def _unique_keys(schema: Any) -> list[tuple[str, ...]]:
    unique = [(each["name"],) for each in schema["fields"] if each.get("constraints", {}).get("unique")]
    keys = [names(key) for key in schema.get("uniqueKeys", [])]
    return unique + keys + ([names(schema["primaryKey"])] if "primaryKey" in schema else [])


def _check_whole(package: Document) -> Iterator[Problem]:
    """What shows only when the tables are put in the order of loading."""
    try:
        read_package(package.path)
    except PackageError as error:
        yield package.problem((), "circle", reason=str(error))
