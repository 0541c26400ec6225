"""The edges where panels go wrong, on invented worlds: compared with a count day by day in plain Python."""

from collections import Counter
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from world import ACTORS, CUTOFF, clear, days, empty_world, framework, insert, member

few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

day = st.dates(date(1999, 1, 1), date(2005, 12, 31))
spans = st.tuples(day, st.integers(0, 900)).map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1])))
memberships = st.dictionaries(
    st.tuples(st.sampled_from(["one", "two", "three"]), st.sampled_from(ACTORS)), spans, min_size=1, max_size=8
)


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return empty_world()


@pytest.fixture
def world(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    connection.execute("RESET VARIABLE counting")
    clear(connection)
    return connection


def populate(world: duckdb.DuckDBPyConnection, belonging: dict[tuple[str, str], tuple[date, date]]) -> None:
    clear(world)
    for name in ("one", "two", "three"):
        framework(world, name, "1999-01-01")
    for (name, actor), (first, last) in belonging.items():
        member(world, name, actor, [("member", first.isoformat(), last.isoformat())])


@few
@given(belonging=memberships)
def test_dyads_share_what_a_count_day_by_day_finds(world, belonging) -> None:
    populate(world, belonging)
    expected: Counter[tuple[str, str, int]] = Counter()
    for name, a in belonging:
        for b in [b for other, b in belonging if other == name and a < b]:
            common = days(*belonging[name, a]) & days(*belonging[name, b])
            expected.update({(a, b, year) for year in {each.year for each in common}})
    query = "SELECT actor_1, actor_2, year, shared_frameworks FROM dyad_year WHERE shared_frameworks > 0"
    assert {(a, b, year): shared for a, b, year, shared in world.execute(query).fetchall()} == dict(expected)


@few
@given(belonging=memberships)
def test_a_dyad_stands_once_undirected_and_twice_mirrored(world, belonging) -> None:
    populate(world, belonging)
    insert(world, "series", [series("one", "complete", "1999", "2005")])
    insert(world, "meetings", [meeting(n, "one", f"200{n}-06-01", country=ACTORS[n]) for n in range(4)])
    undirected = world.execute("SELECT * FROM dyad_year").df()
    directed = world.execute("SELECT * FROM directed_dyad_year").df()
    swap = {f"{name}_{x}": f"{name}_{y}" for x, y in ("12", "21") for name in SIDES}
    both = {tuple(row) for row in directed.astype(object).where(directed.notna(), None).to_numpy().tolist()}
    mirrored = directed.rename(columns=swap)[directed.columns]
    assert {tuple(row) for row in mirrored.astype(object).where(mirrored.notna(), None).to_numpy().tolist()} == both
    assert len(both) == len(directed) == 2 * len(undirected)
    assert (undirected["actor_1"] < undirected["actor_2"]).all()
    assert not directed.duplicated(["actor_1", "actor_2", "year"]).any()


@few
@given(belonging=memberships)
def test_actors_belong_on_the_days_of_their_spell_and_on_no_other(world, belonging) -> None:
    populate(world, belonging)
    rows = world.execute(
        "SELECT framework_id, actor_id, year, days, joins, leaves FROM actor_framework_year"
    ).fetchall()
    counted = Counter((name, actor, each.year) for (name, actor), span in belonging.items() for each in days(*span))
    assert {(name, actor, year): number for name, actor, year, number, _, _ in rows} == counted
    for name, actor, year, _, joins, leaves in rows:
        first, last = belonging[name, actor]
        assert (joins, leaves) == (int(first.year == year), int(last.year == year))


def test_joining_and_leaving_within_a_year_is_a_year_of_belonging(world) -> None:
    framework(world, "one", "1999-01-01")
    member(world, "one", "JPN", [("member", "2001-03", "2001")])
    rows = world.execute("SELECT year, joins, leaves FROM actor_framework_year").fetchall()
    assert rows == [(2001, 1, 1)]


@few
@given(turn=day, edtf=st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]), counting=st.sampled_from(["earliest", "latest"]))
def test_spells_that_touch_are_one_presence(world, turn, edtf, counting) -> None:
    clear(world)
    framework(world, "one", "1998-01-01")
    turned = turn.strftime(edtf)
    member(world, "one", "IND", [("associate_member", "1998-06-01", turned), ("member", turned, "2007-05-05")])
    insert(world, "actors", [{"actor_id": "IND", "kind": "state", "name_en": "India", "name_ja": "インド"}])
    world.execute("SET VARIABLE counting = ?", [counting])
    rows = world.execute("SELECT year, joins, leaves FROM actor_framework_year ORDER BY year").fetchall()
    assert [year for year, _, _ in rows] == list(range(1998, 2008))
    assert [(joins, leaves) for _, joins, leaves in rows] == [(1, 0), *[(0, 0)] * 8, (0, 1)]
    assert world.execute("SELECT max(members) FROM framework_year").fetchone() == (1,)


@few
@given(years=st.tuples(st.integers(1999, 2010), st.integers(0, 5)))
def test_a_panel_by_year_does_not_depend_on_the_counting_of_dates_known_to_the_year(world, years) -> None:
    clear(world)
    framework(world, "one", "1995-01-01")
    member(world, "one", "JPN", [("member", str(years[0]), str(sum(years)))])
    seen = []
    for counting in ("earliest", "latest"):
        world.execute("SET VARIABLE counting = ?", [counting])
        seen.append(world.execute("SELECT year, joins, leaves FROM actor_framework_year ORDER BY year").fetchall())
    assert seen[0] == seen[1]
    assert [year for year, _, _ in seen[0]] == list(range(years[0], sum(years) + 1))


@pytest.mark.parametrize(
    ("joined", "left", "earliest", "latest"),
    [
        ("2001", None, ("2001-01-01", str(CUTOFF)), ("2001-12-31", str(CUTOFF))),
        ("2001-02", "2003", ("2001-02-01", "2003-01-01"), ("2001-02-28", "2003-12-31")),
        ("[1999..2002]", "2001-06-30", ("1999-01-01", "2001-06-30"), ("2001-06-30", "2001-06-30")),
        ("2001-05-10", "2001", ("2001-05-10", "2001-05-10"), ("2001-05-10", "2001-12-31")),
        (None, None, ("1998-07-01", str(CUTOFF)), (str(CUTOFF), str(CUTOFF))),
        ("2001-05-10", "XXXX", ("2001-05-10", "2001-05-10"), ("2001-05-10", str(CUTOFF))),
        ("1998", "1998-12", ("1998-07-01", "1998-12-01"), ("1998-12-31", "1998-12-31")),
    ],
)
def test_a_date_known_in_part_counts_as_its_first_or_its_last_day(world, joined, left, earliest, latest) -> None:
    framework(world, "one", "1998-07-01")
    member(world, "one", "JPN", [("member", joined, left)])
    for counting, expected in (("earliest", earliest), ("latest", latest)):
        world.execute("SET VARIABLE counting = ?", [counting])
        row = world.execute("SELECT first_day::VARCHAR, last_day::VARCHAR FROM spells()").fetchone()
        assert row == expected


def test_another_counting_is_refused(world) -> None:
    framework(world, "one", "1998-07-01")
    member(world, "one", "JPN", [("member", "2001", None)])
    world.execute("SET VARIABLE counting = 'middle'")
    with pytest.raises(duckdb.Error, match="middle"):
        world.execute("FROM spells()")


@few
@given(ended=day)
def test_nobody_belongs_to_a_framework_after_its_end_or_the_cutoff(world, ended) -> None:
    clear(world)
    framework(world, "one", "1999-01-01", ended=ended.isoformat())
    framework(world, "two", "1999-01-01")
    for name in ("one", "two"):
        member(world, name, "JPN", [("member", "1999-01-01", None)])
    last = dict(world.execute("SELECT framework_id, last_day FROM spells()").fetchall())
    assert last == {"one": ended, "two": CUTOFF}
    assert world.execute("SELECT framework_id FROM members_on(?)", [ended + timedelta(days=1)]).fetchall() == [("two",)]
    for panel in ("framework_year", "actor_year", "actor_framework_year", "meeting_rhythm", "layers"):
        assert world.execute(f"SELECT count(*) FROM {panel} WHERE year > ?", [CUTOFF.year]).fetchone() == (0,)
    assert world.execute("SELECT max(year) FROM framework_year WHERE framework_id = 'one'").fetchone() == (ended.year,)


SIDES = ("actor", "iso3c", "ccode", "gwcode", "meetings_hosted")


def series(name: str, coverage: str, known_from: str | None, known_through: str | None) -> dict[str, object]:
    fixed = {"series": "forum", "name_en": "Forum", "name_ja": "会合", "kind": "meeting", "level": "ministers"}
    bounds = {"coverage": coverage, "coverage_from": known_from, "coverage_through": known_through}
    return fixed | bounds | {"framework_id": name, "is_numbered": False, "began": "1999-01-01"}


def meeting(number: int, name: str, when: str, status: str = "held", country: str | None = None) -> dict[str, object]:
    fixed = {"series": "forum", "name_en": "Forum", "name_ja": "会合", "mode": "in_person"}
    place = {"status": status, "country": country, "start_date": when, "end_date": when}
    return fixed | place | {"meeting_id": f"{name}-forum-{number}", "framework_id": name}


statuses = st.sampled_from(["held", "postponed", "cancelled", "unanswered"])


@few
@given(
    coverage=st.sampled_from(["complete", "partial"]),
    known=st.tuples(st.integers(2000, 2003), st.integers(0, 3)),
    met=st.lists(st.tuples(day, statuses), max_size=6),
)
def test_what_was_found_counts_anywhere_and_a_zero_only_where_a_series_covers(world, coverage, known, met) -> None:
    clear(world)
    framework(world, "one", "1999-01-01", ended="2005-12-31")
    for actor in ("JPN", "KOR"):
        member(world, "one", actor, [("member", "1999-01-01", None)])
    first, last = known[0], sum(known)
    insert(world, "series", [series("one", coverage, str(first), str(last))])
    insert(world, "meetings", [meeting(n, "one", when.isoformat(), status) for n, (when, status) in enumerate(met)])
    held = Counter(when.year for when, status in met if status == "held")
    for query in (
        "SELECT year, held FROM meeting_rhythm",
        "SELECT year, meetings FROM framework_year",
        "SELECT year, meetings_ministers FROM framework_year",
        "SELECT year, meetings FROM dyad_year",
    ):
        for year, number in world.execute(query).fetchall():
            zero = 0 if coverage == "complete" and first <= year <= last else None
            assert number == (held[year] or zero), query


def gap(name: str, ordinal: int, finding: str = "not_found", closed_on: str | None = None) -> dict[str, object]:
    fixed = {"series": "forum", "missing": "An edition.", "searched_for": "forum", "searched_on": "2006-01-01"}
    place = {"gap_id": f"{name}-{ordinal}", "framework_id": name, "ordinal": ordinal}
    return fixed | place | {"finding": finding, "closed_on": closed_on}


@pytest.mark.parametrize(
    ("hole", "wanted"),
    [
        (gap("one", 2), {2000: 0, 2001: 1, 2002: None, 2003: 1, 2004: 0, 2005: 1}),
        (gap("one", 5), {2000: 0, 2001: 1, 2002: 0, 2003: 1, 2004: 0, 2005: 1}),
        (gap("one", 3), {2000: 0, 2001: 1, 2002: 0, 2003: 1, 2004: 0, 2005: 1}),
        (gap("one", 2, finding="established_absent"), {2000: 0, 2001: 1, 2002: 0, 2003: 1, 2004: 0, 2005: 1}),
        (gap("one", 2, closed_on="2006-01-01"), {2000: 0, 2001: 1, 2002: 0, 2003: 1, 2004: 0, 2005: 1}),
    ],
    ids=["between its neighbours", "after the last", "found, day missing", "never was", "closed"],
)
def test_no_zero_stands_where_an_edition_that_is_not_found_may_lie(world, hole, wanted) -> None:
    framework(world, "one", "1999-01-01")
    for actor in ("JPN", "KOR"):
        member(world, "one", actor, [("member", "1999-01-01", None)])
    insert(world, "series", [series("one", "complete", "2000", "2005") | {"is_numbered": True}])
    known = {1: "2001-05-01", 3: "2003-05-01", 4: "2005-05-01"}
    insert(world, "meetings", [meeting(n, "one", when) | {"ordinal": n} for n, when in known.items()])
    insert(world, "gaps", [hole])
    for query in (
        "SELECT year, held FROM meeting_rhythm",
        "SELECT year, meetings FROM framework_year",
        "SELECT year, meetings FROM dyad_year",
    ):
        found = dict(world.execute(query).fetchall())
        assert {year: found[year] for year in wanted} == wanted, query


def test_a_silence_is_certain_unless_an_edition_that_is_not_found_may_lie_in_it(world) -> None:
    framework(world, "one", "1999-01-01")
    insert(world, "series", [series("one", "complete", "2000", "2005") | {"is_numbered": True}])
    known = {1: "2001-05-01", 3: "2003-05-01", 4: "2005-05-01"}
    insert(world, "meetings", [meeting(n, "one", when) | {"ordinal": n} for n, when in known.items()])
    insert(world, "gaps", [gap("one", 2)])
    certain = dict(world.execute("SELECT meeting_id, is_certain FROM meeting_gaps").fetchall())
    assert certain == {"one-forum-3": False, "one-forum-4": True}


def test_an_edition_without_a_neighbour_may_lie_anywhere_on_that_side(world) -> None:
    framework(world, "one", "1999-01-01")
    insert(world, "series", [series("one", "complete", "1999", "2005") | {"is_numbered": True}])
    insert(world, "meetings", [meeting(2, "one", "2003-05-01") | {"ordinal": 2}])
    insert(world, "gaps", [gap("one", 1)])
    found = dict(world.execute("SELECT year, held FROM meeting_rhythm WHERE year < 2006").fetchall())
    assert found == {1999: None, 2000: None, 2001: None, 2002: None, 2003: 1, 2004: 0, 2005: 0}


def test_the_year_of_the_cutoff_is_not_covered_to_its_end(world) -> None:
    framework(world, "one", "1999-01-01")
    insert(world, "series", [series("one", "complete", "1999", CUTOFF.isoformat())])
    rows = dict(world.execute("SELECT year, held FROM meeting_rhythm").fetchall())
    assert rows[CUTOFF.year] is (None if CUTOFF.month < 12 else 0)
    assert rows[CUTOFF.year - 1] == 0


def test_a_meeting_that_was_not_held_is_in_no_count(world) -> None:
    framework(world, "one", "1999-01-01")
    for actor in ("JPN", "KOR"):
        member(world, "one", actor, [("member", "1999-01-01", None)])
    insert(world, "series", [series("one", "complete", "1999", "2005")])
    put_off = [meeting(1, "one", "2001-01-01", "postponed", "JPN"), meeting(2, "one", "2001-05-01", "cancelled", "JPN")]
    insert(world, "meetings", put_off)
    assert world.execute("SELECT held, not_held FROM meeting_rhythm WHERE year = 2001").fetchone() == (0, 2)
    assert world.execute("SELECT meetings FROM dyad_year WHERE year = 2001").fetchone() == (0,)
    for view in ("meeting_gaps", "hosts", "held_meetings()"):
        assert world.execute(f"SELECT count(*) FROM {view}").fetchone() == (0,)
