"""Put files in canonical form: what is written differs from what was there in form alone, never in a fact."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from nea_data.canonical import canonical
from nea_data.descriptor import Package, Table
from nea_data.drafts import draft
from nea_data.errors import PackageError

WHOLE = {
    codecs.BOM_UTF8: "the byte order mark at its beginning (<BOM>) goes",
    b"\r\n": "lines that end with CRLF (<CR>) end with LF",
}


class Fix(NamedTuple):
    """A file that is not in canonical form, and the bytes that it should have."""

    path: Path
    content: bytes

    def diff(self) -> str:
        """The change: a line for what the whole file has (a byte order mark, CRLF), then the rest as a unified diff."""
        raw = self.path.read_bytes()
        whole = [f"{self.path.name}: {what}.\n" for mark, what in WHOLE.items() if mark in raw]
        before, after = _shown(raw.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")), _shown(self.content)
        return "".join([*whole, *unified_diff(before, after, f"a/{self.path.name}", f"b/{self.path.name}", n=0)])

    def write(self) -> None:
        """Write the file beside its place and move it there; PackageError where that can't be."""
        with draft(self.path, replace=True) as beside:
            beside.write_bytes(self.content)


def fixes(package: Package, tables: tuple[str, ...] = ()) -> list[Fix]:
    """The files that can be put in form; one that can't be read, or would lose a cell, is left to validate."""
    found = []
    for table in package.tables:
        if tables and table.name not in tables:
            continue
        try:
            content = canonical(table)
        except (PackageError, csv.Error):
            continue
        if content != table.path.read_bytes() and _holds_the_same(table, content):
            found.append(Fix(table.path, content))
    return found


def _holds_the_same(table: Table, content: bytes) -> bool:
    """Whether both forms hold the same rows, cell by cell: the order of rows and of columns aside."""
    return _cells(table.path.read_bytes()) == _cells(content)


def _cells(content: bytes) -> Counter[tuple[tuple[str, str], ...]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    header, *rows = (row for row in csv.reader(text) if row)
    return Counter(tuple(sorted(zip(header, row, strict=True))) for row in rows)


def _shown(content: bytes) -> list[str]:
    text = content.decode("utf-8").replace("\ufeff", "<BOM>").replace("\r", "<CR>")
    return [f"{line}\n" for line in text.split("\n")[: -1 if text.endswith("\n") else None]]
