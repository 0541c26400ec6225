"""What is cited: the package, one of its tables, one row with the sources behind it. No style is known here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from nea_data.descriptor import Package, Table
from nea_data.errors import NeaDataError, PackageError
from nea_data.history import cited_version
from nea_data.loaders import read_table
from nea_data.sqlfiles import asked_table

if TYPE_CHECKING:
    import pandas as pd

DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.[0-9]{4,9}/\S+)$")


@dataclass(frozen=True)
class Reference:
    """One thing in a list of references; an empty text is something that is not known or does not exist."""

    key: str
    kind: str  # "dataset" or "page"
    authors: tuple[str, ...]
    title: str
    title_ja: str = ""
    part: str = ""
    part_ja: str = ""
    version: str = ""
    published: str = ""  # EDTF
    publisher: str = ""
    doi: str = ""
    url: str = ""
    accessed: str = ""
    language: str = ""
    note: str = ""

    @property
    def year(self) -> str:
        """The year of publication as a label: `2024`, `199X`, empty where no single year is known."""
        return self.published[:4] if re.match(r"[0-9]{3}[0-9X]", self.published) else ""

    @property
    def day(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known."""
        known = re.match(r"[0-9]{4}(?:-[0-9]{2}){0,2}", self.published)
        return tuple(int(part) for part in known[0].split("-")) if known else ()

    @property
    def address(self) -> str:
        """Where it can be reached: the DOI as an address, else the page; empty where there is neither."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


def references(
    package: Package, table: str | None = None, record: str | None = None, accessed: str = ""
) -> list[Reference]:
    """The references that a citation of the package, a table or a row needs; a row's sources follow it."""
    whole = replace(dataset(package), version=cited_version(package))
    whole = replace(whole, accessed=accessed) if whole.address else whole
    if table is None:
        if record is not None:
            raise NeaDataError(f"A row is cited together with its table: say which table '{record}' belongs to.")
        return [whole]
    described = asked_table(table, package)
    part = replace(whole, key=f"{whole.key}-{table}", part=described.title, part_ja=described.title_ja)
    if record is None:
        return [part]
    row = row_of(described, record)
    key = re.sub(r"[^A-Za-z0-9]+", "-", record)
    cited = replace(
        part, key=f"{part.key}-{key}", part=f"{part.part}, row {record}", part_ja=f"{part.part_ja}、行 {record}"
    )
    return [cited, *sources(package, described, row)]


def dataset(package: Package) -> Reference:
    """The package itself, from its descriptor alone: `id` (a DOI or an address) and `homepage` may be absent.

    Raises PackageError where the descriptor names no contributors or no date.
    """
    descriptor = package.descriptor
    for needed in ("contributors", "created"):
        if not descriptor.get(needed):
            path = package.root / "datapackage.json"
            raise PackageError(f"{path} lacks the property '{needed}', without which nothing can be cited: add it.")
    identifier = descriptor.get("id", "")
    doi = DOI.match(identifier)
    address = identifier if identifier.startswith(("http://", "https://")) and not doi else ""
    return Reference(
        key=f"{package.name}-{package.version}",
        kind="dataset",
        authors=tuple(person["title"] for person in descriptor["contributors"]),
        title=package.title,
        title_ja=descriptor.get("title_ja", ""),
        version=package.version,
        published=descriptor["created"][:10],
        doi=doi[1] if doi else "",
        url=address or descriptor.get("homepage", ""),
    )


def sources(package: Package, table: Table, row: pd.Series[Any]) -> list[Reference]:
    """The sources behind one row, each once: those that support it first, then those that dispute it.

    A claim rests on the source that makes it; a row without evidence of its own on that of the row it belongs to.
    """
    rows = read_table(package.table("sources"))
    found = {str(cells["source_id"]): cells for _, cells in rows.iterrows()}
    if "source_id" in row:
        return [source_reference(found[str(row["source_id"])], [])]
    evidence = read_table(package.table("evidence"))
    behind = _behind(evidence, table.name, _record_id(row, table.primary_key))
    if behind.empty and table.foreign_keys:
        parent = table.foreign_keys[0]
        behind = _behind(evidence, parent.table, _record_id(row, parent.fields))
    groups = behind.groupby("source_id", sort=False)
    return [source_reference(found[str(source)], list(_said(said))) for source, said in groups]


def row_of(table: Table, record: str) -> pd.Series[Any]:
    """The row of that record_id; NeaDataError, with the nearest one, where there is none."""
    frame = read_table(table)
    keys = frame[list(table.primary_key)].astype("string").fillna("")
    ids = ["/".join(parts) for parts in keys.itertuples(index=False)]
    if record not in ids:
        nearest = get_close_matches(record, ids, n=1)
        hint = f"did you mean '{nearest[0]}'?" if nearest else f"`nea-data show {table.name}` lists them."
        raise NeaDataError(f"There is no row '{record}' in {table.name} ({'/'.join(table.primary_key)}): {hint}")
    return frame.iloc[ids.index(record)]


def _record_id(row: pd.Series[Any], columns: tuple[str, ...]) -> str:
    return "/".join(str(row[column]) for column in columns)


def _behind(evidence: pd.DataFrame, table: str, record: str) -> pd.DataFrame:
    rows = evidence[evidence["table_name"].eq(table) & evidence["record_id"].eq(record)]
    return rows.assign(disputes=rows["stance"].eq("disputes")).sort_values(["disputes", "source_id"], kind="stable")


def _said(rows: pd.DataFrame) -> Iterator[str]:
    """What a source says of which column, in words: `disputes date (section 2)`."""
    for row in rows.fillna("").itertuples():
        cell: Any = row
        field = "the row" if cell.field == "*" else cell.field
        yield f"{cell.stance} {field}" + (f" ({cell.locator})" if cell.locator else "")


def source_reference(row: pd.Series[Any], said: list[str]) -> Reference:
    """A row of the table `sources` as a reference; `said` is what it says of the row that is cited."""
    cells = row.fillna("")
    return Reference(
        key=cells["source_id"],
        kind="page",
        authors=tuple(author.strip() for author in cells["authors"].split(";") if author.strip()),
        title=cells["title"],
        published=cells["published"],
        publisher=cells["publisher"],
        url=cells["url"],
        accessed=cells["accessed"],
        language=cells["language"],
        note="; ".join(dict.fromkeys(said)),
    )
