"""What a release changed, told to a reader: counts for CHANGELOG.md, lines for a terminal, a page for a browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape
from itertools import pairwise
from typing import Any

from nea_data.history import of_release
from nea_data.packages import PackageLike, package_of
from nea_data.past.difference import WHOLE, Change
from nea_data.past.recorded import editions, record
from nea_data.releasing import rules

COUNTED = {"row_added": "rows added", "row_removed": "rows removed", "value_changed": "values changed"}
SHOWN, WIDTH = 60, 160  # of a difference in docs/editions.md
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font-family: sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; margin-bottom: 2rem; }}
th, td {{ border: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def counts(version: str, changes: Iterable[Change] | None, record: dict[str, Any]) -> str:
    """The generated lines of CHANGELOG.md for one release: what was counted, and its fingerprint.

    `record` is what releases/<version>/fingerprints.json holds; the first release has no `changes`, and its rows count.
    """
    lines = [f"Fingerprint of {version}: `{record['fingerprint']}`.", ""]
    if changes is None:
        rows = [[name, f"{table['rows']:,}"] for name, table in record["tables"].items() if table["rows"]]
        return "\n".join([*lines, *_markdown(["table", "rows"], rows)]) + "\n"
    changes = list(changes)
    structure = [sentence(change) for change in changes if change.record_id == WHOLE and change.action != "described"]
    structure += _worded(changes)
    lines += [*(f"- {line}" for line in structure), ""] if structure else []
    return "\n".join([*lines, *_markdown(["table", *COUNTED.values()], count_rows(changes))]) + "\n"


def _worded(changes: Iterable[Change]) -> list[str]:
    """How many titles and descriptions were worded anew, as a line, if any; one by one they would drown the rest."""
    worded = sum(change.action == "described" for change in changes)
    return [f"{worded} descriptions worded anew"] if worded else []


def count_rows(changes: Iterable[Change]) -> list[list[str]]:
    """Per table how many rows were added and removed and how many values changed, and in all."""
    counted = Counter((change.table_name, change.action) for change in changes if change.record_id != WHOLE)
    names = sorted({table for table, _ in counted})
    rows = [[name, *(f"{counted[name, action]:,}" for action in COUNTED)] for name in names]
    totals = [sum(counted[name, action] for name in names) for action in COUNTED]
    return [*rows, ["all tables", *(f"{total:,}" for total in totals)]]


def sentence(change: Change) -> str:
    """One change as one line of English."""
    place = change.table_name if change.field == WHOLE else f"{change.table_name}.{change.field}"
    if change.record_id != WHOLE:
        place = f"{change.table_name} {change.record_id}" + ("" if change.field == WHOLE else f", {change.field}")
    values = f"{change.old or '(empty)'} → {change.new or '(empty)'}"
    told = {
        "row_added": "",
        "row_removed": "",
        "column_added": f" ({change.new})",
        "column_removed": f" ({change.old})",
        "code_added": f" ({change.new})",
        "code_removed": f" ({change.old})",
        "table_added": "",
        "table_removed": "",
        "described": "",
        "column_deprecated": f" ({change.new})",
    }.get(change.action, f": {values}")
    reason = f" [{change.reason}{', ' + change.source_id if change.source_id else ''}]" if change.reason else ""
    return f"{change.action.replace('_', ' ')}: {place}{told}{reason}"


def text(first: str, last: str, changes: Iterable[Change]) -> str:
    """The difference of two editions for a terminal: structure, counts, then what was corrected or removed."""
    changes = list(changes)
    told = [change for change in changes if change.action not in ("row_added", "described")]
    lines = [f"From {first} to {last}: {_needed(first, changes)}.", ""]
    lines += _aligned([["table", *COUNTED.values()], *count_rows(changes)])
    lines += ["", *map(sentence, told)] if told else []
    lines += ["", *(f"{line}." for line in worded)] if (worded := _worded(changes)) else []
    return "\n".join(lines) + "\n"


def html(first: str, last: str, changes: Iterable[Change]) -> str:
    """The same as one page of HTML without scripts or outside files; every change of a value stands in a table."""
    changes = list(changes)
    title = f"nea-data: from {first} to {last}"
    names = ["table_name", "record_id", "field", "action", "old", "new", "reason", "source_id"]
    rows = [list(change) for change in changes if change.action != "row_added"]
    added = [[change.table_name, change.record_id] for change in changes if change.action == "row_added"]
    body = _table(["table", *COUNTED.values()], count_rows(changes))
    body += f"<h2>Changed and removed</h2>\n{_table(names, rows)}" if rows else ""
    body += f"<h2>Added rows</h2>\n{_table(names[:2], added)}" if added else ""
    return PAGE.format(title=escape(title), body=body)


def page(package: PackageLike = None) -> str:
    """docs/editions.md: the editions there are, and what `nea-data diff` prints for each against the one before."""
    package = package_of(package)
    versions = editions(package)
    records = [record(version, package) for version in versions]
    rows = [[each["version"], each["date"], f"`{each['fingerprint']}`"] for each in records]
    said = (
        "Generated from `releases/` and `data/history.csv`; [versioning.md](versioning.md) says what the numbers mean."
    )
    lines = ["# Editions", "", said, ""]
    lines += _markdown(["edition", "date", "fingerprint"], rows) if rows else ["No edition is released yet."]
    for first, last in pairwise(versions):
        lines += ["", f"## From {first} to {last}", "", "```text", f"$ nea-data diff {first} {last}"]
        lines += [*_first_lines(text(first, last, of_release(last, package)).splitlines()), "```"]
    return "\n".join(lines) + "\n"


def _first_lines(lines: list[str]) -> list[str]:
    more = [f"... {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    return [line[:WIDTH] + "…" * (len(line) > WIDTH) for line in lines[:SHOWN]] + more


def _needed(first: str, changes: list[Change]) -> str:
    words = ["corrections alone", "additions", "something removed or redefined"]
    return words[max((rules.LEVELS[change.action] for change in changes), default=0)] if changes else "no difference"


def _markdown(head: list[str], rows: list[list[str]]) -> list[str]:
    return ["| " + " | ".join(line) + " |" for line in [head, ["---"] + ["---:"] * (len(head) - 1), *rows]]


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [_line("th", head), *(_line("td", row) for row in rows)]
    return "<table>\n" + "\n".join(lines) + "\n</table>\n"


def _line(tag: str, cells: list[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
