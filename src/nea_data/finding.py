"""Find frameworks, actors, documents, series, meetings and events by their names in any language, old or misspelt.

Names come from the tables (names, titles, acronyms, ids, names used by a framework, names before a renaming) and from
other_names.csv beside this file, which holds further names in use. That file is a finding aid: it is no data.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from nea_data.errors import NeaDataError, UnknownNameError
from nea_data.folding import fold, pairs
from nea_data.lists import several
from nea_data.loaders import PackageLike, load, tables

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "frameworks": ["name_en", "name_ja", "name_ko", "name_zh", "acronym", "framework_id"],
    "actors": ["name_en", "name_ja", "name_ko", "name_zh", "iso3c", "actor_id"],
    "documents": ["title_en", "title_ja", "number", "document_id"],
    "series": ["name_en", "name_ja"],
    "meetings": ["name_en", "name_ja", "meeting_id"],
    "events": ["title_en", "title_ja", "event_id"],
}
# The day of a record beside its name: many meetings bear the same.
DAYS = {"meetings": "start_date", "documents": "adopted", "events": "start_date"}
KEYS = {"frameworks": ["framework_id"], "actors": ["actor_id"], "documents": ["document_id"]}
KEYS |= {"series": ["framework_id", "series"], "meetings": ["meeting_id"], "events": ["event_id"]}
# Of names that hold the text but are more than it, those of frameworks and actors come first.
HANDICAP = {"frameworks": 0.0, "actors": 0.01, "documents": 0.04, "series": 0.1, "events": 0.12, "meetings": 0.15}
LEAST = 0.4
# From here on a name is offered in place of an id that does not exist, and a series lends its names to its meetings.
SURE = 0.8
# What a name of its own is ahead of one that a meeting has from its series.
LENT = 0.02
# A year, and what ties it to the words around it: 2015年の日韓外相会談, Japan-ROK summit in 2015.
YEAR = re.compile(r"(?:\b(?:in|of) )?(?<!\d)((?:19|20)\d\d)(?!\d)(?:年度?|년도?)?(?:の|의|的)?")


class Name(NamedTuple):
    """One name of one record, as written and as compared."""

    table: str
    record_id: str
    name: str
    where: str
    words: str
    joined: str
    pairs: frozenset[str]


def search(text: str, table: str | None = None, limit: int | None = 10, package: PackageLike = None) -> pd.DataFrame:
    """The records that have a name like `text`, best first, as a frame with one row a record; all for no `limit`.

    Columns: table, record_id, name (the name that fits best), where (the column it stands in), score (1 for the whole
    name; 0.4 is the least that is shown), date (of meetings and events the start, of documents the adoption).

    Case, accents, full and half width, spaces, hyphens, hiragana and katakana, simplified, traditional and Japanese
    forms of common characters are taken as the same; misspellings are allowed.

    A year in the text, wherever it stands, puts records of other years last; names are compared with it and without it,
    and the meetings of that year are found by the names of their series too (where is then `series`).

    Raises UnknownNameError for a `table` that is not searched and NeaDataError for a text without letters or digits.
    """
    import pandas as pd

    if table is not None and table not in COLUMNS:
        raise UnknownNameError("searched table", table, COLUMNS)
    if not fold(text).replace(" ", ""):
        raise NeaDataError(
            f"'{text}' holds no letter or digit to search for: give a name, an acronym or a part of one."
        )
    if limit is not None and limit < 0:
        raise NeaDataError(f"limit is {limit}: expected 0 or more.")
    years = _years_asked(text)
    best = _best(_scored(text, _names(package)))
    if years:
        best = _best([*best, *_lent(best, years, package)])
    found = [(score, name) for score, name in best if table in (None, name.table)]
    found.sort(key=lambda scored: _order(scored[0], scored[1], years))
    days = _days({name.table for _, name in found[:limit]}, package)
    rows = [
        (name.table, name.record_id, name.name, name.where, round(score, 2), days.get((name.table, name.record_id)))
        for score, name in found[:limit]
    ]
    frame = pd.DataFrame(rows, columns=["table", "record_id", "name", "where", "score", "date"])
    return frame.astype({name: "Float64" if name == "score" else "string" for name in frame.columns})


def lacking(text: str, series: str, package: PackageLike = None) -> Iterator[tuple[str, bool, list[str]]]:
    """Of each year in `text`: the year, whether the series (`framework_id/series`) lists no meeting in it, open gaps.

    A gap is given as its words in the column `missing`, where they name the year.
    """
    names = dict(zip(KEYS["series"], series.split("/"), strict=True))
    its = " and ".join(f"{column} == '{name}'" for column, name in names.items())
    days = load("meetings", package).query(its)["start_date"]
    gaps = load("gaps", package).query(f"{its} and closed_on.isna()")["missing"]
    for year in sorted(_years_asked(text)):
        is_without = not days.str.contains(year, regex=False).any()
        yield year, is_without, gaps[gaps.str.contains(year, regex=False)].tolist()


def _years_asked(text: str) -> set[str]:
    """The years that a text names, such as 2015 in 2015年の日韓外相会談."""
    return set(YEAR.findall(fold(text)))


def _days(searched: set[str], package: PackageLike) -> dict[tuple[str, str], str]:
    """The day of each record of these tables, as written."""
    days: dict[tuple[str, str], str] = {}
    for table in searched & DAYS.keys():
        (key,) = KEYS[table]
        rows = load(table, package).dropna(subset=[DAYS[table]])
        days |= {(table, record): day for record, day in zip(rows[key], rows[DAYS[table]], strict=True)}
    return days


def known_ids(asked: Iterable[str], table: str, package: PackageLike = None) -> list[str]:
    """`asked`, if all are ids of actors or frameworks; else UnknownNameError with the id of what is named so.

    Raises NeaDataError for a text in place of a list, whose letters would be asked for one by one.
    """
    known = set(load(table, package)[KEYS[table][0]])
    names = several(table, asked)
    for name in names:
        if name not in known:
            raise UnknownNameError(table.removesuffix("s"), name, sorted(known), _meant(str(name), table, package))
    return names


def _meant(asked: str, table: str, package: PackageLike) -> str | None:
    if not fold(asked):
        return None
    named = search(asked, table, 1, package)
    return next(iter(named.loc[named["score"] >= SURE, "record_id"]), None)


def likeness(words: str, asked: str, wanted: frozenset[str], name: Name) -> float:
    """How well a name fits what was asked (folded, without spaces, in pairs): 1 the whole name, 0 nothing in common."""
    if asked == name.joined:
        return 1.0
    if f" {words}" in f" {name.words}" or (not asked.isascii() and asked in name.joined):
        return 0.8 + 0.19 * len(asked) / len(name.joined)
    if len(name.joined) > 3 and name.joined in asked:
        return 0.65 + 0.3 * len(name.joined) / len(asked)
    if set(words.split()) <= set(name.words.split()):
        return 0.75 + 0.2 * min(1.0, len(asked) / len(name.joined))
    return _overlap(wanted, name)


def _overlap(wanted: frozenset[str], name: Name) -> float:
    """Pairs of letters that both have: as a share of what was asked and of both, so that a short name wins."""
    shared = len(wanted & name.pairs)
    if not shared:
        return 0.0
    return 0.3 * shared / len(wanted) + 0.65 * 2 * shared / (len(wanted) + len(name.pairs))


def _scored(text: str, names: tuple[Name, ...]) -> Iterator[tuple[float, Name]]:
    """Every name that is like the text, or like what is left of it without its years."""
    whole = fold(text)
    forms = [words for words in dict.fromkeys([whole, " ".join(YEAR.sub(" ", whole).split())]) if words]
    asked = [(words, words.replace(" ", ""), pairs(words.replace(" ", ""))) for words in forms]
    for name in names:
        score = max(likeness(*form, name) for form in asked)
        if score >= LEAST:
            yield score, name


def _best(scored: Iterable[tuple[float, Name]]) -> list[tuple[float, Name]]:
    """Of each record the name that fits best."""
    best: dict[tuple[str, str], tuple[float, Name]] = {}
    for score, name in scored:
        if score > best.get((name.table, name.record_id), (0.0, None))[0]:
            best[name.table, name.record_id] = (score, name)
    return list(best.values())


def _lent(found: list[tuple[float, Name]], years: set[str], package: PackageLike) -> Iterator[tuple[float, Name]]:
    """The meetings of these years in the series found: one may be listed under another name than that of its series."""
    series = {name.record_id: (score, name) for score, name in found if name.table == "series" and score >= SURE}
    for meeting in load("meetings", package).itertuples() if series else ():
        score, name = series.get(f"{meeting.framework_id}/{meeting.series}", (0.0, None))
        if name and years & _years(str(meeting.meeting_id)):
            yield score - LENT, name._replace(table="meetings", record_id=str(meeting.meeting_id), where="series")


def _order(score: float, name: Name, asked: set[str]) -> tuple[bool, float, bool, float, int, str]:
    """Another year than those asked for last, then how well the name fits; what has no year is of none and of all."""
    years = _years(name.record_id) | set(YEAR.findall(name.words))
    is_of_year, handicap = bool(asked & years), HANDICAP[name.table]
    is_of_another = bool(asked and years) and not is_of_year
    is_whole = score == (1 - LENT if name.where == "series" else 1)
    fit = (0.0 if is_whole else handicap) - score
    return is_of_another, fit, not is_of_year, handicap, len(name.joined), name.record_id


def _years(record_id: str) -> set[str]:
    return {part for part in re.split("[-/]", record_id) if len(part) == 4 and part.isdigit()}


def _names(package: PackageLike) -> tuple[Name, ...]:
    return _shipped_names() if package is None else tuple(_collect(package))


@cache
def _shipped_names() -> tuple[Name, ...]:
    return tuple(_collect(None))


def _collect(package: PackageLike) -> Iterator[Name]:
    known = set()
    for table in [name for name in tables(package) if name in COLUMNS]:
        for row in load(table, package).to_dict("records"):
            record_id = "/".join(row[key] for key in KEYS[table])
            known.add((table, record_id))
            if len(KEYS[table]) > 1:
                yield _name(table, record_id, record_id, "/".join(KEYS[table]))
            yield from (
                _name(table, record_id, row[column], column) for column in COLUMNS[table] if _is_text(row[column])
            )
    yield from (_name(*other) for other in _others(package) if other[:2] in known)


def _others(package: PackageLike) -> Iterator[tuple[str, str, str, str]]:
    """Names that stand outside the columns of names."""
    for row in load("memberships", package).dropna(subset=["name_used"]).itertuples():
        yield "actors", str(row.actor_id), str(row.name_used), "memberships.name_used"
    changes = load("framework_changes", package)
    for change in changes[changes["change"].eq("renamed")].itertuples():
        for value in (change.from_value, change.to_value):
            if _is_text(value):
                yield "frameworks", str(change.framework_id), str(value), "framework_changes"
    with (files("nea_data") / "other_names.csv").open(encoding="utf-8") as handle:
        for other in csv.DictReader(handle):
            yield other["table"], other["record_id"], other["name"], "other_names"


def _name(table: str, record_id: str, name: str, where: str) -> Name:
    words = fold(name)
    joined = words.replace(" ", "")
    return Name(table, record_id, name, where, words, joined, pairs(joined))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""
