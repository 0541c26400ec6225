"""What is said of a problem, in English or Japanese: one catalogue (messages.json), and the nearest good value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from nea_data.descriptor import Field, Table
from nea_data.errors import UnknownNameError
from nea_data.validation.usual_dates import as_edtf

LANGUAGES = ("en", "ja")
# Where each kind of problem is explained; a constraint of a column is explained by the codebook's page on its table.
PAGES = {"file": "docs/validation.md#files", "descriptor": "docs/validation.md#descriptors"}
RULES_PAGE = "docs/coding-manual.md#rules-of-coding"


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every message by its name, in each language."""
    text = (files("nea_data") / "validation" / "messages.json").read_text(encoding="utf-8")
    messages: dict[str, dict[str, str]] = json.loads(text)
    return messages


class Words:
    """The messages of one language."""

    def __init__(self, lang: str = "en") -> None:
        if lang not in LANGUAGES:
            raise UnknownNameError("language", lang, LANGUAGES)
        self.lang = lang

    def __call__(self, message: str, **words: object) -> str:
        """A message with its gaps filled."""
        return catalogue()[message][self.lang].format(**words)

    def nearest(self, found: str, known: Iterable[str]) -> str:
        """The hint at the nearest allowed value, with a space before it; empty where none is near."""
        near = get_close_matches(found, list(known), n=1)
        return self.hint(near[0]) if near else ""

    def hint(self, value: str) -> str:
        """The hint at a value."""
        return " " + self("hint", value=value)

    def expected(self, table: Table, rule: str, column: str, found: str) -> str:
        """What a constraint of a column expects, in words and not as a regular expression."""
        if rule in ("primaryKey", "uniqueKeys"):
            return self(rule, column=column)
        field = table.field(column)
        if rule == "type":
            return self("type", column=column, kind=self(f"type.{field.type}"))
        if rule == "format":
            return self("type", column=column, kind=self(f"format.{field.format}"))
        if rule == "enum":
            values = ", ".join(field.allowed)
            return self("enum", column=column, values=values) + self._code(found, field)
        if rule == "pattern":
            return self("pattern", column=column, form=self._form(field)) + self._date(found, field)
        description = (field.description_ja if self.lang == "ja" else "") or field.description
        return self(rule, column=column, description=description, **_bounds(field))

    def _code(self, found: str, field: Field) -> str:
        """The hint at the code that the label found stands for, in either language, or at the nearest."""
        labels = {label.casefold(): code.value for code in field.categories for label in (code.label, code.label_ja)}
        asked = found.strip().casefold()
        if asked in labels:
            return self.hint(labels[asked])
        near = get_close_matches(asked, labels, n=1)
        return self.nearest(found, field.allowed) or (self.hint(labels[near[0]]) if near else "")

    def _date(self, found: str, field: Field) -> str:
        """The hint at the date that is meant by another form of it, where the column holds dates."""
        date = as_edtf(found) if field.is_edtf else ""
        return self.hint(date) if date and re.fullmatch(field.pattern or "", date) else ""

    def _form(self, field: Field) -> str:
        known = f"form {field.pattern}"
        form = self(known) if known in catalogue() else ""
        return form or self("form", example=field.example)


def page_of(table: str) -> str:
    """The codebook's page on a table."""
    return f"docs/codebook.md#{table}"


def _bounds(field: Field) -> dict[str, Any]:
    return {
        "minimum": field.minimum,
        "maximum": field.maximum,
        "exclusive_minimum": field.exclusive_minimum,
        "exclusive_maximum": field.exclusive_maximum,
        "min_length": field.min_length,
        "max_length": field.max_length,
    }
