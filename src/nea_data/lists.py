"""A list as callers give it: any collection but a text, whose letters would be taken one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nea_data.errors import NeaDataError


def several(what: str, given: Iterable[Any] | object) -> list[Any]:
    """`given` as a list; NeaDataError if it is one text, or nothing that holds several."""
    if isinstance(given, str):
        raise NeaDataError(f"{what} is the text '{given}': expected a list, such as ['{given}'].")
    if not isinstance(given, Iterable):
        raise NeaDataError(f"{what} is '{given}': expected a list.")
    return list(given)
