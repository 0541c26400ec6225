"""Citations: of the package, a table, a row with its sources, or a query whose result can be made again."""

from __future__ import annotations

from nea_data.citation.prose import apa, apsr, chicago, sist02
from nea_data.citation.queries import Reproduction as Reproduction
from nea_data.citation.queries import cite_query as cite_query
from nea_data.citation.queries import reproduce as reproduce
from nea_data.citation.queries import to_json as to_json
from nea_data.citation.records import bibtex, csl_json, ris
from nea_data.citation.reference import references
from nea_data.days import day
from nea_data.errors import UnknownNameError
from nea_data.packages import PackageLike, package_of

PROSE = {"apa": apa, "apsr": apsr, "chicago": chicago, "sist02": sist02}
RECORDS = {"bibtex": bibtex, "ris": ris}
STYLES = (*PROSE, *RECORDS, "csl-json")


def cite(
    style: str = "apa",
    table: str | None = None,
    record: str | None = None,
    accessed: str | None = None,
    package: PackageLike = None,
) -> str:
    """The text with which to cite the package, one table, or one row together with the sources behind it.

    `style` is apa, apsr, chicago (author-date), sist02, bibtex, ris or csl-json; `record` is the row's record_id, the
    parts of its key joined with `/`; `accessed` is the day of reading (`2026-11-23`) for the styles that name one.
    Each reference is a paragraph of its own (csl-json: one array). A DOI or address appears once the descriptor's `id`
    or `homepage` has it. A citation of a row ends with its sources, those that support it before those that dispute it.
    A version with a plus (0.24.0+) says that the rows have moved on since that release, as in a checkout.

    Raises UnknownNameError for a style or table, and NeaDataError for a row, that does not exist.
    """
    if style not in STYLES:
        raise UnknownNameError("style", style, STYLES)
    found = references(package_of(package), table, record, _day(accessed))
    if style == "csl-json":
        return csl_json(found)
    if style in PROSE:
        return "\n\n".join(PROSE[style](reference) for reference in found)
    return "\n\n".join(RECORDS[style](reference).rstrip("\n") for reference in found)


def _day(accessed: str | None) -> str:
    return day(accessed) if accessed else ""
