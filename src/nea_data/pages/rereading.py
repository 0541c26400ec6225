"""The page that lists rows drawn at random and read again against their sources, and what was found."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nea_data.sampling import SECOND_CODING

PAGE = """# Rows read again

Rows drawn at random from the tables {tables}
were each compared by a language model with the text of a source that the row cites, or of another where the cited page
could not be had again. No person has read them. Faults that were found are mended in later editions, also in rows of
the same kind where one was found; [sample-checks.csv](sample-checks.csv) holds the same as data. The last 24 rows of
0.4.1 had two readers; where they differed, the page of the one that saw more is given, and of two rows the stricter
word.

{samples}
"""
SAMPLE = """## Edition {edition}

{rows} rows (`nea_data.sampling.any_of({rows}, nea_data.sampling.SECOND_CODING, seed={seed}, version="{edition}")`).
{seen} were compared with a page that the row cites. What was found:

{counts}

| table | row | page read | verdict | what it says | what was done |
|---|---|---|---|---|---|
{lines}
"""
SEEDS = {
    "0.2.0": 60,
    "0.4.1": 61,
    "0.8.0": 62,
    "0.10.0": 63,
    "0.15.0": 64,
    "0.17.0": 65,
    "0.19.0": 66,
    "0.20.0": 67,
    "0.21.0": 68,
    "0.22.0": 69,
    "0.23.0": 70,
    "0.24.0": 71,
}
VERDICTS = {
    "as_coded": "as coded",
    "coarser_in_source": "the row says more than the source does",
    "wrong": "a cell was wrong, or disputed by the source",
    "not_found": "no page was found again",
}


def page(checked: Path) -> str:
    """The Markdown page for a CSV of edition, table_name, record_id, url, cited_page_seen, verdict, found, done."""
    with checked.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    samples = (_sample(edition, [row for row in rows if row["edition"] == edition]) for edition in reversed(SEEDS))
    return PAGE.format(tables=", ".join(SECOND_CODING), samples="\n".join(samples).rstrip())


def _sample(edition: str, rows: list[dict[str, str]]) -> str:
    counts = Counter(row["verdict"] for row in rows)
    return SAMPLE.format(
        edition=edition,
        seed=SEEDS[edition],
        rows=len(rows),
        seen=sum(row["cited_page_seen"] == "true" for row in rows),
        counts="\n".join(f"- {counts[verdict]} {words}" for verdict, words in VERDICTS.items()),
        lines="\n".join(_lines(rows)),
    )


def _lines(rows: list[dict[str, str]]) -> Iterator[str]:
    for row in rows:
        address = f"<{row['url']}>" if row["url"] else ""
        parts = (row["table_name"], row["record_id"], address, VERDICTS[row["verdict"]], row["found"], row["done"])
        yield "| " + " | ".join(part.replace("|", "\\|") for part in parts) + " |"
