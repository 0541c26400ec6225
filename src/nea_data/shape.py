"""What the descriptor reader needs of the JSON that it is given: which properties, of which kind.

It guards the reader against a stranger's files. Whether a package keeps the whole of the standard is for validation.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nea_data.errors import PackageError

NAMES = (str, [str])
SCALAR = (str, bool, int, float)
BOUND = (str, int, float)
MISSING = [(str, {"value": str})]

REFERENCE = {"resource?": str, "fields": NAMES}
CONSTRAINTS = {
    "required?": bool,
    "unique?": bool,
    "enum?": [SCALAR],
    "pattern?": str,
    "minimum?": BOUND,
    "maximum?": BOUND,
    "exclusiveMinimum?": BOUND,
    "exclusiveMaximum?": BOUND,
    "minLength?": int,
    "maxLength?": int,
}
FIELD = {
    "name": str,
    "type?": str,
    "format?": str,
    "title?": str,
    "title_ja?": str,
    "description?": str,
    "description_ja?": str,
    "rdfType?": str,
    "constraints?": CONSTRAINTS,
    "categories?": [(str, int, float, {"value": BOUND, "label?": str, "label_ja?": str})],
    "missingValues?": MISSING,
}
SCHEMA = {
    "fields": [FIELD],
    "fieldsMatch?": NAMES,
    "missingValues?": MISSING,
    "primaryKey?": NAMES,
    "uniqueKeys?": [NAMES],
    "foreignKeys?": [{"fields": NAMES, "reference": REFERENCE}],
}
RESOURCE = {
    "name": str,
    "path": str,
    "schema": str,
    "title": str,
    "title_ja?": str,
    "description": str,
    "description_ja?": str,
}
DESCRIPTOR = {"name": str, "title": str, "version": str, "coded_through": str, "resources": [RESOURCE]}

WORDS = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


def shaped(content: Any, shape: Any, path: Path) -> Any:
    """The content of a JSON file, once it is sure that what is read of it is there; PackageError with the place."""
    found = fault(content, shape)
    if found:
        raise PackageError(f"{path}: {found}.")
    return content


def fault(value: Any, shape: Any, place: str = "") -> str | None:
    """The first thing that keeps `value` from having the shape, as the end of a sentence; None if it has it.

    A shape is a type, a list of one shape, a dictionary of them (? marks a property that may be missing), or a tuple of
    alternatives. `place` is a JSON pointer.
    """
    if isinstance(shape, dict) and isinstance(value, dict):
        return _of_object(value, shape, place)
    if isinstance(shape, list) and isinstance(value, list):
        return next((found for i, item in enumerate(value) if (found := fault(item, shape[0], f"{place}/{i}"))), None)
    if isinstance(shape, tuple):
        faults = {fault(value, alternative, place) for alternative in shape if type(alternative) is type(value)}
        faults |= {None for alternative in shape if _is(value, alternative)}
        return None if None in faults else next(iter(faults), _unlike(value, shape, place))
    return None if _is(value, shape) else _unlike(value, shape, place)


def _of_object(value: dict[str, Any], shape: dict[str, Any], place: str) -> str | None:
    for key, inner in shape.items():
        name = key.removesuffix("?")
        if name in value:
            found = fault(value[name], inner, f"{place}/{name}")
            if found:
                return found
        elif name == key:
            return f"{place or 'it'} lacks the property '{name}': add it to the descriptor"
    return None


def _is(value: Any, shape: Any) -> bool:
    # JSON's true is no number, though it is one to Python.
    return isinstance(shape, type) and isinstance(value, shape) and (shape is bool or not isinstance(value, bool))


def _unlike(value: Any, shape: Any, place: str) -> str:
    return f"{place or 'it'} should be {_expected(shape)}, found {WORDS[type(value)]}"


def _expected(shape: Any) -> str:
    if isinstance(shape, tuple):
        return " or ".join(_expected(alternative) for alternative in shape)
    if isinstance(shape, list):
        return f"a list of {_expected(shape[0])}"
    return WORDS[dict if isinstance(shape, dict) else shape]
