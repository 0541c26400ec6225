"""Check an edited workbook on a copy of the package, and write the tables that it changes, all of them or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nea_data.canonical import canonical_bytes, read_records
from nea_data.descriptor import Package, Table, read_package
from nea_data.errors import PackageError
from nea_data.loaders import PackageLike, package_of
from nea_data.sheet import layout, reading
from nea_data.sheet.edits import Change, Edits, Key, complete_evidence, find_edits, key_of
from nea_data.sheet.layout import Sheet
from nea_data.sheet.reading import Fault, Page, Record
from nea_data.validation import Problem, validate

if TYPE_CHECKING:
    from openpyxl import Workbook


@dataclass
class Merge:
    """What merging a workbook would do: the changes, why they can't be made, what to think about, the new files."""

    package: Package
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)

    def write(self) -> list[Path]:
        """Write the changed files, each whole and all of them or none; their paths.

        Raises PackageError where there are faults, or where the package is the installed copy, which the next
        installation overwrites.
        """
        if self.faults:
            raise PackageError(f"Nothing was written: the workbook has {len(self.faults)} faults to correct first.")
        if self.package.root.name == "_package":
            raise PackageError(
                "The installed copy is not for editing: name a checkout, `nea-data merge FILE --package FOLDER`."
            )
        _replace_all(self.files)
        return list(self.files)


def read_sheet(path: str | Path, *, package: PackageLike = None, removals: bool = False) -> Merge:
    """What the edited workbook would change in the package, checked by the rules of `validate`; nothing is written.

    With `removals`, rows that are missing in the workbook are taken out of the data; otherwise each is a fault.

    Raises PackageError for a file that is no workbook of this package, MissingExtraError without the extra `sheet`.
    """
    package, path = package_of(package), Path(path)
    with reading.opened(path) as book:
        named, table = reading.table_of(book, path)
        if named != package.name:
            raise PackageError(f"{path} was written from the package '{named}'; this one is '{package.name}'.")
        plan = layout.sheets(package, package.table(table))
        pages = [_pages(book, sheet) for sheet in plan]
    merge = Merge(package, faults=[fault for pair in pages for page in pair for fault in page.faults])
    if not merge.faults:
        _apply(merge, pages, removals=removals)
    return merge


def _pages(book: Workbook, sheet: Sheet) -> tuple[Page, Page]:
    """A sheet as it is, and as it was when the workbook was written."""
    return reading.read_page(book, sheet, sheet.title), reading.read_page(book, sheet, sheet.original)


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
    merge.notes = list(_notes(pages, merge.changes))
    if not merge.faults and merge.files:
        rows = {(change.table, change.key): change.row for change in merge.changes}
        merge.faults = [_fault(problem, rows) for problem in new_problems(merge.package, merge.files)]


def records(table: Table) -> dict[Key, Record]:
    """The rows of a table's file by their keys."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in read_records(table)]
    return {key_of(table, row): row for row in rows}


def new_problems(package: Package, files: dict[Path, bytes]) -> list[Problem]:
    """What validation finds in a copy of the package with these files, and did not find without them."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for path in _paths(package):
            target = copy / path.relative_to(package.root.resolve())
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        read = read_package(copy)
        changed = {copy / path.relative_to(package.root.resolve()): content for path, content in files.items()}
        for target, content in changed.items():
            target.write_bytes(content)
        problems = validate(read, referee=False)
    old = {_sign(problem) for problem in validate(package, referee=False)} if problems else set()
    return [problem for problem in problems if _sign(problem) not in old]


def _paths(package: Package) -> Iterator[Path]:
    yield package.root.resolve() / "datapackage.json"
    for table in package.tables:
        yield from (table.path, table.schema_path)


def _sign(problem: Problem) -> tuple[str, str, str, str, str]:
    """A problem without its line, which moves when rows are added above."""
    return problem.table, problem.key, problem.column, problem.rule, problem.found


def _file(edits: Edits) -> bytes:
    columns = edits.table.columns
    return canonical_bytes(edits.table, [[record[column] for column in columns] for record in edits.records.values()])


def _fault(problem: Problem, rows: dict[tuple[str, str], int | None]) -> Fault:
    found = f" Found: {problem.found}." if problem.found else ""
    row = rows.get((problem.table, problem.key))
    name = "" if row else f"{problem.key}: "
    return Fault(problem.table, row, problem.column, f"{name}{problem.message}{found} [{problem.rule}]")


def _notes(pages: list[tuple[Page, Page]], changes: list[Change]) -> Iterator[str]:
    """What no rule demands and an editor should think about."""
    evidence = next((page for page, _ in pages if page.sheet.table.name == "evidence"), None)
    proofs = [evidence.rows[change.row] for change in changes if evidence and change.table == "evidence" and change.row]
    proven = {proof["record_id"] for proof in proofs}
    for change in changes:
        if change.table not in layout.PROOF and change.kind == "changed" and change.key not in proven:
            yield f"{change.table} {change.key}: changed without new evidence."
    for proof in proofs:
        if not proof["locator"]:
            yield f"evidence for {proof['record_id']} from {proof['source_id']}: no locator says where in the source."


def _replace_all(files: dict[Path, bytes]) -> None:
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
        raise PackageError(f"Nothing was written: {error.strerror} ({error.filename}).") from None
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
