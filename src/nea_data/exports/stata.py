"""Stata 118 files, one a table: variable labels from the titles, value labels for vocabularies and booleans."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from nea_data.descriptor import Field, Package, Table
from nea_data.exports.moment import release_time
from nea_data.loaders import read_table

if TYPE_CHECKING:
    import pandas as pd

LABEL_LENGTH = 80  # the most that Stata keeps of a label
NAME_LENGTH = 32  # and of a name
NAME_BYTES = 129  # of a name in the file, padded with zeros
SECTIONS = 14  # places in the file's map, of which the names of the value labels and the value labels themselves are:
LABEL_NAMES, LABELS = 6, 11
BOOLEAN = ("false", "true")


def stata_folder(package: Package, out: Path) -> None:
    """One <table>.dta each.

    A vocabulary is numbers from 1 on in its schema's order with the dataset's own codes as value labels, so that a
    decoded column holds what every other format holds; one whose codes are numbers (track) stands as these numbers. An
    empty cell is missing, or an empty string.
    """
    out.mkdir()
    for table in package.tables:
        _write(package, table, out / f"{table.name}.dta")


def value_labels(field: Field) -> dict[float, str]:
    """The numbers and labels that stand for the values of a vocabulary or a boolean; empty for other columns."""
    if field.type == "boolean":
        return dict(enumerate(BOOLEAN))
    return {} if _is_numeric(field) else dict(enumerate(field.enum, start=1))


def _write(package: Package, table: Table, path: Path) -> None:
    import pandas as pd

    rows = read_table(table)
    frame = pd.DataFrame({field.name: _column(rows[field.name], field) for field in table.fields})
    labels: dict[object, dict[float, str]] = {field.name: value_labels(field) for field in table.fields}
    long = [name for name in frame if frame[name].dtype == object and _bytes(frame[name]) > 2045]
    frame.to_stata(
        path,
        version=118,
        write_index=False,
        time_stamp=release_time(package).replace(tzinfo=None),
        data_label=f"{table.title}, {package.name} {package.version}"[:LABEL_LENGTH],
        variable_labels={field.name: _label(field) for field in table.fields},
        value_labels={name: values for name, values in labels.items() if values},
        convert_strl=long,
        byteorder="little",
    )
    _name_labels(path, table)


def label_name(table: Table, field: Field) -> str:
    """What Stata calls the value labels of a column: it holds one set a name, whatever file a set came from."""
    return f"{table.name}_{field.name}"[:NAME_LENGTH]


def _name_labels(path: Path, table: Table) -> None:
    """Put `label_name` where pandas has the bare column: merged files would else show the words of the first one.

    The names are 129 bytes in two sections, whose places the file's own map gives (Stata, dta 118 file format).
    """
    content = path.read_bytes()
    places = struct.unpack_from(f"<{SECTIONS}Q", content, content.index(b"<map>") + len(b"<map>"))
    for section in (LABEL_NAMES, LABELS):
        start, end = places[section], places[section + 1]
        part = content[start:end]
        for field in filter(value_labels, table.fields):
            # no letter before it: a name may end as another does
            part = re.sub(rb"(?<!\w)" + _padded(field.name), _padded(label_name(table, field)), part)
        content = content[:start] + part + content[end:]
    path.write_bytes(content)


def _padded(name: str) -> bytes:
    return name.encode("ascii").ljust(NAME_BYTES, b"\0")


def _column(values: pd.Series, field: Field) -> pd.Series:
    if labels := value_labels(field):
        numbers = {label: number for number, label in labels.items()}
        words = values.map({True: "true", False: "false"}) if field.type == "boolean" else values
        return words.map(numbers).astype("float64")
    if field.type in ("integer", "number") or _is_numeric(field):
        return values.astype("float64")  # Stata's missing value is a floating one to pandas
    return values.fillna("").astype(object)


def _is_numeric(field: Field) -> bool:
    """Whether all codes are numbers: counted from 1 on, track 1.5 would be 2 and taken for track 2."""
    return bool(field.enum) and all(code.replace(".", "", 1).isdigit() for code in field.enum)


def _label(field: Field) -> str:
    whole = f"{field.title}: {field.description}"
    return whole if len(whole) <= LABEL_LENGTH else field.title[:LABEL_LENGTH]


def _bytes(values: pd.Series) -> int:
    return max((len(str(value).encode("utf-8")) for value in values), default=0)
