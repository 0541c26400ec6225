"""What the READMEs promise is what happens: two commands each, and examples (of other pages, too) that are real."""

import re

import pytest
from readme import PAGES, ROOT, refreshed

READMES = ["README.md", "README.ja.md"]
CONTRIBUTING = ("CONTRIBUTING.md", "CONTRIBUTING.ja.md")


@pytest.mark.parametrize("name", PAGES)
def test_examples_print_what_the_page_shows(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    assert refreshed(page) == page


def test_both_pages_have_the_same_two_commands_first() -> None:
    commands = [
        re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL) for name in READMES
    ]
    assert commands[0] == commands[1]
    assert len(commands[0]) == 2
    assert "nea-data overview" in commands[0][0]
    assert "pytest" in commands[0][1]


def test_both_pages_for_editors_have_the_same_commands() -> None:
    blocks = [
        re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL) for name in CONTRIBUTING
    ]
    english, japanese = (" ".join(" ".join(page).split()) for page in blocks)
    assert english == "nea-data sheet meetings meetings.xlsx nea-data merge meetings.xlsx"
    assert japanese.replace(" --lang ja", "") == english


@pytest.mark.parametrize("name", PAGES + CONTRIBUTING)
def test_links_lead_to_files(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", page)
    assert links
    assert [link for link in links if "://" not in link and not (ROOT / name).parent.joinpath(link).exists()] == []
