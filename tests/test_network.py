"""Networks on a day: who is tied to what, and nothing that came later or had ended."""

import sys
from pathlib import Path

import pytest
from edits import apply

import nea_data as nea


def test_membership_ties_actors_to_frameworks_with_their_roles(mini: Path) -> None:
    graph = nea.network("membership", package=mini)
    assert graph.edges[("actor", "JPN"), ("framework", "six-party-talks")]["roles"] == "participant"
    assert graph.nodes["framework", "neacd"] | {"kind": None} == {
        "name_en": "Northeast Asia Cooperation Dialogue",
        "name_ja": "北東アジア協力対話",
        "track": "2",
        "kind": None,
        "part": "framework",
    }


def test_actors_are_weighted_by_the_frameworks_they_share(mini: Path) -> None:
    memberships = nea.load("memberships", mini)
    shared = set(memberships[memberships["actor_id"].eq("JPN")]["framework_id"])
    shared &= set(memberships[memberships["actor_id"].eq("CHN")]["framework_id"])
    assert nea.network("actors", package=mini)["JPN"]["CHN"]["weight"] == len(shared)


def test_frameworks_are_weighted_by_jaccard(mini: Path) -> None:
    edge = nea.network("frameworks", package=mini)["jpn-chn-macm"]["six-party-talks"]
    assert (edge["shared"], edge["weight"]) == (2, pytest.approx(2 / 6))


def test_neighbours_come_in_the_same_order_every_time(mini: Path) -> None:
    graph = nea.network("actors", package=mini)
    assert list(graph["JPN"]) == sorted(graph["JPN"])


def test_nobody_belongs_before_joining_or_after_leaving(mini: Path) -> None:
    assert len(nea.network("membership", on="1950-01-01", package=mini)) == 0
    apply(mini, {"table": "memberships", "where": {"framework_id": "jpn-chn-macm"}, "set": {"left": "2020-06"}})
    before = nea.network("membership", on="2020-05-31", package=mini)
    after = nea.network("membership", on="2020-07-01", package=mini)
    assert ("framework", "jpn-chn-macm") in before
    assert ("framework", "jpn-chn-macm") not in after


@pytest.mark.parametrize("day", ["1955-01-01", "1999-12-31", "2010-06-01"])
def test_ties_of_a_day_are_those_of_members_on(day: str) -> None:
    members = nea.sql("FROM members_on(?::DATE) SELECT actor_id, framework_id WHERE role <> 'convenor'", [day])
    edges = {(parts["actor"], parts["framework"]) for parts in map(dict, nea.network(on=day).edges)}
    assert edges == set(members.itertuples(index=False, name=None))


def test_roles_and_counting_are_those_of_the_tables_on_a_day() -> None:
    convenors = nea.network(roles=["convenor"])
    assert {edge["roles"] for *_, edge in convenors.edges(data=True)} == {"convenor"}
    tied = {
        counting: ("framework", "pecc") in nea.network(on="1980-09-15", counting=counting)
        for counting in ("earliest", "latest")
    }
    assert tied == {"earliest": True, "latest": False}  # its first members joined in September 1980


def test_no_framework_is_tied_to_another_before_both_are_there() -> None:
    assert set(nea.network("counterparts", on="1970-01-01")) <= set(nea.frameworks("1970-01-01")["framework_id"])


@pytest.mark.parametrize("kind", ["membership", "actors", "frameworks", "counterparts"])
def test_a_day_before_all_frameworks_has_an_empty_network(kind: str) -> None:
    assert len(nea.network(kind, on="1800-01-01")) == 0


def test_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(nea.NeaDataError, match="There is no data package at .*nowhere"):
        nea.network(package=tmp_path / "nowhere")


def test_counterparts_are_directed_and_say_how() -> None:
    graph = nea.network("counterparts")
    assert "second_track_of" in {edge["relation"] for edge in graph.get_edge_data("cscap", "arf").values()}
    assert graph.is_directed()


@pytest.mark.parametrize("kind", ["membership", "actors", "frameworks", "counterparts"])
def test_every_node_is_described(kind: str) -> None:
    graph = nea.network(kind)
    assert all(data["name_en"] for _, data in graph.nodes(data=True))


@pytest.mark.parametrize(("kind", "on", "words"), [("friends", None, "network named"), ("actors", "2000", "no day")])
def test_wrong_call_is_one_sentence(kind: str, on: str | None, words: str) -> None:
    with pytest.raises(nea.NeaDataError, match=words):
        nea.network(kind, on=on)


def test_roles_are_no_matter_of_counterparts() -> None:
    with pytest.raises(nea.NeaDataError, match="leave roles= out"):
        nea.network("counterparts", roles=["member"])


def test_without_networkx_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(nea.NeaDataError, match="extra 'network'"):
        nea.network()
