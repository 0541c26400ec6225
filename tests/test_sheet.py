"""A table goes out as a workbook and comes back: what was not edited changes nothing, what was is shown and checked."""

import datetime
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import edits
import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from nea_data import PackageError
from nea_data.canonical import canonical
from nea_data.cli import main
from nea_data.descriptor import read_package, shipped
from nea_data.sheet import Merge, read_sheet, write_sheet
from nea_data.sheet.workbook import EMPTY_ROWS
from nea_data.validation import validate

TABLES = [table.name for table in shipped().tables if table.name != "history"]
MEETING = {
    "meeting_id": "arf-ministerial-1998-1",
    "framework_id": "arf",
    "series": "ministerial",
    "ordinal": "5",
    "name_en": "5th ASEAN Regional Forum",
    "name_ja": "第5回ASEAN地域フォーラム",
    "start_date": "1998-07",
    "status": "held",
}
SOURCE = {
    "source_id": "example-page-1998",
    "kind": "official",
    "title": "A page",
    "publisher": "A publisher",
    "language": "en",
    "url": "https://example.org/a",
    "accessed": "2026-11-23",
}
PROOF = {
    "record_id": "arf-ministerial-1998-1",
    "source_id": "example-page-1998",
    "stance": "supports",
    "basis": "stated",
    "locator": "paragraph 1",
}


class Editor:
    """Someone with a spreadsheet program and the workbook of one table of the miniature package."""

    def __init__(self, package: Path, table: str, **options: str) -> None:
        self.package = package
        self.path = write_sheet(table, package.parent / f"{table}.xlsx", package=package, **options)
        self.book = openpyxl.load_workbook(self.path)

    def columns(self, sheet: str) -> list[str]:
        return [cell.value for cell in self.book[sheet][2]]

    def row(self, sheet: str, key: str | None) -> int:
        """The row whose first cell is `key`; the first empty row for None."""
        return next(row for row in range(3, 3000) if self.book[sheet].cell(row, 1).value == key)

    def set(self, sheet: str, key: str | None, **cells: Any) -> int:
        row = self.row(sheet, key)
        for column, value in cells.items():
            self.book[sheet].cell(row, self.columns(sheet).index(column) + 1).value = value
        return row

    def merge(self, **options: Any) -> Merge:
        self.book.save(self.path)
        return read_sheet(self.path, package=self.package, **options)


def changes(merge: Merge) -> list[tuple[str, str, str]]:
    return [(change.table, change.key, change.kind) for change in merge.changes]


def add_meeting(editor: Editor) -> None:
    editor.set("meetings", None, **MEETING)
    editor.set("evidence", None, **PROOF)
    editor.set("sources", None, **SOURCE)


@pytest.mark.parametrize("table", TABLES)
def test_a_workbook_of_the_shipped_data_that_nobody_edited_changes_nothing(tmp_path: Path, table: str) -> None:
    merge = read_sheet(write_sheet(table, tmp_path / "out.xlsx"))
    assert (merge.changes, merge.faults, merge.files) == ([], [], {})


@pytest.mark.parametrize("table", TABLES)
def test_a_workbook_saved_again_by_a_program_changes_nothing(mini: Path, table: str) -> None:
    merge = Editor(mini, table, lang="ja").merge()
    assert (merge.changes, merge.faults, merge.files) == ([], [], {})


def test_every_cell_is_text_and_there_is_room_for_new_rows(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    page, rows = editor.book["meetings"], len(edits.read(mini, "meetings"))
    assert page.max_row == 2 + rows + EMPTY_ROWS
    assert {cell.number_format for line in page.iter_rows() for cell in line} == {"@"}
    assert {cell.data_type for line in page.iter_rows(max_row=2 + rows) for cell in line if cell.value} == {"s"}
    assert page.freeze_panes == "B3"
    assert [sheet.title for sheet in editor.book if sheet.sheet_state == "visible"] == [
        "meetings",
        "evidence",
        "sources",
        "how-to",
    ]


def test_evidence_lists_what_supports_the_rows_of_the_table_and_no_more(mini: Path) -> None:
    listed = [cell.value for cell in Editor(mini, "meetings").book["evidence"]["A"][2:] if cell.value]
    assert listed == [row["record_id"] for row in edits.read(mini, "evidence") if row["table_name"] == "meetings"]


def test_vocabularies_and_keys_are_drop_downs_down_to_the_last_empty_row(mini: Path) -> None:
    page = Editor(mini, "meetings").book["meetings"]
    rules = {str(rule.sqref)[0]: rule for rule in page.data_validations.dataValidation}
    assert rules["L"].formula1 == '"in_person,virtual,hybrid"'
    assert rules["L"].showErrorMessage
    assert str(rules["L"].sqref) == f"L3:L{page.max_row}"
    country = rules["K"].formula1
    assert country.startswith("lists!$")
    assert not rules["K"].showErrorMessage
    assert (rules["F"].type, rules["F"].formula1) == (None, None)


def test_a_long_vocabulary_stands_on_the_hidden_sheet(mini: Path) -> None:
    schema = mini / "schemas/meetings.json"
    described = json.loads(schema.read_text(encoding="utf-8"))
    values = [*["in_person", "virtual", "hybrid"], *(f"another_mode_{number}" for number in range(20))]
    next(field for field in described["fields"] if field["name"] == "mode")["constraints"]["enum"] = values
    schema.write_text(json.dumps(described), encoding="utf-8")
    book = Editor(mini, "meetings").book
    (rule,) = [rule for rule in book["meetings"].data_validations.dataValidation if str(rule.sqref).startswith("L3:")]
    letter = rule.formula1.split("$")[1]
    assert rule.formula1 == f"lists!${letter}$1:${letter}${len(values)}"
    assert [cell.value for cell in book["lists"][letter] if cell.value] == values
    assert rule.showErrorMessage


@pytest.mark.parametrize(
    ("lang", "label", "choice", "meaning"),
    [
        ("en", "Mode", "Hybrid", "How it was held; empty for an exercise and for a meeting called off."),
        ("ja", "形態", "ハイブリッド", "開催の形態。共同訓練と、中止・延期された会合では空欄。"),
    ],
)
def test_labels_and_help_are_in_the_language_asked_for(
    mini: Path, lang: str, label: str, choice: str, meaning: str
) -> None:
    editor = Editor(mini, "meetings", lang=lang)
    cell = editor.book["meetings"].cell(1, editor.columns("meetings").index("mode") + 1)
    assert cell.value == label
    assert choice in cell.comment.text
    assert cell.comment.text.startswith(meaning)
    assert choice in [cell.value for cell in editor.book["how-to"]["D"]]


def test_a_table_or_language_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="Did you mean 'meetings'"):
        write_sheet("meeting", tmp_path / "out.xlsx")
    with pytest.raises(LookupError, match="no language named 'fr'"):
        write_sheet("meetings", tmp_path / "out.xlsx", lang="fr")


def test_history_which_releases_write_is_no_sheet(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="edit those"):
        write_sheet("history", tmp_path / "out.xlsx")


def test_text_that_looks_like_a_formula_stays_text(mini: Path) -> None:
    edits.apply(mini, {"table": "meetings", "where": {"meeting_id": "neacd-plenary-1993-1"}, "set": {"note": "=1+1"}})
    editor = Editor(mini, "meetings")
    page = editor.book["meetings"]
    cell = page.cell(editor.row("meetings", "neacd-plenary-1993-1"), page.max_column)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_new_row_with_its_source_is_written_in_canonical_form(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    add_meeting(editor)
    merge = editor.merge()
    assert merge.faults == []
    assert changes(merge) == [
        ("meetings", "arf-ministerial-1998-1", "added"),
        ("evidence", "meetings/arf-ministerial-1998-1/*/example-page-1998/1", "added"),
        ("sources", "example-page-1998", "added"),
    ]
    written = {path.name for path in merge.write()}
    assert written == {"meetings.csv", "evidence.csv", "sources.csv"}
    assert validate(mini, referee=False) == []
    assert all(canonical(table) == table.path.read_bytes() for table in read_package(mini).tables)
    assert MEETING.items() <= next(row for row in edits.read(mini, "meetings") if row["ordinal"] == "5").items()


def test_merging_a_second_time_changes_nothing(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    add_meeting(editor)
    editor.set("meetings", "neacd-plenary-1993-1", city="San Diego")
    editor.merge().write()
    again = editor.merge()
    assert (again.changes, again.faults) == ([], [])


def test_a_second_word_of_the_same_source_gets_the_next_number(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    known = next(row for row in edits.read(mini, "evidence") if row["record_id"] == "arf-ministerial-1994-1")
    word = {"record_id": known["record_id"], "source_id": known["source_id"], "locator": "annex"}
    editor.set("evidence", None, stance="supports", basis="stated", **word)
    assert [change.key[-2:] for change in editor.merge().changes] == ["/2"]


def test_evidence_needs_no_more_than_row_source_and_place(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    editor.set("meetings", None, **MEETING)
    editor.set("sources", None, **SOURCE)
    editor.set("evidence", None, **{name: PROOF[name] for name in ("record_id", "source_id", "locator")})
    merge = editor.merge()
    assert merge.faults == []
    (change,) = [change for change in merge.changes if change.table == "evidence"]
    filled = {"field": "*", "stance": "supports", "basis": "stated", "item": "1"}
    assert filled.items() <= {column: new for column, _, new in change.cells}.items()
    merge.write()
    again = editor.merge()
    assert (again.changes, again.faults) == ([], [])


@pytest.mark.parametrize("column", ["stance", "basis"])
def test_what_was_emptied_in_evidence_is_a_fault_and_not_filled(mini: Path, column: str) -> None:
    editor = Editor(mini, "meetings")
    page = editor.book["evidence"]
    page.cell(3, editor.columns("evidence").index(column) + 1).value = None
    assert (3, column) in {(fault.row, fault.column) for fault in editor.merge().faults}


@pytest.mark.parametrize(("lang", "yes"), [("en", "yes"), ("ja", "必須")])
def test_the_workbook_calls_required_what_an_editor_has_to_fill(mini: Path, lang: str, yes: str) -> None:
    editor = Editor(mini, "meetings", lang=lang)
    rows = [[cell.value for cell in row] for row in editor.book["how-to"].iter_rows(max_col=4)]
    start = next(number for number, row in enumerate(rows) if row[0] and "evidence" in row[0] and number > 8)
    columns = rows[start + 2 : start + 2 + len(editor.columns("evidence"))]
    assert [row[0] for row in columns if row[2] == yes] == ["record_id", "source_id"]
    colours = {cell.value: cell.fill.start_color.rgb for cell in editor.book["evidence"][2]}
    assert colours["stance"] == colours["note"] != colours["record_id"]


def test_a_changed_cell_is_shown_with_old_and_new_text(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    editor.set("meetings", "neacd-plenary-1993-1", city="Seoul")
    merge = editor.merge()
    (change,) = merge.changes
    assert (change.kind, change.cells) == ("changed", (("city", "La Jolla", "Seoul"),))
    assert merge.notes == ["meetings neacd-plenary-1993-1: changed without new evidence."]
    assert merge.faults == []


@pytest.mark.parametrize(("lang", "hint"), [("en", "Did you mean 'La Jolla'?"), ("ja", "「La Jolla」")])
def test_a_name_spelt_much_like_one_that_rows_have_is_asked_about(mini: Path, lang: str, hint: str) -> None:
    editor = Editor(mini, "meetings", lang=lang)
    editor.set("meetings", "arf-ministerial-1997-1", city="La Jola")
    note = editor.merge().notes[0]
    assert "La Jola" in note
    assert hint in note


def test_a_city_that_no_row_has_had_is_told_and_a_new_publisher_is_not(mini: Path) -> None:
    editor = Editor(mini, "meetings", lang="ja")
    editor.set("meetings", "neacd-plenary-1993-1", city="ソウル")
    editor.set("sources", None, **SOURCE | {"publisher": "Xanadu Gazette"})
    notes = editor.merge().notes
    assert "「ソウル」は、これまでどの行にもありません" in notes[0]
    assert not [note for note in notes[1:] if "これまでどの行にもありません" in note]


def test_a_meeting_added_on_the_day_of_another_of_its_series_is_asked_about(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    twice = {"series": "ministerial", "start_date": "1997-07-27", "meeting_id": "arf-ministerial-1997-2"}
    editor.set("meetings", None, **MEETING | twice)
    assert [note for note in editor.merge().notes if "Is it the same meeting?" in note] == [
        "arf-ministerial-1997-2: arf-ministerial-1997-1 is of the same series and day. Is it the same meeting?"
    ]


@pytest.mark.parametrize(
    ("gap", "is_told"),
    [
        ({"ordinal": "5", "gap_id": "arf-5th"}, True),
        ({"ordinal": "6", "gap_id": "arf-1998"}, False),
        ({"ordinal": "", "gap_id": "arf-ministerial-1998"}, True),
        ({"ordinal": "", "gap_id": "arf-ministerial-1999"}, False),
        ({"ordinal": "5", "gap_id": "arf-closed", "closed_on": "2026-11-23"}, False),
        ({"ordinal": "5", "gap_id": "arf-other", "series": "senior-officials"}, False),
    ],
)
def test_a_meeting_that_may_fill_an_open_gap_of_its_series_brings_the_gap_to_mind(
    mini: Path, gap: dict[str, str], is_told: bool
) -> None:
    edits.apply(mini, {"table": "gaps", "where": {"gap_id": "arf-dprk-2025-after"}, "set": gap})
    editor = Editor(mini, "meetings")
    editor.set("meetings", None, **MEETING | {"ordinal": "5"})
    told = [note for note in editor.merge().notes if f"the gap {gap['gap_id']} is open" in note]
    assert bool(told) == is_told


def test_sources_of_a_date_that_is_changed_are_named_so_that_they_do_not_support_the_new_one(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    editor.set("meetings", "arf-ministerial-1994-1", start_date="1994-07-24")
    (note,) = [note for note in editor.merge().notes if "seem to support the new start_date" in note]
    assert "arf-chairman-statement-1st-1994" in note


def test_sources_of_a_month_that_becomes_a_day_support_it_still(mini: Path) -> None:
    where = {"table": "meetings", "where": {"meeting_id": "arf-ministerial-1994-1"}}
    edits.apply(mini, where | {"set": {"start_date": "1994-07", "end_date": ""}})
    editor = Editor(mini, "meetings")
    editor.set("meetings", "arf-ministerial-1994-1", start_date="1994-07-25", end_date="1994-07-25")
    assert not [note for note in editor.merge().notes if "seem to support" in note]


def test_a_new_row_without_evidence_is_refused_at_its_row(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    row = editor.set("meetings", None, **MEETING)
    merge = editor.merge()
    (fault,) = merge.faults
    assert (fault.sheet, fault.row) == ("meetings", row)
    assert "Add a row to the sheet evidence with record_id arf-ministerial-1998-1," in fault.message
    assert str(fault).startswith(f"sheet meetings, row {row}: ")
    with pytest.raises(PackageError, match="Nothing was written"):
        merge.write()


def test_a_date_is_not_changed_without_a_source(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    row = editor.set("meetings", "neacd-plenary-1993-1", start_date="1993-10-01", end_date="1993-10-02")
    merge = editor.merge()
    assert merge.is_checked
    assert {(fault.row, fault.column) for fault in merge.faults} == {(row, "start_date"), (row, "end_date")}
    editor.set("evidence", None, **PROOF | {"record_id": "neacd-plenary-1993-1"})
    editor.set("sources", None, **SOURCE)
    assert editor.merge().faults == []


def test_that_more_faults_may_follow_is_said(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    editor.set("meetings", "neacd-plenary-1993-1", city=" Seoul", country="KORR")
    merge = editor.merge()
    assert [fault.column for fault in merge.faults] == ["city"]
    assert not merge.is_checked


@pytest.mark.parametrize(("lang", "advice"), [("en", "goes on the sheet sources"), ("ja", "シートsourcesに加えて")])
def test_a_source_that_is_not_listed_yet_is_sent_to_its_sheet(mini: Path, lang: str, advice: str) -> None:
    editor = Editor(mini, "meetings")
    editor.set("meetings", None, **MEETING)
    row = editor.set("evidence", None, **PROOF)
    told = {(fault.sheet, fault.row): fault.message for fault in editor.merge(lang=lang).faults}
    assert advice in told["evidence", row]


def test_the_rules_of_validate_hold_for_edits(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    row = editor.set("meetings", "neacd-plenary-1993-1", mode="in_prson", end_date="1990")
    faults = editor.merge().faults
    assert {(fault.row, fault.column) for fault in faults} == {(row, "mode"), (row, "end_date")}


def test_a_date_that_no_calendar_has_is_one_fault(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    row = editor.set("meetings", "neacd-plenary-1993-1", end_date="1993-13-45")
    (fault,) = editor.merge().faults
    assert str(fault).startswith(f"sheet meetings, row {row}, end_date: end_date should be a date such as")
    editor.set("meetings", "neacd-plenary-1993-1", end_date="1993-11-31")
    assert "[dates_exist_in_the_calendar]" in str(editor.merge().faults[0])


def test_rules_over_other_tables_wait_while_a_cell_is_malformed(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    editor.set("meetings", "arf-ministerial-1995-1", ordinal="II")
    (fault,) = editor.merge().faults
    assert fault.column == "ordinal"


def test_a_fault_in_a_table_without_a_sheet_names_its_file(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    editor.set("meetings", "arf-ministerial-1995-1", ordinal=None)
    (fault,) = editor.merge().faults
    assert str(fault).startswith("data/series.csv, coverage: arf/ministerial: ")


def test_faults_that_the_data_had_before_do_not_stop_an_edit(mini: Path) -> None:
    edits.apply(mini, {"table": "meetings", "where": {"meeting_id": "neacd-plenary-1994-1"}, "set": {"mode": "other"}})
    editor = Editor(mini, "meetings")
    editor.set("meetings", "neacd-plenary-1993-1", city="San Diego")
    assert editor.merge().faults == []


@pytest.mark.parametrize(
    ("value", "shown", "likely"),
    [
        (datetime.datetime(2024, 6, 1), "mmm-yy", "write 2024-06 (or 2024-06-01"),
        (datetime.datetime(2024, 6, 19), "yyyy-mm-dd", "write 2024-06-19, if"),
        (2024, "General", "a number (2024) stands here, not text; format the cell as text and write 2024."),
        (2024.0, "General", "write 2024."),
        (0.5, "General", "write 0.5."),
        (39871, "@", "39871 is 2009-02-27 to a spreadsheet; format the cell as text and write 2009-02-27, if that is"),
        (39871.5, "General", "is 2009-02-27 to a spreadsheet"),
        ("39871", "@", "39871 is 2009-02-27 to a spreadsheet"),
        (True, "General", "write true."),
        (datetime.time(12, 30), "h:mm", "a time (12:30:00)"),
        ("=TODAY()", "General", "a formula (=TODAY())"),
        ("#N/A", "General", "an error of the spreadsheet (#N/A)"),
    ],
)
def test_what_a_spreadsheet_slips_in_is_named_and_never_guessed(
    mini: Path, value: Any, shown: str, likely: str
) -> None:
    editor = Editor(mini, "meetings")
    row = editor.set("meetings", "neacd-plenary-1993-1", start_date=value)
    cell = editor.book["meetings"].cell(row, editor.columns("meetings").index("start_date") + 1)
    cell.number_format = shown
    merge = editor.merge()
    (fault,) = merge.faults
    assert (fault.sheet, fault.row, fault.column) == ("meetings", row, "start_date")
    assert likely in str(fault)
    assert (merge.changes, merge.files) == ([], {})


def test_a_workbook_that_names_no_language_is_in_english(mini: Path) -> None:
    editor = Editor(mini, "meetings", lang="ja")
    editor.set("meetings", "neacd-plenary-1993-1", start_date=1993)
    assert "文字列ではなく数値(1993)が入っています" in str(editor.merge().faults[0])
    assert "a number (1993) stands here" in str(editor.merge(lang="en").faults[0])
    editor.book["about"].delete_cols(4)
    assert "a number (1993) stands here" in str(editor.merge().faults[0])


def test_spaces_at_the_ends_of_new_text_are_named(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    row = editor.set("meetings", "neacd-plenary-1993-1", city="San Diego ")
    (fault,) = editor.merge().faults
    assert str(fault).startswith(f"sheet meetings, row {row}, city: a space")


def test_a_removed_row_is_refused_unless_it_is_allowed(mini: Path) -> None:
    editor = Editor(mini, "counterparts")
    page = editor.book["counterparts"]
    key = [page.cell(3, column).value for column in range(1, 5)]
    page.delete_rows(3)
    assert "--allow-removals" in str(editor.merge().faults[0])
    merge = editor.merge(removals=True)
    assert changes(merge) == [("counterparts", "/".join(key), "removed")]
    # Its evidence now points at nothing, and the rules say so.
    assert {"evidence"} == {fault.sheet for fault in merge.faults}


def test_a_key_that_stands_twice_is_named(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    row = editor.set("meetings", None, meeting_id="neacd-plenary-1993-1")
    assert (row, "meeting_id") in {(fault.row, fault.column) for fault in editor.merge().faults}


def test_what_others_changed_in_the_meantime_stays(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    edits.apply(mini, {"table": "meetings", "where": {"meeting_id": "neacd-plenary-1993-1"}, "set": {"note": "theirs"}})
    editor.set("meetings", "neacd-plenary-1993-1", city="San Diego")
    merge = editor.merge()
    assert [change.cells for change in merge.changes] == [(("city", "La Jolla", "San Diego"),)]
    merge.write()
    row = next(row for row in edits.read(mini, "meetings") if row["meeting_id"] == "neacd-plenary-1993-1")
    assert (row["city"], row["note"]) == ("San Diego", "theirs")


def test_a_cell_that_both_changed_is_for_the_editor_to_decide(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    edits.apply(mini, {"table": "meetings", "where": {"meeting_id": "neacd-plenary-1993-1"}, "set": {"city": "theirs"}})
    editor.set("meetings", "neacd-plenary-1993-1", city="ours")
    (fault,) = editor.merge().faults
    assert "the data say 'theirs' since this workbook was written; it has 'ours'. To keep" in str(fault)
    editor.set("meetings", "neacd-plenary-1993-1", city="theirs")
    assert editor.merge().faults == []


def test_a_cell_that_others_emptied_is_for_the_editor_to_decide(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    edits.apply(mini, {"table": "meetings", "where": {"meeting_id": "neacd-plenary-1993-1"}, "set": {"city": ""}})
    editor.set("meetings", "neacd-plenary-1993-1", city="ours")
    (fault,) = editor.merge().faults
    assert "To keep the data, empty the cell" in str(fault)


@pytest.mark.parametrize("kind", ["changed", "removed"])
def test_a_row_that_others_removed_or_changed_is_not_touched(mini: Path, kind: str) -> None:
    editor = Editor(mini, "counterparts")
    first = edits.read(mini, "counterparts")[0]
    if kind == "changed":
        editor.book["counterparts"].cell(3, editor.columns("counterparts").index("note") + 1).value = "ours"
        edits.apply(mini, {"table": "counterparts", "where": first, "drop": True})
        expected = "is not in the data any more"
    else:
        editor.book["counterparts"].delete_rows(3)
        edits.apply(mini, {"table": "counterparts", "where": first, "set": {"note": "theirs"}})
        expected = "the data say other things of it since"
    assert expected in str(editor.merge(removals=True).faults[0])


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda book: book.remove(book["evidence"]), "sheet evidence: this sheet is missing"),
        (lambda book: setattr(book["meetings"]["C2"], "value", "serie"), "every column once; write back: series"),
        (
            lambda book: setattr(book["meetings"]["Z9"], "value", "aside"),
            "sheet meetings, row 9: 'aside' stands outside",
        ),
        (
            lambda book: setattr(book["meetings"]["Z2"], "value", "my_column"),
            "sheet meetings, row 2: 'my_column' stands outside",
        ),
    ],
)
def test_a_workbook_of_another_form_is_refused(mini: Path, damage: Callable, message: str) -> None:
    editor = Editor(mini, "meetings")
    damage(editor.book)
    assert message in str(editor.merge().faults[0])


def test_columns_may_stand_in_another_order_and_rows_in_any(mini: Path) -> None:
    editor = Editor(mini, "meetings")
    page = editor.book["meetings"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    page.delete_rows(1, page.max_row)
    for row in [*rows[:2], *rows[:1:-1]]:
        page.append(row[::-1])
    merge = editor.merge()
    assert (merge.changes, merge.faults) == ([], [])


def test_a_file_that_is_no_workbook_of_this_package_is_refused(mini: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.xlsx"
    with pytest.raises(PackageError, match="does not exist"):
        read_sheet(plain, package=mini)
    plain.write_text("meeting_id,name\n", encoding="utf-8")
    with pytest.raises(PackageError, match=r"can't be read as an .xlsx workbook"):
        read_sheet(plain, package=mini)
    openpyxl.Workbook().save(plain)
    with pytest.raises(PackageError, match="was not written by `nea-data sheet`"):
        read_sheet(plain, package=mini)
    editor = Editor(mini, "meetings")
    editor.book["about"]["A2"].value = "another"
    with pytest.raises(PackageError, match="written from the package 'another'"):
        editor.merge()


def test_a_damaged_workbook_is_a_package_error(mini: Path) -> None:
    whole = Editor(mini, "counterparts").path.read_bytes()
    damaged = mini.parent / "damaged.xlsx"
    chance = random.Random(1)
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(5):
            content[chance.randrange(len(content))] = chance.randrange(256)
        damaged.write_bytes(content)
        try:
            read_sheet(damaged, package=mini)
        except PackageError as error:
            assert "damaged.xlsx" in str(error)


def test_a_workbook_that_unfolds_to_too_much_is_refused(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Editor(mini, "counterparts").path
    monkeypatch.setattr("nea_data.sheet.reading.LARGEST", 1000)
    with pytest.raises(PackageError, match="unfolds to"):
        read_sheet(path, package=mini)


@pytest.mark.parametrize(("note", "message"), [("x" * 32_768, "32767 in a cell"), ("a\x07b", "control character")])
def test_what_a_workbook_cannot_hold_is_refused(mini: Path, note: str, message: str) -> None:
    edits.apply(mini, {"table": "meetings", "where": {"meeting_id": "neacd-plenary-1993-1"}, "set": {"note": note}})
    with pytest.raises(PackageError, match=message):
        write_sheet("meetings", mini.parent / "out.xlsx", package=mini)


def test_an_existing_file_is_not_overwritten(mini: Path) -> None:
    path = Editor(mini, "counterparts").path
    with pytest.raises(PackageError, match="exists already"):
        write_sheet("counterparts", path, package=mini)


@pytest.mark.parametrize(
    ("name", "lang", "message"),
    [
        ("q.csv", "en", "q.csv does not end in .xlsx, as a workbook does: write q.xlsx"),
        ("q", "ja", "q.xlsxとしてください"),
        ("no/q.xlsx", "en", r"q.xlsx can't be written: there is no folder .*no"),
        ("no/q.xlsx", "ja", "フォルダー.*noがありません"),
    ],
)
def test_a_place_that_takes_no_workbook_is_refused(mini: Path, name: str, lang: str, message: str) -> None:
    with pytest.raises(PackageError, match=message):
        write_sheet("counterparts", mini.parent / name, package=mini, lang=lang)
    assert [path.name for path in mini.parent.iterdir()] == ["package"]


def test_a_workbook_is_written_whole_or_not_at_all(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Workbook, path: Path) -> None:
        path.write_bytes(b"half of it")
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Workbook, "save", fail)
    with pytest.raises(PackageError, match=r"q.xlsx can't be written: No space left"):
        write_sheet("counterparts", mini.parent / "q.xlsx", package=mini)
    assert [path.name for path in mini.parent.iterdir()] == ["package"]


def test_all_files_are_written_or_none(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = Editor(mini, "meetings")
    add_meeting(editor)
    merge = editor.merge()
    before = {path: path.read_bytes() for path in sorted((mini / "data").iterdir())}
    replace = Path.replace

    def fail_at_sources(self: Path, target: Path) -> Path:
        if target.name == "sources.csv":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_sources)
    with pytest.raises(PackageError, match="Nothing was written: No space left"):
        merge.write()
    assert {path: path.read_bytes() for path in sorted((mini / "data").iterdir())} == before


def test_the_installed_copy_is_not_for_editing(mini: Path) -> None:
    installed = mini.rename(mini.parent / "_package")
    editor = Editor(installed, "meetings")
    add_meeting(editor)
    with pytest.raises(PackageError, match="--package FOLDER"):
        editor.merge().write()


def test_that_the_installed_copy_is_not_for_editing_is_said_before_the_question(mini: Path) -> None:
    editor = Editor(mini.rename(mini.parent / "_package"), "meetings")
    add_meeting(editor)
    editor.book.save(editor.path)
    result = CliRunner().invoke(main, ["merge", str(editor.path), "--package", str(editor.package)], input="y\n")
    assert isinstance(result.exception, PackageError)
    assert "[y/N]" not in result.output
