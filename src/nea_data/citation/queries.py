"""Citing a query: what was asked, of which version, and the fingerprint of what it gave; asking it again later."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nea_data.citation.prose import apa
from nea_data.citation.reference import dataset
from nea_data.database import sql
from nea_data.database.reader import Reader
from nea_data.descriptor import Package, read_json
from nea_data.errors import NeaDataError, PackageError
from nea_data.fingerprints import fingerprint, fingerprint_frame
from nea_data.history import moved_on
from nea_data.packages import PackageLike, package_of
from nea_data.past.replay import edition
from nea_data.variables import checked

if TYPE_CHECKING:
    import pandas as pd

NEEDED = ("dataset", "version", "data_fingerprint", "sql", "params", "columns", "rows", "result_fingerprint")


@dataclass(frozen=True)
class Reproduction:
    """A cited query run again: its rows now, and whether data and result are those that were cited."""

    rows: pd.DataFrame
    cited_version: str
    version: str
    is_same_data: bool
    is_same_result: bool

    def __str__(self) -> str:
        """The outcome in one sentence."""
        data = "the same data" if self.is_same_data else "other data"
        result = "the same result" if self.is_same_result else "another result"
        return f"Cited from version {self.cited_version}, run on version {self.version} ({data}): {result}."


def cite_query(
    query: str,
    params: Sequence[Any] | None = None,
    path: str | Path | None = None,
    package: PackageLike = None,
    variables: Mapping[str, object] | None = None,
) -> dict[str, Any]:
    """A query as something that can be cited and run again: a small JSON object, written to `path` if one is given.

    It holds the SQL, its `params` and `variables` (as for sql(): how a panel counts dates, whose roles), name, version
    and fingerprint of the data, the result's columns, number of rows and fingerprint, in which the order of rows does
    not count, and the dataset's citation; a `note` too where the rows have moved on since the release of that version.

    Raises NeaDataError where the query is no SELECT or gives another result when it runs again on rows in another order
    (a LIMIT without ORDER BY, random numbers, a clock), and PackageError where `path` exists already.
    """
    package = package_of(package)
    rows = sql(query, params, package, variables)
    found = fingerprint_frame(rows)
    turned = Reader(package, "ORDER BY ALL DESC").answer(query, params, checked(variables or {}, package))
    if fingerprint_frame(turned) != found:
        raise NeaDataError(
            "This query gives another result when it runs again on the same rows in another order: "
            "order what it limits or strings together by columns without ties, round what it averages, "
            "leave out chance and clocks."
        )
    data = fingerprint(package=package)
    cited = {
        "dataset": package.name,
        "version": package.version,
        "data_fingerprint": data,
        "sql": query,
        "params": list(params or []),
        "variables": dict(variables or {}),
        "columns": list(rows.columns),
        "rows": len(rows),
        "result_fingerprint": found,
        "citation": apa(dataset(package)),
    }
    if moved_on(package, data):
        cited["note"] = f"The rows have moved on since release {package.version}: these are not its data."
    if path is not None:
        _write(cited, Path(path))
    return cited


def reproduce(path: str | Path, package: PackageLike = None) -> Reproduction:
    """Run the query that `cite_query` kept in a file again, on the edition that it cites, and compare.

    Where that edition can't be had (an unreleased checkout, say) the data at hand are taken: `version` says which.

    Raises PackageError where the file is not such a JSON object, and NeaDataError where the query no longer runs.
    """
    cited = read_json(Path(path))
    missing = [name for name in NEEDED if not isinstance(cited, dict) or name not in cited]
    package = package_of(package)
    if missing:
        raise PackageError(f"{path} lacks '{missing[0]}'; expected a file written by `nea-data cite --query`.")
    if cited["dataset"] != package.name:
        raise PackageError(f"{path} cites '{cited['dataset']}', and these are the data of '{package.name}'.")
    package = _cited_edition(cited["version"], package)
    rows = sql(cited["sql"], cited["params"], package, cited.get("variables"))  # none in files from before 0.20.0
    return Reproduction(
        rows=rows,
        cited_version=cited["version"],
        version=package.version,
        is_same_data=fingerprint(package=package) == cited["data_fingerprint"],
        is_same_result=fingerprint_frame(rows) == cited["result_fingerprint"],
    )


def _cited_edition(version: str, package: Package) -> Package:
    try:
        return edition(version, package) if version != package.version else package
    except NeaDataError:
        return package


def to_json(cited: dict[str, Any]) -> str:
    """The JSON text of a cited query."""
    try:
        return json.dumps(cited, ensure_ascii=False, indent=2) + "\n"
    except TypeError as error:
        raise NeaDataError(f"A parameter of the query can't be kept as JSON ({error}): give it as text.") from None


def _write(cited: dict[str, Any], path: Path) -> None:
    text = to_json(cited)
    try:
        with path.open("x", encoding="utf-8") as handle:
            handle.write(text)
    except FileExistsError:
        raise PackageError(f"{path} exists already: remove it, or choose another name.") from None
    except OSError as error:
        raise PackageError(f"{path} can't be written ({error.strerror}): choose another place.") from None
