"""Hold a descriptor against descriptor.schema.json: the part of JSON Schema that this file uses, and no more of it.

Written out because it names every fault apart (which property, what near it) and costs a tenth of a library's time;
a test compares its verdicts with those of jsonschema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}


class Fault(NamedTuple):
    """A place that is not as it should be: the keyword it breaks, what that wants, what stands there."""

    place: tuple[str | int, ...]
    keyword: str
    wanted: str
    found: str = ""
    unknown: str = ""
    known: tuple[str, ...] = ()


@cache
def definitions() -> dict[str, Any]:
    """The parts of descriptor.schema.json by name."""
    text = (files("nea_data") / "validation" / "descriptor.schema.json").read_text(encoding="utf-8")
    parts: dict[str, Any] = json.loads(text)["$defs"]
    return parts


def check_shape(value: Any, part: str) -> list[Fault]:
    """Everywhere that a value departs from a part of the schema."""
    return list(_check(value, definitions()[part], ()))


def _check(value: Any, schema: dict[str, Any], place: tuple[str | int, ...]) -> Iterator[Fault]:
    if "$ref" in schema:
        yield from _check(value, definitions()[schema["$ref"].split("/")[-1]], place)
        return
    for keyword, wanted in schema.items():
        if keyword in SIMPLE and not SIMPLE[keyword](value, wanted):
            yield Fault(place, keyword, _shown(wanted), _shown(value))
    if "anyOf" in schema:
        yield from _check_choice(value, schema["anyOf"], place)
    if isinstance(value, dict):
        yield from _check_object(value, schema, place)
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            yield from _check(item, schema["items"], (*place, number))


def _check_object(value: dict[str, Any], schema: dict[str, Any], place: tuple[str | int, ...]) -> Iterator[Fault]:
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield Fault(place, "required", name)
    for name, item in value.items():
        if name in properties:
            yield from _check(item, properties[name], (*place, name))
        elif schema.get("additionalProperties") is False:
            yield Fault(place, "additionalProperties", "", unknown=name, known=tuple(properties))


def _check_choice(value: Any, choices: list[dict[str, Any]], place: tuple[str | int, ...]) -> Iterator[Fault]:
    """One choice has to fit; where none does, the faults of the one that comes nearest are told."""
    found = [list(_check(value, choice, place)) for choice in choices]
    if all(found):
        yield from min(found, key=lambda faults: (any(fault.place == place for fault in faults), len(faults)))


def _is_type(value: Any, wanted: str | list[str]) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    return any(isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool)) for name in names)


def _is_unique(value: Any) -> bool:
    return not isinstance(value, list) or len({json.dumps(item) for item in value}) == len(value)


def _is_long(kind: type[str] | type[list[Any]] | type[dict[str, Any]]) -> Callable[[Any, int], bool]:
    return lambda value, wanted: not isinstance(value, kind) or len(value) >= wanted


def _is_at_least(value: Any, wanted: float) -> bool:
    return not isinstance(value, int | float) or value >= wanted


SIMPLE: dict[str, Callable[[Any, Any], bool]] = {
    "type": _is_type,
    "enum": lambda value, wanted: value in wanted,
    "const": lambda value, wanted: type(value) is type(wanted) and value == wanted,
    "pattern": lambda value, wanted: not isinstance(value, str) or re.search(wanted, value) is not None,
    "uniqueItems": lambda value, wanted: _is_unique(value),
    "minLength": _is_long(str),
    "minItems": _is_long(list),
    "minProperties": _is_long(dict),
    "maxItems": lambda value, wanted: not isinstance(value, list) or len(value) <= wanted,
    "minimum": _is_at_least,
}


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:200]
