"""Check an edited workbook on a copy of the package, and write the tables that it changes, all of them or none."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nea_data.canonical import canonical_bytes
from nea_data.descriptor import Package
from nea_data.errors import PackageError
from nea_data.loaders import PackageLike, package_of
from nea_data.sheet import layout, reading
from nea_data.sheet.checking import faults
from nea_data.sheet.edits import Change, Edits, complete_evidence, find_edits, records
from nea_data.sheet.layout import Sheet
from nea_data.sheet.notes import notes, unproven_dates
from nea_data.sheet.reading import Fault, Page
from nea_data.validation.words import Words

if TYPE_CHECKING:
    from openpyxl import Workbook


@dataclass
class Merge:
    """What merging a workbook would do: the changes, why they can't be made, what to think about, the new files.

    Faults and notes are in the language `lang`. What can't be read or carried over stops the rules from being tried:
    then `is_checked` is false, and more faults may follow.
    """

    package: Package
    lang: str = "en"
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)
    is_checked: bool = False

    @property
    def is_installed(self) -> bool:
        """Whether the package is the installed copy, which the next installation overwrites."""
        return self.package.root.name == "_package"

    def write(self) -> list[Path]:
        """Write the changed files, each whole and all of them or none; their paths.

        Raises PackageError where there are faults, or where the package is the installed copy, which the next
        installation overwrites.
        """
        say = Words(self.lang)
        if self.faults:
            raise PackageError(say("merge.refused", count=len(self.faults)))
        if self.is_installed:
            raise PackageError(say("merge.installed"))
        _replace_all(self.files, say)
        return list(self.files)


def read_sheet(
    path: str | Path, *, package: PackageLike = None, removals: bool = False, lang: str | None = None
) -> Merge:
    """What the edited workbook would change in the package, checked by the rules of `validate`; nothing is written.

    With `removals`, rows that are missing in the workbook are taken out of the data; otherwise each is a fault. What is
    said is said in `lang`, `en` or `ja`; by default in the language of the workbook.

    Raises PackageError for a file that is no workbook of this package, UnknownNameError for a language that is not
    there, MissingExtraError without the extra `sheet`.
    """
    package, path, say = package_of(package), Path(path), Words(lang or "en")
    with reading.opened(path, say) as book:
        about = reading.about(book, path, say)
        say = Words(lang or about.lang)
        if about.package != package.name:
            raise PackageError(say("sheet.package", path=path, found=about.package, wanted=package.name))
        plan = layout.sheets(package, package.table(about.table))
        pages = [_pages(book, sheet, say) for sheet in plan]
    merge = Merge(package, say.lang, faults=[fault for pair in pages for page in pair for fault in page.faults])
    if not merge.faults:
        _apply(merge, pages, removals=removals)
    return merge


def _pages(book: Workbook, sheet: Sheet, say: Words) -> tuple[Page, Page]:
    """A sheet as it is, and as it was when the workbook was written."""
    return reading.read_page(book, sheet, sheet.title, say), reading.read_page(book, sheet, sheet.original, say)


def _apply(merge: Merge, pages: list[tuple[Page, Page]], *, removals: bool) -> None:
    """Find the edits of all sheets, then check the files that they make."""
    found = []
    for page, original in pages:
        today = records(page.sheet.table)
        if page.sheet.table.name == "evidence":
            complete_evidence(page, original, today)
        found.append(find_edits(page, original, today, removals=removals))
    merge.changes = [change for edits in found for change in edits.changes]
    merge.faults = [fault for edits in found for fault in edits.faults]
    merge.files = {edits.table.path: _file(edits) for edits in found if edits.changes}
    edited, say = [page for page, _ in pages], Words(merge.lang)
    merge.notes = list(notes(merge.package, edited, merge.changes, say))
    if not merge.faults and merge.files:
        merge.faults, merge.is_checked = faults(merge.package, merge.files, edited, say), True
        merge.faults = merge.faults or list(unproven_dates(edited, merge.changes, say))


def _file(edits: Edits) -> bytes:
    columns = edits.table.columns
    return canonical_bytes(edits.table, [[record[column] for column in columns] for record in edits.records.values()])


def _replace_all(files: dict[Path, bytes], say: Words) -> None:
    """Write all files beside their places first, then move them in; what was moved goes back if one can't be."""
    before = {path: path.read_bytes() for path in files}
    beside = {path: path.with_name(f".{path.name}.new") for path in files}
    moved: list[Path] = []
    try:
        for path, content in files.items():
            _write(beside[path], content)
        for path in files:
            beside[path].replace(path)
            moved.append(path)
    except OSError as error:
        for path in moved:
            path.write_bytes(before[path])
        raise PackageError(say("merge.stopped", reason=error.strerror, file=error.filename)) from None
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
