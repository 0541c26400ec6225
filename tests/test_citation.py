"""Citations: exact on the miniature package, read by other programs, and following the descriptor's one address."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pybtex.database
import pytest
import rispy
from edits import apply, describe_as
from test_cli import run

import nea_data as nea
from nea_data.citation import PROSE, RECORDS, STYLES
from nea_data.citation.reference import Reference, source_reference
from nea_data.descriptor import shipped
from nea_data.loaders import read_table

DOI = "10.5555/nea-data.test"  # a prefix kept for tests; it leads nowhere
SUPPORTING, DISPUTING = "arf-chairman-statement-1st-1994", "acronym-six-party-chair-2005"
ROW = {"table": "meetings", "record": "arf-ministerial-1994-1"}
TITLE = "nea-data: security cooperation in and around Northeast Asia"


@pytest.fixture
def edition(mini: Path) -> Path:
    """The miniature package as an edition whose version and date stay as they are."""
    return describe_as(mini, version="1.2.3", created="2027-03-04T00:00:00Z")


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("apa", f"nea-data contributors. (2027). {TITLE} (Version 1.2.3) [Data set]."),
        ("chicago", f"nea-data contributors. 2027. “{TITLE}.” Version 1.2.3. Data set."),
        ("apsr", f"nea-data contributors. 2027. “{TITLE}.” Version 1.2.3. Data set."),
        (
            "sist02",
            "nea-data contributors. nea-data:北東アジアとその周辺の安全保障協力. "
            "Version 1.2.3, 2027-03-04. データセット.",
        ),
    ],
)
def test_package_is_cited_with_its_version(edition: Path, style: str, text: str) -> None:
    assert nea.cite(style, package=edition) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("apa", f"nea-data contributors. (2027). Meetings [Data set table]. In {TITLE} (Version 1.2.3)."),
        ("chicago", f"nea-data contributors. 2027. “Meetings.” In {TITLE}. Version 1.2.3. Data set."),
        (
            "sist02",
            'nea-data contributors. "会合". nea-data:北東アジアとその周辺の安全保障協力. '
            "Version 1.2.3, 2027-03-04. データセット.",
        ),
    ],
)
def test_table_is_cited_as_a_part(edition: Path, style: str, text: str) -> None:
    assert nea.cite(style, "meetings", package=edition) == text


@pytest.mark.parametrize("identifier", [DOI, f"doi:{DOI}", f"https://doi.org/{DOI}"])
@pytest.mark.parametrize("style", STYLES)
def test_doi_of_the_descriptor_appears_in_every_style(edition: Path, style: str, identifier: str) -> None:
    assert "doi" not in nea.cite(style, package=edition).lower()
    assert f"https://doi.org/{DOI}" in nea.cite(style, package=describe_as(edition, id=identifier))


@pytest.mark.parametrize("style", STYLES)
def test_homepage_is_the_address_until_there_is_a_doi(edition: Path, style: str) -> None:
    at_home = describe_as(edition, homepage="https://example.org/nea-data")
    assert "https://example.org/nea-data" in nea.cite(style, package=at_home)
    assert "example.org" not in nea.cite(style, package=describe_as(at_home, id=DOI))


def test_day_of_reading_stands_where_the_style_has_it(edition: Path) -> None:
    at_home = describe_as(edition, homepage="https://example.org/nea-data")
    assert nea.cite("sist02", accessed="2027-05-06", package=at_home).endswith("nea-data, (参照 2027-05-06).")
    assert nea.cite("apsr", accessed="2027-05-06", package=at_home).endswith("(accessed May 6, 2027).")
    assert "2027-05-06" not in nea.cite("apa", accessed="2027-05-06", package=at_home)


@pytest.fixture
def rivals(edition: Path) -> Path:
    """A meeting that one source supports and another, first by name, disputes."""
    where = {"table_name": "meetings", "record_id": ROW["record"]}
    dispute = {"source_id": DISPUTING, "field": "city", "stance": "disputes", "locator": "page 3"}
    apply(edition, {"table": "evidence", "where": where, "copy": dispute})
    return edition


@pytest.mark.parametrize("style", STYLES)
def test_row_is_cited_with_every_source_behind_it(style: str, rivals: Path) -> None:
    addresses = nea.load("sources", rivals).set_index("source_id").loc[[SUPPORTING, DISPUTING], "url"]
    text = nea.cite(style, **ROW, package=rivals)
    assert [url for url in addresses if url not in text] == []


def test_sources_that_dispute_a_row_come_last_and_say_of_what(rivals: Path) -> None:
    items = json.loads(nea.cite("csl-json", **ROW, package=rivals))
    assert [item["id"] for item in items[1:]] == [SUPPORTING, DISPUTING]
    assert [item["note"] for item in items[1:]] == ["supports the row (paragraph 1)", "disputes city (page 3)"]


def test_row_without_evidence_rests_on_the_row_it_belongs_to() -> None:
    evidence = nea.load_evidence()
    parents = set(evidence.loc[evidence["table_name"].eq("documents"), "record_id"])
    own = set(evidence.loc[evidence["table_name"].eq("document_parties"), "record_id"])
    ids = nea.load_document_parties()[["document_id", "actor_id"]].agg("/".join, axis=1)
    bare = next((record for record in ids if record not in own and record.split("/")[0] in parents), None)
    if bare is not None:  # the data may have evidence of their own for each
        cited = json.loads(nea.cite("csl-json", "document_parties", bare))
        parent = json.loads(nea.cite("csl-json", "documents", bare.split("/")[0]))
        assert [item["id"] for item in cited[1:]] == [item["id"] for item in parent[1:]] != []


def test_claim_rests_on_the_source_that_makes_it(mini: Path) -> None:
    claim = nea.load("claims", mini).iloc[0]
    items = json.loads(nea.cite("csl-json", "claims", claim["claim_id"], package=mini))
    assert [item["id"] for item in items[1:]] == [claim["source_id"]]


def test_bibtex_is_read_by_pybtex_with_the_entity_as_one_name(mini: Path) -> None:
    entries = pybtex.database.parse_string(nea.cite("bibtex", **ROW, package=mini), "bibtex").entries
    assert len(entries) == len(json.loads(nea.cite("csl-json", **ROW, package=mini)))
    assert [str(name) for name in next(iter(entries.values())).persons["author"]] == ["{nea-data contributors}"]
    assert all(len(entry.persons["author"]) >= 1 and entry.fields["title"] for entry in entries.values())


def test_bibtex_survives_the_signs_of_latex(mini: Path) -> None:
    apply(mini, {"table": "sources", "where": {}, "set": {"title": "A & B: 100% of #1_2 {x} ~ ^ \\ $"}})
    entries = pybtex.database.parse_string(nea.cite("bibtex", **ROW, package=mini), "bibtex").entries
    assert {entry.fields["title"] for key, entry in entries.items() if not key.startswith("nea-data")} == {
        r"{A \& B: 100\% of \#1\_2 \{x\} \textasciitilde{} \textasciicircum{} \textbackslash{} \$}"
    }


def test_ris_is_read_by_rispy(edition: Path) -> None:
    entries = rispy.loads(nea.cite("ris", **ROW, package=edition))
    assert [entry["type_of_reference"] for entry in entries] == ["DATA"] + ["ELEC"] * (len(entries) - 1)
    assert (entries[0]["year"], entries[0]["authors"]) == ("2027", ["nea-data contributors,"])
    assert all(entry["urls"] for entry in entries[1:])


def test_csl_json_has_what_the_format_asks_for(edition: Path) -> None:
    items = json.loads(nea.cite("csl-json", **ROW, package=edition))
    assert items[0]["issued"] == {"date-parts": [[2027, 3, 4]]}
    assert items[0]["author"] == [{"literal": "nea-data contributors"}]
    assert {item["type"] for item in items[1:]} == {"webpage"}
    assert len({item["id"] for item in items}) == len(items)


@pytest.fixture(scope="module")
def pages() -> list[Reference]:
    return [source_reference(row, []) for _, row in read_table(shipped().table("sources")).iterrows()]


@pytest.mark.parametrize("style", ["chicago", "apsr"])
def test_a_quotation_inside_a_title_gets_single_marks(style: str, pages: list[Reference]) -> None:
    page = replace(pages[0], title="“Shangri-La” and after")
    assert "“‘Shangri-La’ and after.”" in PROSE[style](page)


@pytest.mark.parametrize("style", [*PROSE, *RECORDS])
def test_every_source_can_be_cited(style: str, pages: list[Reference]) -> None:
    texts = [(PROSE | RECORDS)[style](page) for page in pages]
    assert [page.url for page, text in zip(pages, texts, strict=True) if page.url not in text] == []
    assert [text for text in texts if re.search(r"<NA>|\(\)|““|, ,|^\.", text)] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"style": "mla"}, "no style named 'mla'"),
        ({"table": "meetngs"}, "Did you mean 'meetings'"),
        ({"table": "meetings", "record": "arf-ministerial-1994-2"}, "did you mean 'arf-ministerial-1994-1'"),
        ({"record": "arf-ministerial-1994-1"}, "say which table"),
        ({"accessed": "yesterday"}, "write it as YYYY-MM-DD"),
    ],
)
def test_wrong_request_is_one_sentence(arguments: dict[str, str], words: str) -> None:
    with pytest.raises(nea.NeaDataError, match=words):
        nea.cite(**arguments)


QUERY = "SELECT framework_id, count(*) AS n, max(start_date) AS last FROM meetings GROUP BY framework_id"


def test_query_is_kept_and_made_again(mini: Path, tmp_path: Path) -> None:
    cited = nea.cite_query(QUERY, path=tmp_path / "query.json", package=mini)
    assert cited == json.loads((tmp_path / "query.json").read_text(encoding="utf-8"))
    assert (cited["sql"], cited["version"], cited["columns"]) == (QUERY, nea.__version__, ["framework_id", "n", "last"])
    outcome = nea.reproduce(tmp_path / "query.json", package=mini)
    assert (outcome.is_same_data, outcome.is_same_result) == (True, True)
    assert len(outcome.rows) == cited["rows"]


def test_order_of_rows_is_no_part_of_the_result(mini: Path) -> None:
    up, down = (nea.cite_query(f"{QUERY} ORDER BY n {way}", package=mini) for way in ("ASC", "DESC"))
    assert up["result_fingerprint"] == down["result_fingerprint"]


def test_changed_data_show_in_the_result(mini: Path, tmp_path: Path) -> None:
    nea.cite_query(QUERY, path=tmp_path / "query.json", package=mini)
    nea.cite_query("SELECT count(*) FROM actors", path=tmp_path / "actors.json", package=mini)
    apply(
        mini, {"table": "meetings", "where": {"meeting_id": ROW["record"]}, "copy": {"meeting_id": "new", "part": "2"}}
    )
    changed = describe_as(mini, version="9.9.9")
    outcome = nea.reproduce(tmp_path / "query.json", package=changed)
    assert str(outcome) == f"Cited from version {nea.__version__}, run on version 9.9.9 (other data): another result."
    assert nea.reproduce(tmp_path / "actors.json", package=changed).is_same_result


def test_query_takes_parameters(mini: Path, tmp_path: Path) -> None:
    query = "SELECT meeting_id FROM meetings WHERE framework_id = ?"
    nea.cite_query(query, ["arf"], path=tmp_path / "query.json", package=mini)
    rows = nea.reproduce(tmp_path / "query.json", package=mini).rows
    assert rows["meeting_id"].str.startswith("arf-").all()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT random() AS r",
        "SELECT uuid()::VARCHAR AS u",
        "SELECT get_current_timestamp() AS t",
        "SELECT meeting_id FROM meetings LIMIT 1",
        "SELECT meeting_id FROM meetings ORDER BY framework_id LIMIT 1",
        "SELECT string_agg(meeting_id, ' ') AS ids FROM meetings WHERE framework_id = 'arf'",
    ],
)
def test_query_of_chance_or_clock_or_of_the_order_of_rows_is_refused(mini: Path, query: str) -> None:
    with pytest.raises(nea.NeaDataError, match="rows in another order"):
        nea.cite_query(query, package=mini)


def test_query_that_orders_what_it_limits_and_strings_together_is_cited(mini: Path) -> None:
    ids = "SELECT string_agg(meeting_id, ' ' ORDER BY meeting_id) AS ids FROM meetings WHERE framework_id = 'arf'"
    for query in (ids, "SELECT meeting_id FROM meetings ORDER BY meeting_id LIMIT 1"):
        assert nea.cite_query(query, package=mini)["rows"] == 1


@pytest.mark.parametrize("text", ["[]", "{}", '{"sql": "SELECT 1"}', "not json"])
def test_file_that_is_no_cited_query_is_refused(mini: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "query.json").write_text(text)
    with pytest.raises(nea.PackageError, match=r"query\.json"):
        nea.reproduce(tmp_path / "query.json", package=mini)


def test_cited_query_can_only_read(mini: Path, tmp_path: Path) -> None:
    cited = nea.cite_query("SELECT 1 AS one", package=mini) | {"sql": "DROP TABLE evidence"}
    (tmp_path / "query.json").write_text(json.dumps(cited))
    with pytest.raises(nea.NeaDataError, match="only reads"):
        nea.reproduce(tmp_path / "query.json", package=mini)


def test_existing_file_and_odd_parameter_are_refused(mini: Path, tmp_path: Path) -> None:
    (tmp_path / "query.json").write_text("mine")
    with pytest.raises(nea.PackageError, match="exists already"):
        nea.cite_query("SELECT 1 AS one", path=tmp_path / "query.json", package=mini)
    with pytest.raises(nea.NeaDataError, match="give it as text"):
        nea.cite_query("SELECT ? IS NULL AS one", [b"1"], path=tmp_path / "other.json", package=mini)
    assert (tmp_path / "query.json").read_text() == "mine"
    assert not (tmp_path / "other.json").exists()


@pytest.mark.parametrize("command", ["cite", "reproduce", "export"])
def test_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.returncode == 0
    assert "Usage:" in result.stdout


def test_command_line_cites_and_reproduces(tmp_path: Path) -> None:
    assert run("cite", "--style", "apsr").stdout.strip() == nea.cite("apsr")
    assert run("cite", "--table", "meetings", "--record", ROW["record"]).stdout.strip() == nea.cite(**ROW)
    path = str(tmp_path / "query.json")
    assert f"nea-data reproduce {path}" in run("cite", "--query", QUERY, "--out", path).stdout
    again = run("reproduce", path)
    assert (again.returncode, again.stdout.split(": ")[-1].strip()) == (0, "the same result.")
    text = (tmp_path / "query.json").read_text(encoding="utf-8")
    (tmp_path / "query.json").write_text(text.replace("count(*)", "count(*) + 1"), encoding="utf-8")
    assert run("reproduce", path).returncode == 1
    assert run("reproduce", path, "--rows", "--format", "csv").stdout.startswith("framework_id,n,last\n")
    assert run("cite", "--query", QUERY, "--table", "meetings").returncode == 2
    assert run("cite", "--out", path).returncode == 2


def test_a_panel_with_choices_is_cited_with_them(tmp_path: Path) -> None:
    query = "SELECT * FROM framework_year WHERE framework_id = 'arf'"
    path = tmp_path / "cited.json"
    cited = nea.cite_query(query, path=path, variables={"counting": "latest"})
    assert cited["result_fingerprint"] != nea.cite_query(query)["result_fingerprint"]
    assert nea.reproduce(path).is_same_result
    without = {name: value for name, value in cited.items() if name != "variables"}
    path.write_text(json.dumps(without), encoding="utf-8")
    assert not nea.reproduce(path).is_same_result
