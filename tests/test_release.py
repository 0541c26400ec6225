"""Version, date, licence and author stand in one place or agree, and nothing is there that must not be."""

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import nea_data as nea
from nea_data.descriptor import shipped

ROOT = Path(__file__).parents[1]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
CODEMETA = json.loads((ROOT / "codemeta.json").read_text(encoding="utf-8"))
ZENODO = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))


def test_version_agrees_everywhere() -> None:
    newest = re.search(r"^## (\S+) \((\S+)\)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest is not None
    assert nea.__version__ == newest[1]
    assert (CITATION["version"], str(CITATION["date-released"])) == (newest[1], newest[2])
    assert (CODEMETA["version"], CODEMETA["datePublished"]) == (newest[1], newest[2])
    assert (ZENODO["version"], ZENODO["publication_date"]) == (newest[1], newest[2])
    assert shipped().descriptor["created"].startswith(newest[2])


def test_version_of_the_wheel_comes_from_the_descriptor() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["version"]["path"] == "datapackage.json"
    assert "version" in project["project"]["dynamic"]
    pattern = project["tool"]["hatch"]["version"]["pattern"]
    found = re.findall(pattern.replace("?P<version>", ""), (ROOT / "datapackage.json").read_text(encoding="utf-8"))
    assert found[0] == nea.__version__


def test_author_is_the_entity_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [author["name"] for author in project["authors"]] == ["nea-data contributors"]
    assert [person["title"] for person in shipped().descriptor["contributors"]] == ["nea-data contributors"]
    listed = [CITATION["authors"], CODEMETA["author"], ZENODO["creators"]]
    assert [[author["name"] for author in authors] for authors in listed] == [["nea-data contributors"]] * 3


def test_licences_agree() -> None:
    names = {licence["name"] for licence in shipped().descriptor["licenses"]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert names == set(project["license"].split(" AND ")) == {"MIT", "CC-BY-4.0"}
    assert set(CITATION["license"]) == names
    assert {address.rpartition("/")[2] for address in CODEMETA["license"]} == names
    assert ZENODO["license"] == shipped().descriptor["licenses"][0]["name"] == "CC-BY-4.0"


@pytest.mark.parametrize("words", [r"doi\.org/10\.", r"\bpyp[i]\.", r"pyth[o]nhosted", "/hom[e]/", "/wor[k]/"])
def test_nothing_stands_here_that_only_a_publication_or_a_machine_has(words: str) -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    mine = Path(__file__).relative_to(ROOT).as_posix()
    texts = [name for name in tracked if name != mine and not name.startswith(("data/", "tests/package/"))]
    assert [name for name in texts if re.search(words, (ROOT / name).read_text(encoding="utf-8"))] == []


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    text = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.safe_load(text)
    return document


def test_release_begins_with_a_tag_that_is_the_version(workflow: dict[str, Any]) -> None:
    assert workflow[True] == {"push": {"tags": ["v*"]}}  # YAML 1.1 reads the word `on` as true
    step = next(step for step in workflow["jobs"]["check"]["steps"] if step.get("name", "").startswith("The tag"))
    for tag, code in ((f"v{nea.__version__}", 0), (nea.__version__, 1), ("v999.0.0", 1)):
        assert subprocess.run(["bash", "-c", step["run"]], cwd=ROOT, env=os.environ | {"TAG": tag}).returncode == code


def test_release_holds_no_secret_and_each_job_may_only_what_it_must(workflow: dict[str, Any]) -> None:
    jobs = workflow["jobs"]
    assert workflow["permissions"] == {"contents": "read"}
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        "check": None,
        "build": "check",
        "publish": "build",
        "release": "publish",
    }
    assert jobs["build"]["permissions"]["attestations"] == "write"
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert "secrets." not in str(workflow)
