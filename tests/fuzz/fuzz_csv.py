"""Coverage-guided fuzz of the readers of a table's file: run it by hand, a piece at a time (docs/fuzzing.md).

Whatever the bytes are, a reader answers with rows or with a PackageError. Where it answers with a canonical form, that
form is its own canonical form and keeps every cell.
"""

import csv
import io
import random
from functools import cache
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["nea_data"]):
    from nea_data import canonical, errors, loaders
    from nea_data.descriptor import Table, read_package

import package

STRANGE = ["", "NA", "NaN", "007", "-1", "1.0", "1e400", "9223372036854775808", "9" * 5000, "３", "true", "True", " a"]
STRANGE += ["a\rb", "a\r\nb", "\n", "\0", '"', '""', "a,b", "\ufeff", "\u2028", "e\u0301", "\x1a", "=1+1", "#", "\\"]


def rows_of(content: bytes) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True) if row]


def check(content: bytes, folder: Path) -> None:
    """The claims of the docstring above, for these bytes as the table's file."""
    table = table_in(folder)
    table.path.write_bytes(content)
    loaded = load(table)
    try:
        form = canonical.canonical(table)
    except errors.PackageError:
        return
    header, *rows = rows_of(content)
    assert loaded in (None, len(rows)) or header != list(table.columns)
    assert sorted(sorted(zip(header, row, strict=True)) for row in rows) == sorted(
        sorted(zip(table.columns, row, strict=True)) for row in rows_of(form)[1:]
    )
    table.path.write_bytes(form)
    assert canonical.canonical(table) == form


@cache
def table_in(folder: Path) -> Table:
    """The one table of the package, written and read once."""
    package.write(folder)
    return read_package(folder).table("t")


def load(table: Table) -> int | None:
    """The number of rows that pandas reads from the same file; None where it refuses with a PackageError."""
    try:
        frame = loaders.read_table(table)
    except errors.PackageError:
        return None
    assert list(frame.index) == list(range(len(frame)))
    return len(frame)


def mutate(content: bytes, most: int, seed: int) -> bytes:
    """Another file: one cell exchanged, a row repeated or taken away; bytes are mutated where it is no CSV."""
    chance = random.Random(seed)
    try:
        rows = rows_of(content)
    except (UnicodeDecodeError, csv.Error):
        return atheris.Mutate(content, most)
    if chance.random() < 0.3 or len(rows) < 2:
        return atheris.Mutate(content, most)
    row = chance.choice(rows[1:])
    if chance.random() < 0.8:
        row[chance.randrange(len(row))] = chance.choice(STRANGE)
    else:
        rows += [row] * chance.randrange(3)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=chance.choice(["\n", "\r\n"]), quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode("utf-8")[:most]


if __name__ == "__main__":
    package.run(check, mutate)
