"""What no rule sees in an edited workbook: dates changed without a source, and what its editor should think about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nea_data.descriptor import Package
from nea_data.sheet import layout
from nea_data.sheet.edits import Change, records
from nea_data.sheet.reading import Fault, Page, Record
from nea_data.validation.words import Words

# Names that no table lists, so that no rule can know a misspelt one; rows with the same name are grouped by it. New
# publishers come with most new sources, so only one that is spelt much like another is told.
FEW = 3  # sources that a note names
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NAMES = ("city", "on_margins_of", "publisher")


def notes(package: Package, pages: Sequence[Page], changes: Sequence[Change], say: Words) -> Iterator[str]:
    """The notes on the changes of a workbook, in words."""
    yield from _new_names(package, changes, say)
    yield from _same_day(package, changes, say)
    yield from _open_gaps(package, changes, say)
    yield from _proofs(pages, changes, say)
    yield from _old_sources(package, changes, say)


def _new_names(package: Package, changes: Sequence[Change], say: Words) -> Iterator[str]:
    rows = {table: records(package.table(table)) for table in {change.table for change in changes}}
    for change in changes:
        for column, _, new in change.cells:
            if column in NAMES and new and change.kind != "removed":
                known = {record[column] for record in rows[change.table].values()} - {""}
                near = "" if new in known else say.nearest(new, sorted(known))
                if near or (new not in known and column != "publisher"):
                    yield say("merge.new_name", key=change.key, column=column, name=new) + near


def _same_day(package: Package, changes: Sequence[Change], say: Words) -> Iterator[str]:
    """A meeting that is added though one of its series is there on the day that it starts: often the same one."""
    added = [change for change in changes if change.table == "meetings" and change.kind == "added"]
    known = {_occasion(row): row["meeting_id"] for row in records(package.table("meetings")).values()} if added else {}
    for change in added:
        other = known.get(_occasion({column: new for column, _, new in change.cells}))
        if other:
            yield say("merge.same_day", key=change.key, other=other)


def _open_gaps(package: Package, changes: Sequence[Change], say: Words) -> Iterator[str]:
    """A meeting that is added though a gap of its series, by its number or year, is open: does the row fill it?"""
    added = [change for change in changes if change.table == "meetings" and change.kind == "added"]
    gaps = records(package.table("gaps")).values() if added else ()
    still_open = [gap for gap in gaps if gap["finding"] == "not_found" and not gap["closed_on"]]
    for change in added:
        row = {column: new or "" for column, _, new in change.cells}
        for gap in still_open:
            if _is_meant(gap, row):
                yield say("merge.open_gap", key=change.key, gap=gap["gap_id"], missing=gap["missing"])


def _is_meant(gap: Record, row: Record) -> bool:
    """Whether a gap is of that meeting's series and bears its number, or without a number its year in the id."""
    is_of_series = (gap["framework_id"], gap["series"]) == (row.get("framework_id"), row.get("series"))
    year = row.get("start_date", "").lstrip("[.")[:4]
    bears_year = len(year) == 4 and year in gap["gap_id"]
    return is_of_series and (gap["ordinal"] == row.get("ordinal", "") if gap["ordinal"] else bears_year)


def _occasion(row: dict[str, str]) -> tuple[str | None, ...]:
    return tuple(row.get(column) for column in ("framework_id", "series", "start_date"))


def unproven_dates(pages: Sequence[Page], changes: Sequence[Change], say: Words) -> Iterator[Fault]:
    """Each date that is changed without new evidence: that of the old one would seem to support what it never said."""
    by_table = {page.sheet.table.name: page for page in pages}
    evidence = by_table.get("evidence")
    known = {row["record_id"] for row in evidence.rows.values()} if evidence else set()
    for change in _unproven(pages, changes):
        page = by_table[change.table]
        dates = [c for c, _, new in change.cells if new and page.sheet.table.field(c).is_edtf]
        for column in dates if change.key in known else []:
            if column not in layout.BOOKKEEPING:
                advice = say("merge.add_evidence", key=change.key)
                yield Fault(page.title, change.row, column, f"{say('merge.unproven_date')} {advice}", say.lang)


def _proofs(pages: Sequence[Page], changes: Sequence[Change], say: Words) -> Iterator[str]:
    for change in _unproven(pages, changes):
        yield say("merge.unproven", table=change.table, key=change.key)
    for proof in _new_evidence(pages, changes):
        if not proof["locator"]:
            yield say("merge.no_locator", key=proof["record_id"] or say("merge.empty"), source=proof["source_id"])


def _old_sources(package: Package, changes: Sequence[Change], say: Words) -> Iterator[str]:
    """The sources of a changed date that would seem to support the new one: they have to be looked at again."""
    dates = [(each, column) for each in changes for column in _changed_dates(package, each)]
    rows = records(package.table("evidence")).values() if dates else ()
    for change, column in dates:
        of_row = [row for row in rows if (row["table_name"], row["record_id"]) == (change.table, change.key)]
        agree = [row for row in of_row if row["stance"] == "supports" and row["field"] in ("*", column)]
        if sources := list(dict.fromkeys(row["source_id"] for row in agree)):
            named = ", ".join(sources[:FEW]) + (", …" if len(sources) > FEW else "")
            yield say("merge.old_sources", key=change.key, column=column, count=len(sources), sources=named)


def _changed_dates(package: Package, change: Change) -> list[str]:
    """The days that a change replaces by others; whoever makes a month or bounds finer contradicts nobody."""
    is_date = {field.name for field in package.table(change.table).fields if field.is_edtf}
    is_ours = change.kind == "changed" and change.table not in layout.PROOF
    return [column for column, old, new in change.cells if is_ours and column in is_date and DAY.fullmatch(old) and new]


def _unproven(pages: Sequence[Page], changes: Sequence[Change]) -> Iterator[Change]:
    """The changed rows of which no evidence was added or changed."""
    proven = {proof["record_id"] for proof in _new_evidence(pages, changes)}
    for change in changes:
        if change.table not in layout.PROOF and change.kind == "changed" and change.key not in proven:
            yield change


def _new_evidence(pages: Sequence[Page], changes: Sequence[Change]) -> list[Record]:
    evidence = next((page for page in pages if page.sheet.table.name == "evidence"), None)
    return [evidence.rows[change.row] for change in changes if evidence and change.table == "evidence" and change.row]
