"""Every sentence of the essay is accounted for."""

import csv
from pathlib import Path

import nea_data as nea

SENTENCES = Path(__file__).parents[1] / "docs/essay-sentences.csv"


def locators(states_fact: str) -> set[str]:
    with SENTENCES.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["states_fact"] == states_fact]
    return {f"section {row['section']}, paragraph {row['paragraph']}, sentence {row['sentence']}" for row in rows}


def essay_claims():
    return nea.load_claims().query("source_id == 'jfir-essay-2025'")


def test_every_sentence_that_states_a_fact_has_claims_and_no_other_has() -> None:
    assert set(essay_claims()["locator"]) == locators("true")


def test_sentences_without_a_fact_say_why() -> None:
    with SENTENCES.open(encoding="utf-8", newline="") as handle:
        assert all(row["why_not"] for row in csv.DictReader(handle) if row["states_fact"] == "false")


def test_scenarios_rest_on_claims_of_the_essay() -> None:
    evidence = nea.load_evidence().query("table_name == 'trilateral_scenarios'")
    assert evidence["claim_id"].str.startswith("jfir-essay-2025").all()
    assert evidence["record_id"].nunique() == 4


def test_founding_years_that_the_essay_gives_are_joined_to_their_cells() -> None:
    cells = nea.load_evidence().dropna(subset=["claim_id"]).query("table_name == 'founding_dates'")
    spoken_of = set(cells["record_id"].str.split("/").str[0])
    assert spoken_of >= {
        *("arf", "admm-plus", "pecc", "asean-isis", "cscap", "neacd"),
        *("shangri-la-dialogue", "xiangshan-forum", "chn-jpn-kor-trilateral", "jpn-chn-defence-hotline"),
    }
