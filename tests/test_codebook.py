"""The codebook as a frame and as a page, and the generated files beside it."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import nea_data as nea
from nea_data import codebook_ja
from nea_data.codebook import describe_view, markdown
from nea_data.descriptor import read_package, shipped
from nea_data.sqlfiles import sql_files
from nea_data.view_columns import meanings

ROOT = Path(__file__).parents[1]


def test_codebook_has_one_row_a_column() -> None:
    book = nea.describe()
    assert len(book) == sum(len(nea.load(name).columns) for name in nea.tables()) - 2  # founding_date, founding_year
    assert book["description"].notna().all()
    assert str(book["is_required"].dtype) == "boolean"


def test_codebook_of_one_table_names_keys_and_vocabularies() -> None:
    book = nea.describe("meetings").set_index("column")
    assert book.loc["meeting_id", "key"] == "primary"
    assert book.loc["country", "key"] == "actors"
    assert book.loc["status", "values"] == "held, postponed, cancelled, unanswered"
    assert book.loc["start_date", "type"] == "EDTF date"


def test_examples_of_keys_name_rows_of_the_data() -> None:
    book = nea.describe()
    for row in book[book["key"].ne("")].itertuples():
        own, other = nea.load(row.table)[row.column], next(iter(set(row.key.split(", ")) - {"primary"}), None)
        known = own if other is None else pd.concat([own, nea.load(other).iloc[:, 0]])
        assert row.example in set(known.astype("string")), f"{row.table}.{row.column}"


def test_codes_are_said_in_words_in_both_languages_in_pandas_and_in_sql() -> None:
    codes = nea.codes()
    assert codes.notna().all(axis=None)
    assert nea.sql("FROM codes()").to_numpy().tolist() == codes.to_numpy().tolist()
    status = nea.codes("meetings").query("column == 'status'").set_index("value")["label_ja"]
    assert nea.load_meetings()["status"].astype("string").map(status).notna().all()


def test_a_package_without_words_for_its_codes_has_none(mini: Path) -> None:
    for path in (mini / "schemas").glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        fields = [{name: value for name, value in field.items() if name != "categories"} for field in schema["fields"]]
        path.write_text(json.dumps(schema | {"fields": fields}), encoding="utf-8")
    assert nea.codes(package=mini).empty
    assert nea.sql("FROM codes()", package=mini).empty


def test_unknown_table_is_refused() -> None:
    with pytest.raises(nea.UnknownNameError, match="Did you mean 'events'"):
        nea.describe("event")


def test_columns_of_a_view_come_from_the_catalogue() -> None:
    assert describe_view("founding_years")["column"].tolist()[:3] == ["framework_id", "name_en", "founding_year"]


def test_a_column_of_a_view_is_described_where_the_tables_agree_on_it() -> None:
    said = describe_view("meeting_timeline").set_index("column")["description"]
    meetings = shipped().table("meetings")
    assert said["city"] == meetings.field("city").description  # a document has one, too, and means another by it
    assert said["mode"] == meetings.field("mode").description
    assert said["start_earliest"] == "First day that start can mean."


def test_every_column_of_every_view_and_macro_is_described_and_nothing_else_is() -> None:
    with (ROOT / "src/nea_data/view_columns.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    macros = [file.name for file in sql_files("table_macros")]
    described = pd.concat(map(nea.describe, [*nea.views(), *macros]))
    columns = set(described[["view", "column"]].itertuples(index=False, name=None))
    assert described[described["description"].eq("")].empty
    assert all(any(row["view"] in ("", view) and row["column"] == column for view, column in columns) for row in rows)
    assert all(row["same_as"] or row["title_ja"] or row["description"] for row in rows)
    assert [*rows] == sorted(rows, key=lambda row: (row["view"], row["column"]))


def test_a_column_taken_over_from_a_table_says_what_the_table_says_and_nothing_where_that_has_none(mini: Path) -> None:
    package = read_package(mini)
    assert meanings("document_timeline", ["kind"], package) == [package.table("documents").field("kind").description]
    schema = mini / "schemas/documents.json"
    content = json.loads(schema.read_text(encoding="utf-8"))
    fields = [field for field in content["fields"] if field["name"] != "kind"]
    schema.write_text(json.dumps(content | {"fields": fields}), encoding="utf-8")
    assert meanings("document_timeline", ["kind"], read_package(mini)) == [""]


def test_a_table_of_a_fork_that_is_called_like_a_view_is_the_table(mini: Path) -> None:
    path = mini / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    assert '"name": "errata"' in text
    path.write_text(text.replace('"name": "errata"', '"name": "hosts"'), encoding="utf-8")
    assert list(nea.load("hosts", mini)) == nea.describe("hosts", mini)["column"].tolist()


def test_page_names_every_table_view_and_rule() -> None:
    page = markdown()
    assert all(f"## {name}\n" in page for name in nea.tables() + nea.views())
    assert all(f"- `{file.name}`: " in page for file in sql_files("rules"))


def test_japanese_page_names_every_table_column_and_rule_in_japanese() -> None:
    page = codebook_ja.markdown()
    assert all(f"## {name}\n" in page for name in nea.tables())
    assert all(f"- `{file.name}`:{file.comment_ja}" in page for file in sql_files("rules"))
    for row in nea.describe().itertuples():
        assert f"| `{row.column}` | {row.title_ja} |" in page
        assert row.description_ja in page


def test_words_that_a_package_lacks_in_japanese_stand_in_english(mini: Path) -> None:
    schema = mini / "schemas/events.json"
    content = json.loads(schema.read_text(encoding="utf-8"))
    del content["fields"][0]["title_ja"], content["fields"][0]["description_ja"]
    schema.write_text(json.dumps(content), encoding="utf-8")
    assert "| `event_id` | Event id | 文字列 | 主キー | 必須 | <owner>-<slug>-<year>" in codebook_ja.markdown(mini)


def test_generated_files_are_up_to_date() -> None:
    command = [sys.executable, "scripts/build_docs.py", "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.stdout == ""
