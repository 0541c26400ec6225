"""Drop-downs: the vocabulary of a column, or the keys that it may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nea_data.canonical import read_records
from nea_data.descriptor import Field, Package, Table
from nea_data.sheet import layout
from nea_data.sheet.cells import set_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# A list longer than this, or with a comma in a value, has to stand on a sheet.
LONGEST_LIST = 255


def vocabulary(field: Field) -> list[str]:
    """The values that a column takes, from its enum or else its categories; empty for a column without a vocabulary."""
    return [str(value) for value in field.enum] or [str(category.value) for category in field.categories]


class Choices:
    """The hidden sheet that holds what drop-downs offer: a column a list, each list once."""

    def __init__(self, page: Worksheet, package: Package) -> None:
        self.page = page
        self.package = package
        self.places: dict[tuple[str, str], str] = {}

    def formula(self, table: Table, field: Field) -> str | None:
        """The formula of a column's drop-down; None for a column of free text."""
        values = vocabulary(field)
        inline = ",".join(values)
        if values and len(inline) <= LONGEST_LIST and not any("," in value or '"' in value for value in values):
            return f'"{inline}"'
        if values:
            return self._place((table.name, field.name), values)
        for key in table.foreign_keys:
            if key.fields == (field.name,):
                return self._place((key.table, key.references[0]), self._keys(key.table, key.references[0]))
        return None

    def _keys(self, table: str, column: str) -> list[str]:
        named = self.package.table(table)
        index = named.columns.index(column)
        return sorted({row[index] for row in read_records(named)})

    def _place(self, name: tuple[str, str], values: list[str]) -> str | None:
        from openpyxl.utils import get_column_letter

        if name not in self.places and values:
            number = len(self.places) + 1
            for row, value in enumerate(values, start=1):
                set_text(self.page.cell(row, number), value)
            letter = get_column_letter(number)
            self.places[name] = f"{layout.LISTS}!${letter}$1:${letter}${len(values)}"
        return self.places.get(name)
