"""Pages that say what is covered: the essay sentence by sentence, and each series edition by edition."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nea_data.database import view
from nea_data.loaders import PackageLike, load

if TYPE_CHECKING:
    import pandas as pd

SECTIONS = {
    0: "Introduction",
    1: "The security environment of Northeast Asia",
    2: "Progress of Japan–US–ROK security cooperation",
    3: "Challenges and prospects of Japan–US–ROK security cooperation",
    4: "Links with other multilateral frameworks",
    5: "The role of track 2",
    6: "Conclusion",
}


def series(package: PackageLike = None) -> str:
    """A Markdown page: for each series the editions found and expected, the first and last, sources and gaps."""
    rows = view("coverage", package)
    head = [
        "# Coverage of the series of meetings\n",
        "Generated from the data. `held`: editions that took place and have a row; `not held`: cancelled, postponed or "
        "unanswered; `expected`: for a complete numbered series, the editions from the lowest number to the highest "
        "that a meeting or an open gap bears; `numbered`: ordinals found; `coverage`: *complete* where each edition "
        "between `coverage from` and `through` has a row or a gap row, so that fewer can be held than expected; "
        "`sources a meeting`: supporting sources, on average. Series whose meetings are counted in part have more held "
        "than expected.\n",
        "Whether a year without a meeting is a silence or a lack of data the view `meeting_rhythm` says, year by year: "
        "0 is a silence, an empty cell is no data.\n",
    ]
    return "\n".join([*head, *_table(rows), ""])


def essay(sentences: Path, package: PackageLike = None) -> str:
    """A Markdown page: every sentence of the essay with its claims, the cells they speak of and the verdicts.

    `sentences` is a CSV of section, paragraph, sentence, states_fact, why_not: the essay's own text is not in it.
    """
    with sentences.open(encoding="utf-8", newline="") as handle:
        wanted = list(csv.DictReader(handle))
    claims = load("claims", package)
    claims = claims[claims["source_id"].eq("jfir-essay-2025")]
    cells = load("evidence", package).dropna(subset=["claim_id"])
    return "\n".join(_essay_lines(wanted, claims, cells)) + "\n"


def _essay_lines(wanted: list[dict[str, str]], claims: pd.DataFrame, cells: pd.DataFrame) -> Iterator[str]:
    facts = [row for row in wanted if row["states_fact"] == "true"]
    verdicts = claims["verdict"].value_counts()
    yield "# What the essay says, and what became of it\n"
    yield (
        "Generated from `claims.csv` and `evidence.csv`. The essay (The Japan Forum on International Relations, "
        "19 September 2025, https://www.jfir.or.jp/?p=12260) is cited by section, paragraph and sentence; each "
        "statement stands in our own words. Headings and section names are ours.\n"
    )
    yield (
        f"{len(wanted)} sentences, {len(facts)} of them state a fact; {len(claims)} claims: "
        + ", ".join(f"{verdict} {count}" for verdict, count in verdicts.items())
        + ".\n"
    )
    for section, rows in groupby(wanted, key=lambda row: int(row["section"])):
        yield f"## {section}. {SECTIONS[section]}\n"
        for row in rows:
            yield from _sentence(row, claims, cells)
        yield ""


def _sentence(row: dict[str, str], claims: pd.DataFrame, cells: pd.DataFrame) -> Iterator[str]:
    locator = f"section {row['section']}, paragraph {row['paragraph']}, sentence {row['sentence']}"
    place = f"Paragraph {row['paragraph']}, sentence {row['sentence']}"
    if row["states_fact"] != "true":
        yield f"- {place}: states no fact ({row['why_not']})."
        return
    yield f"- {place}:"
    for claim in claims[claims["locator"].eq(locator)].to_dict("records"):
        judged = f"*{_words(claim['verdict'])}*{_hedge(claim['hedge'])}"
        yield f"  - {claim['statement_en']} {judged}{_spoken_of(claim['claim_id'], cells)}"


def _spoken_of(claim_id: str, cells: pd.DataFrame) -> str:
    mine = cells[cells["claim_id"].eq(claim_id)]
    spoken = [f"`{cell.table_name}` {cell.record_id} {cell.field} ({cell.stance})" for cell in mine.itertuples()]
    return f" — {'; '.join(spoken)}" if spoken else ""


def _hedge(hedge: str) -> str:
    return "" if hedge == "none" else f" [{hedge}]"


def _words(code: str) -> str:
    return code.replace("_", " ")


def _table(rows: pd.DataFrame) -> list[str]:
    lines: list[list[Any]] = [[_words(name) for name in rows.columns], ["---"] * len(rows.columns)]
    shown = rows.astype("string").fillna("")
    lines += shown.to_numpy().tolist()
    return ["| " + " | ".join(line) + " |" for line in lines]
