"""Cut a release: from a package and the edition before it, the content of every file that the release writes."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nea_data.canonical import canonical_bytes, read_records
from nea_data.descriptor import Package, Table, read_package
from nea_data.drafts import write_all
from nea_data.errors import NeaDataError
from nea_data.fingerprints import fingerprint_rows, fingerprint_tables
from nea_data.history import verify
from nea_data.past.difference import WHOLE, Change, rows_of
from nea_data.past.faults import errata_after
from nea_data.past.recorded import FOLDER, RECORD, editions, version_key
from nea_data.past.replay import check_tables
from nea_data.releasing import changelog, rules

Records = Mapping[str, Sequence[Sequence[str]]]
REASONS_FILE = f"{FOLDER}/reasons.csv"


def last_released(package: Package, folder: Path) -> Package | None:
    """The edition last released, taken from git into `folder` and checked; None before the first release.

    Its commit is the tag v<version>, or the one that recorded it in releases/.
    """
    revisions = {version: found for version in editions(package) if (found := _revision(package.root, version))}
    if not editions(package):
        return None
    if not revisions:
        raise NeaDataError(
            "git knows no release of this package: fetch tags and history (git fetch --unshallow --tags)."
        )
    newest = max(revisions, key=version_key)
    previous = _checked_out(package.root, revisions[newest], folder)
    check_tables(previous, newest)
    return previous


def cut(package: Package, previous: Package | None, version: str, date: str) -> dict[str, bytes]:
    """The files of the new edition by their path in the package; NeaDataError where it may not be released so."""
    if version in editions(package):
        raise NeaDataError(f"Edition {version} is recorded already: choose the next version.")
    changes = None if previous is None else _allowed(package, previous, version)
    records = {table.name: read_records(table) for table in package.tables}
    rows = [change for change in changes or [] if change.record_id != WHOLE]
    records["history"] += [[version, *change] for change in rows]
    if previous is not None:
        records["errata"] = errata_after(package, rows, previous.version, date)
    descriptor = _dated(package.root / "datapackage.json", version, date)
    frozen = {"datapackage.json": descriptor}
    frozen |= {_name(package, table.schema_path): table.schema_path.read_bytes() for table in package.tables}
    recorded = record_of(package, records, frozen, version, date)
    written = {f"{FOLDER}/{version}/{name}": content for name, content in frozen.items()}
    written[f"{FOLDER}/{version}/{RECORD}"] = (json.dumps(recorded, indent=2) + "\n").encode()
    for table in (package.table("history"), package.table("errata")):
        written[_name(package, table.path)] = canonical_bytes(table, records[table.name])
    written[REASONS_FILE] = (",".join(rules.REASONS) + "\n").encode()
    written["datapackage.json"] = descriptor
    return written | _prose(package.root, version, date, changelog.counts(version, changes, recorded))


def prove(package: Package, files: dict[str, bytes]) -> None:
    """Rehearse the release on a copy: PackageError where it would not verify, or an older edition not come back."""
    with TemporaryDirectory() as folder:
        shutil.copy(package.root / "datapackage.json", folder)
        for part in ("data", "schemas", FOLDER):
            if (package.root / part).is_dir():
                shutil.copytree(package.root / part, Path(folder) / part)
        write_all(Path(folder), files)
        verify(folder, older=True)


def drafted_reasons(package: Package, previous: Package) -> bytes:
    """The reasons file with a line for each change that lacks its reason; filled cells say completed."""
    reasons = _reasons(package)
    lacking = rules.lacking_reasons(rules.with_reasons(rules.differences(previous, package), reasons))
    lines = [[*place, *reason] for place, reason in reasons.items()]
    lines += [[*change[:3], "" if change.old else "completed", ""] for change in lacking]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows([list(rules.REASONS), *sorted(lines)])
    return buffer.getvalue().encode()


def record_of(package: Package, records: Records, frozen: dict[str, bytes], version: str, date: str) -> dict[str, Any]:
    """What fingerprints.json holds: of the package, of each table and of each frozen file."""
    tables = {table.name: _table(table, records[table.name]) for table in sorted(package.tables, key=lambda t: t.name)}
    whole = fingerprint_tables({table.name: tables[table.name]["fingerprint"] for table in package.record})
    files = {name: sha256(content).hexdigest() for name, content in sorted(frozen.items())}
    return {"version": version, "date": date, "fingerprint": whole, "tables": tables, "files": files}


def _allowed(package: Package, previous: Package, version: str) -> list[Change]:
    """The changes with their reasons; NeaDataError with every sentence that stands against this release."""
    changes = rules.differences(previous, package)
    reasons = _reasons(package)
    explained = rules.with_reasons(changes, reasons)
    against = rules.refusals(previous, package, changes) + rules.too_small(version, previous.version, changes)
    against += rules.unused_reasons(explained, reasons)
    against += _unknown_sources(package, reasons)
    lacking = ["/".join(change[:3]) for change in rules.lacking_reasons(explained)]
    against += [rules.shortened(f"{REASONS_FILE} lacks a reason for", lacking)] if lacking else []
    if against:
        raise NeaDataError(" ".join(against))
    return [change for change in changes if change.record_id == WHOLE] + explained


def _unknown_sources(package: Package, reasons: rules.Reasons) -> list[str]:
    named = {reason.source_id for reason in reasons.values()} - {""}
    known = {key for table in package.record if table.name == "sources" for key in rows_of(table)}
    return [rules.shortened("Reasons name sources that do not exist", sorted(named - known))] if named - known else []


def _reasons(package: Package) -> rules.Reasons:
    return rules.read_reasons(package.root / REASONS_FILE, package.table("history").field("reason").enum)


def _table(table: Table, records: Sequence[Sequence[str]]) -> dict[str, Any]:
    columns = [(field.name, field.type) for field in table.fields]
    return {"rows": len(records), "fingerprint": fingerprint_rows(columns, records)}


def _name(package: Package, path: Path) -> str:
    return path.relative_to(package.root.resolve()).as_posix()


def _dated(path: Path, version: str, date: str) -> bytes:
    """The descriptor with another version and date, everything else as it stands."""
    text = re.sub(r'"version": "[^"]*"', f'"version": "{version}"', path.read_text(encoding="utf-8"), count=1)
    return re.sub(r'"created": "[^"]*"', f'"created": "{date}T00:00:00Z"', text, count=1).encode()


def _prose(root: Path, version: str, date: str, counts: str) -> dict[str, bytes]:
    """CHANGELOG.md and CITATION.cff, where they are."""
    written = {}
    if (root / "CHANGELOG.md").is_file():
        text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
        written["CHANGELOG.md"] = _changelog(text, version, date, counts).encode()
    if (root / "CITATION.cff").is_file():
        text = (root / "CITATION.cff").read_text(encoding="utf-8")
        text = re.sub(r"(?m)^version: .*$", f"version: {version}", text)
        written["CITATION.cff"] = re.sub(r"(?m)^date-released: .*$", f"date-released: {date}", text).encode()
    return written


def _changelog(text: str, version: str, date: str, counts: str) -> str:
    """The section of this version (or the one headed Unreleased, or a new one) with its counts at the end."""
    heading = f"## {version} ({date})"
    pattern = rf"(?m)^## (?:Unreleased|{re.escape(version)}\b.*)$"
    if re.search(pattern, text):
        text = re.sub(pattern, heading, text, count=1)
    else:
        first = re.search(r"(?m)^## ", text)
        position = first.start() if first else len(text)
        text = f"{text[:position]}{heading}\n\n{text[position:]}"
    head, _, tail = text.partition(heading)
    body, mark, rest = tail.partition("\n## ")
    return f"{head}{heading}{body.rstrip()}\n\n{counts}" + (f"{mark}{rest}" if mark else "")


def _revision(root: Path, version: str) -> str:
    tag = _git(root, "rev-parse", "--verify", "--quiet", f"refs/tags/v{version}^{{commit}}")
    added = f"{FOLDER}/{version}/{RECORD}"
    return tag or _git(root, "log", "--diff-filter=A", "--format=%H", "-1", "--", added)


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _checked_out(root: Path, revision: str, folder: Path) -> Package:
    command = ["git", "-C", str(root), "archive", revision, "datapackage.json", "data", "schemas", FOLDER]
    archive = subprocess.run(command, capture_output=True, check=False)
    if archive.returncode:
        raise NeaDataError(f"git can't give {revision}: {archive.stderr.decode(errors='replace').strip()}")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(folder, filter="data")
    return read_package(folder)
