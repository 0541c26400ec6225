"""What a Table Schema says of columns and keys, as plain frozen objects; what this package can't honour is refused.

Nothing is passed over in silence: a property or a type that would change what a cell means, and that is not read here,
raises PackageError by name. Standard library alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nea_data.dtypes import DTYPES, STRING_FORMATS
from nea_data.errors import PackageError

EDTF = "http://id.loc.gov/datatypes/edtf"
# Each would make the same cell mean something else: a package that needs one is told so.
REFUSED = ("bareNumber", "decimalChar", "groupChar", "trueValues", "falseValues", "arrayItem", "jsonSchema")
LENGTHS = {"minLength", "maxLength", "pattern"}
BOUNDS = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}


@dataclass(frozen=True)
class Category:
    """One value of a vocabulary with its label in English and Japanese."""

    value: str
    label: str
    label_ja: str


@dataclass(frozen=True)
class Field:
    """One column as its Table Schema describes it; bounds of dates are text, vocabularies are text throughout."""

    name: str
    type: str
    title: str
    title_ja: str
    description: str
    description_ja: str
    example: Any
    rdf_type: str
    required: bool
    unique: bool
    enum: tuple[str, ...]
    pattern: str | None
    minimum: float | str | None
    maximum: float | str | None
    min_length: int | None
    max_length: int | None
    categories: tuple[Category, ...]
    exclusive_minimum: float | str | None = None
    exclusive_maximum: float | str | None = None
    format: str = "default"
    missing: tuple[str, ...] = ("",)
    deprecated: str = ""

    @property
    def is_edtf(self) -> bool:
        """Whether the column holds EDTF dates."""
        return self.rdf_type == EDTF

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values that a cell may take: what enum and categories both list; empty where anything may stand."""
        listed = tuple(category.value for category in self.categories)
        if self.enum and listed:
            return tuple(value for value in self.enum if value in listed)
        return self.enum or listed


@dataclass(frozen=True)
class ForeignKey:
    """Columns that must name a row of another table (or of the same one)."""

    fields: tuple[str, ...]
    table: str
    references: tuple[str, ...]


def field_of(field: dict[str, Any], missing: tuple[str, ...] = ("",)) -> Field:
    """A column from its Table Schema; PackageError, by name, for what is not supported."""
    for refusal in refusals(field):
        raise PackageError(refusal)
    constraints = field.get("constraints", {})
    return Field(
        name=field["name"],
        type=field.get("type", "string"),
        title=field.get("title", field["name"]),
        title_ja=field.get("title_ja", ""),
        description=field.get("description", ""),
        description_ja=field.get("description_ja", ""),
        example=field.get("example"),
        rdf_type=field.get("rdfType", ""),
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        enum=tuple(_text(value) for value in constraints.get("enum", [])),
        pattern=constraints.get("pattern"),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        min_length=constraints.get("minLength"),
        max_length=constraints.get("maxLength"),
        categories=tuple(_category(item) for item in field.get("categories", [])),
        exclusive_minimum=constraints.get("exclusiveMinimum"),
        exclusive_maximum=constraints.get("exclusiveMaximum"),
        format=field.get("format", "default"),
        missing=missing_values(field, missing),
        deprecated=field.get("deprecated", ""),
    )


def refusals(field: dict[str, Any]) -> list[str]:
    """What this column asks for that is not supported, a sentence each."""
    name, type_name, form = field["name"], field.get("type", "string"), field.get("format", "default")
    constraints = set(field.get("constraints", {}))
    asked = [*field, *constraints]
    found = [
        f"Column '{name}': the property '{property}' is not supported." for property in REFUSED if property in asked
    ]
    if type_name not in DTYPES:
        expected = ", ".join(DTYPES)
        return [*found, f"Column '{name}': the type '{type_name}' is not supported; expected one of: {expected}."]
    formats = ["default", *STRING_FORMATS] if type_name == "string" else ["default"]
    if form not in formats:
        expected = ", ".join(formats)
        found.append(f"Column '{name}': the format '{form}' is not supported for {type_name}; expected: {expected}.")
    wrong = BOUNDS if type_name in ("string", "boolean") else LENGTHS
    wrong = wrong | LENGTHS if type_name == "boolean" else wrong
    return found + [
        f"Column '{name}': {each} says nothing of the type {type_name}." for each in sorted(constraints & wrong)
    ]


def missing_values(holder: dict[str, Any], default: tuple[str, ...] = ("",)) -> tuple[str, ...]:
    """The texts that stand for no value: of a schema, or of a column in its stead; labels are left aside."""
    values = holder.get("missingValues", default)
    return tuple(item["value"] if isinstance(item, dict) else item for item in values)


def foreign_key_of(key: dict[str, Any], table: str) -> ForeignKey:
    """A foreign key of a table; a reference without a resource is to the table itself."""
    reference = key["reference"]
    return ForeignKey(names(key["fields"]), reference.get("resource") or table, names(reference["fields"]))


def names(value: str | list[str]) -> tuple[str, ...]:
    """Names of columns, where a single one may stand without its list."""
    return (value,) if isinstance(value, str) else tuple(value)


def _category(item: dict[str, Any] | str | int) -> Category:
    if not isinstance(item, dict):
        return Category(_text(item), _text(item), "")
    value = _text(item["value"])
    return Category(value, item.get("label", value), item.get("label_ja", ""))


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
