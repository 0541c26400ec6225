"""Rows in Japanese: every head and code that the schemas or the file of titles have words for, nothing else changed."""

import pytest

import nea_data as nea
from nea_data.in_japanese import in_japanese


def rows_of(name: str):
    return nea.view(name) if name in nea.views() else nea.load(name)


@pytest.mark.parametrize("name", nea.tables() + nea.views())
def test_every_column_of_a_table_or_view_has_a_head_in_japanese(name: str) -> None:
    rows = rows_of(name)
    heads = in_japanese(rows, name).columns
    lacking = [column for column, head in zip(rows, heads, strict=True) if column == head]
    assert lacking == [], "give them a title_ja in view_columns.csv"


@pytest.mark.parametrize("name", nea.tables() + nea.views())
def test_only_codes_are_changed(name: str) -> None:
    rows = rows_of(name)
    labels = {*nea.codes()["label_ja"], *nea.load("actors")["name_ja"].dropna()}
    japanese = in_japanese(rows, name)
    for place, column in enumerate(rows):
        before, after = rows[column].astype("string"), japanese.iloc[:, place].astype("string")
        assert before.isna().equals(after.isna())
        changed = after[before.ne(after).fillna(False).astype(bool)]
        assert {part for cell in changed.unique() for part in cell.split("、")} <= labels


@pytest.mark.parametrize(
    ("name", "column", "head", "cell"),
    [
        ("frameworks", "framework_id", "枠組みID", "arf"),
        ("meeting_timeline", "framework_id", "枠組み", "arf"),
        ("meeting_timeline", "status", "状況", "開催"),
        ("meetings", "country", "国・地域", "日本"),
        ("document_timeline", "country", "国・地域", "韓国"),
        ("memberships", "actor_id", "主体", "JPN"),
        ("framework_overview", "status", "現状", "活動中"),
        ("counterpart_network", "from_track", "起点のトラック", "トラック2"),
        ("actor_framework", "roles", "役割", "準加盟、加盟"),
        ("counterpart_network", "relation", "関係", "〜から発展"),
        ("membership_spells", "joined_earliest", "加入(最早)", "2006-05-09"),
        ("framework_year", "meetings_leaders", "首脳の会合", "1"),
    ],
)
def test_head_and_cell(name: str, column: str, head: str, cell: str) -> None:
    rows = rows_of(name)
    place = list(rows).index(column)
    japanese = in_japanese(rows, name)
    assert japanese.columns[place] == head
    assert cell in set(japanese.iloc[:, place].astype("string"))


def test_codes_of_two_tables_with_one_name_are_told_apart_by_their_values() -> None:
    rows = nea.load("framework_changes")
    labels = nea.codes("framework_changes").query("column == 'standing'").set_index("value")["label_ja"]
    assert in_japanese(rows, "framework_changes")["採否"].equals(rows["standing"].map(labels).astype("string"))
