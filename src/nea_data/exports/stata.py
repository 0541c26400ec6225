"""Stata 118 files, one a table or view: variable labels from the titles, value labels for vocabularies and booleans."""

from __future__ import annotations

import re
import struct
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nea_data.descriptor import Field, Package, Table
from nea_data.exports.companions import Companion, companions, write_papers
from nea_data.exports.moment import release_time
from nea_data.loaders import read_table

if TYPE_CHECKING:
    import pandas as pd

LABEL_LENGTH = 80  # the most that Stata keeps of a label
LONGEST_TEXT = 2045  # bytes of a text of fixed length; a longer one is a strL
NAME_LENGTH = 32  # and of a name
NAME_BYTES = 129  # of a name in the file, padded with zeros
SECTIONS = 14  # places in the file's map, of which the names of the value labels and the value labels themselves are:
LABEL_NAMES, LABELS = 6, 11
BOOLEAN = ("false", "true")
DAYS = {"date": "td", "datetime": "tc"}  # Stata's formats of what is a day or a moment


def stata_folder(package: Package, out: Path) -> None:
    """One <table>.dta each, and one each of its companions, citation and licence.

    A vocabulary is numbers from 1 on in its schema's order with the dataset's own codes as value labels, so that a
    decoded column holds what every other format holds; one whose codes are numbers (track) is text. An empty cell is
    missing, or an empty string. A view has its codes as text, whole numbers in the smallest type that
    holds them, booleans as 0 and 1, days as dates (%td).
    """
    out.mkdir()
    for table in package.tables:
        _write_table(package, table, out / f"{table.name}.dta")
    for companion in companions(package):
        _write_companion(package, companion, out / f"{companion.name}.dta")
    write_papers(package, out)


def value_labels(field: Field) -> dict[float, str]:
    """The numbers and labels that stand for the values of a vocabulary or a boolean; empty for other columns."""
    if field.type == "boolean":
        return dict(enumerate(BOOLEAN))
    return {} if _is_numeric(field) else dict(enumerate(field.enum, start=1))


def _write_table(package: Package, table: Table, path: Path) -> None:
    import pandas as pd

    rows = read_table(table)
    frame = pd.DataFrame({field.name: _column(rows[field.name], field) for field in table.fields})
    sets: dict[object, dict[float, str]] = {field.name: value_labels(field) for field in table.fields}
    labels = {field.name: _label(field) for field in table.fields}
    _write(
        package,
        frame,
        path,
        table.title,
        labels,
        value_labels={name: each for name, each in sets.items() if each},
        convert_dates={field.name: DAYS[field.type] for field in table.fields if field.type in DAYS},
    )
    _name_labels(path, table)


def _write_companion(package: Package, companion: Companion, path: Path) -> None:
    import pandas as pd

    frame = pd.DataFrame({name: _plain(values) for name, values in companion.rows.items()})
    labels = {name: textwrap.shorten(text, LABEL_LENGTH, placeholder=" …") for name, text in companion.columns.items()}
    days = dict.fromkeys(companion.rows.select_dtypes("datetime"), "td")
    _write(package, frame, path, companion.name, labels, convert_dates=days)


def _write(
    package: Package, frame: pd.DataFrame, path: Path, title: str, labels: Mapping[str, str], **more: Any
) -> None:
    long = [name for name in frame if frame[name].dtype == object and _bytes(frame[name]) > LONGEST_TEXT]
    frame.to_stata(
        path,
        version=118,
        write_index=False,
        time_stamp=release_time(package).replace(tzinfo=None),
        data_label=f"{title}, {package.name} {package.version}"[:LABEL_LENGTH],
        variable_labels=dict(labels),
        convert_strl=long,
        byteorder="little",
        **more,
    )


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
    if field.type in DAYS:
        return values
    if field.type in ("integer", "number", "year"):
        return values.astype("float64")  # Stata's missing value is a floating one to pandas
    return values.fillna("").astype(object)


def _is_numeric(field: Field) -> bool:
    """Whether all codes are numbers: counted from 1 on, track 1.5 would be 2 and taken for track 2."""
    return bool(field.enum) and all(code.replace(".", "", 1).isdigit() for code in field.enum)


def _plain(values: pd.Series) -> pd.Series:
    """A column of a companion as it stands; whole numbers small, since Stata knows them missing and dyads are many."""
    import pandas as pd

    if values.dtype.kind == "b":
        return values.astype("Int8")
    if values.dtype.kind == "i":
        return pd.to_numeric(values, downcast="integer")
    return values if values.dtype.kind == "M" else values.fillna("").astype(object)


def _label(field: Field) -> str:
    whole = f"{field.title}: {field.description}"
    return whole if len(whole) <= LABEL_LENGTH else field.title[:LABEL_LENGTH]


def _bytes(values: pd.Series) -> int:
    return max((len(str(value).encode("utf-8")) for value in values), default=0)
