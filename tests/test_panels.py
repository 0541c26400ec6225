"""Panels and members as a user calls them, and their merge with the tables of other projects."""

from pathlib import Path

import pandas as pd
import pytest

import nea_data as nea
from nea_data.database import views
from nea_data.database.reader import Reader
from nea_data.descriptor import read_package, shipped
from nea_data.panels import ACTORS
from nea_data.sqlfiles import names_read, needed, sql_files

SAMPLES = Path(__file__).parents[1] / "docs/samples"
KEYS = {
    "framework-year": ["framework_id", "year"],
    "actor-year": ["actor_id", "year"],
    "actor-framework-year": ["actor_id", "framework_id", "year"],
    "dyad-year": ["actor_1", "actor_2", "year"],
}


@pytest.mark.parametrize("unit", ACTORS)
def test_panel_has_one_row_a_unit_and_year_and_keeps_to_the_years_asked_for(unit: str) -> None:
    panel = nea.panel(unit, start=1995, end=2005)
    assert not panel.duplicated(KEYS[unit]).any()
    assert panel["year"].between(1995, 2005).all()
    assert not set(map(str, panel.dtypes)) & {"object", "int64", "float64"}


@pytest.mark.parametrize("unit", [unit for unit, columns in ACTORS.items() if columns])
def test_panel_of_some_actors_holds_no_other(unit: str) -> None:
    panel = nea.panel(unit, actors=["JPN", "KOR"], start=2000)
    assert set(panel[list(ACTORS[unit])].to_numpy().ravel()) == {"JPN", "KOR"}


def test_a_panel_counts_every_held_meeting_of_the_years_of_a_framework() -> None:
    counted = "SELECT sum(meetings)::BIGINT FROM framework_year"
    held = "SELECT count(*) FROM held_meetings() SEMI JOIN framework_year USING (framework_id, year)"
    assert nea.sql(counted).iloc[0, 0] == nea.sql(held).iloc[0, 0]


def test_codes_of_a_directed_dyad_belong_to_their_side() -> None:
    panel = nea.panel("dyad-year", directed=True, actors=["JPN", "KOR"], start=2000, end=2000)
    sides = panel.set_index("actor_1")[["ccode_1", "ccode_2", "gwcode_1", "iso3c_2"]]
    assert sides.loc["JPN"].tolist() == [740, 732, 740, "KOR"]
    assert sides.loc["KOR"].tolist() == [732, 740, 732, "JPN"]


def test_kinds_and_levels_and_roles_of_the_vocabularies_have_their_columns() -> None:
    kinds = shipped().table("frameworks").field("kind").enum
    levels = shipped().table("series").field("level").enum
    roles = shipped().table("memberships").field("role").enum
    assert set(kinds) <= set(nea.panel("actor-year", start=2025).columns)
    assert {f"shared_{kind}" for kind in kinds} <= set(nea.panel("dyad-year", start=2025).columns)
    assert {f"meetings_{level}" for level in levels} | set(roles) <= set(nea.panel("framework-year").columns)


def test_roles_narrow_a_panel(mini: Path) -> None:
    everyone = nea.panel("actor-framework-year", package=mini)
    convenors = nea.panel("actor-framework-year", roles=["convenor"], package=mini)
    assert not everyone["roles"].str.contains("convenor").any()
    assert set(convenors["actor_id"]) == {"CHN"}
    assert convenors["year"].min() == 2003


def test_members_on_a_day(mini: Path) -> None:
    before, on = (set(nea.members("arf", on=day, package=mini)["actor_id"]) for day in ("2000-07-26", "2000-07-27"))
    assert on - before == {"PRK"}
    assert nea.members("arf", on="1994-07-24", package=mini).empty


def test_roles_narrow_what_is_there_on_a_day(mini: Path) -> None:
    everyone = nea.members("six-party-talks", package=mini)
    convenors = nea.members("six-party-talks", roles=["convenor"], package=mini)
    assert {"convenor", "participant"} == set(everyone["role"])
    assert convenors["actor_id"].tolist() == ["CHN"]
    counted = nea.frameworks(roles=["convenor"], package=mini).set_index("framework_id")["members"]
    assert counted["six-party-talks"] == 1


def test_members_without_a_day_are_those_at_the_cutoff(mini: Path) -> None:
    assert len(nea.members("neacd", package=mini)) == 6


def test_frameworks_on_a_day_know_of_suspension(mini: Path) -> None:
    states = [
        nea.frameworks(day, package=mini).set_index("framework_id").loc["six-party-talks", "state"]
        for day in ("2009-04-13", "2009-04-14")
    ]
    assert states == ["active", "suspended"]


def test_shared_frameworks_of_two_actors_on_a_day(mini: Path) -> None:
    shared = nea.shared_frameworks("CHN", "JPN", "2003-08-27", package=mini)
    assert shared["framework_id"].tolist() == ["arf", "neacd", "six-party-talks"]
    assert shared.set_index("framework_id").loc["six-party-talks", "role_a"] == "participant"


def test_counting_is_a_parameter_and_stays_with_its_call(mini: Path) -> None:
    path = mini / "data/memberships.csv"
    text = path.read_text(encoding="utf-8").replace(
        "arf,KHM,1,participant,,,1995-08-01", "arf,KHM,1,participant,,,1995"
    )
    path.write_text(text, encoding="utf-8")
    latest = nea.members("arf", on="1995-08-01", counting="latest", package=mini)
    earliest = nea.members("arf", on="1995-08-01", package=mini)
    assert set(earliest["actor_id"]) - set(latest["actor_id"]) == {"KHM"}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: nea.panel("dyad"), "Did you mean 'dyad-year'"),
        (lambda: nea.panel("actor-year", directed=True), "has no direction"),
        (lambda: nea.panel("framework-year", actors=["JPN"]), "has no actors"),
        (lambda: nea.panel("actor-year", actors=["JPNN"]), "Did you mean 'JPN'"),
        (lambda: nea.panel("actor-year", roles=["membr"]), "Did you mean 'member'"),
        (lambda: nea.panel("actor-year", counting="first"), "There are: earliest, latest"),
        (lambda: nea.panel("dyad-year", start=2999), r"starts in 2999, but the data are coded through \d{4}-\d\d-\d\d"),
        (lambda: nea.panel("dyad-year", actors=["JPN"]), "A row of 'dyad-year' has 2 actors, and actors= names 1"),
        (lambda: nea.panel("actor-year", actors=[]), "A row of 'actor-year' has 1 actors, and actors= names 0"),
        (lambda: nea.members("arf", roles=["membr"]), "Did you mean 'member'"),
        (lambda: nea.frameworks(roles=["membr"]), "Did you mean 'member'"),
        (lambda: nea.members("arff"), "Did you mean 'arf'"),
        (lambda: nea.members("arf", on="2000"), "is no day: write it as YYYY-MM-DD"),
        (lambda: nea.members("arf", on="20000728"), "is no day"),
        (lambda: nea.members("arf", on="2999-01-01"), r"is after the cut-off: .* coded through \d{4}-\d\d-\d\d"),
        (lambda: nea.frameworks("2999-01-01"), "is after the cut-off"),
        (lambda: nea.shared_frameworks("JPN", "CHN", "2999-01-01"), "is after the cut-off"),
        (lambda: nea.panel("actor-year", start=2010, end=2000), "ends in 2000, before it starts in 2010"),
        (lambda: nea.panel("actor-year", end=1900), r"No row of 'actor-year' is left: it runs from 19\d\d to 20\d\d"),
        (lambda: nea.panel("dyad-year", actors=["asean", "KOR"]), "pairs states and economies"),
        (lambda: nea.panel("actor-year", start="1994"), "'1994' is no year"),
        (lambda: nea.panel("actor-year", actors="JPN"), r"expected a list, such as \['JPN'\]"),
        (lambda: nea.panel("actor-year", roles="member"), "expected a list"),
        (lambda: nea.panel("actor-year", actors=[None]), "no actor named 'None'"),
        (lambda: nea.shared_frameworks("JPN", "KOREA"), "no actor named"),
        (lambda: nea.shared_frameworks("Japan", "CHN"), "no actor named 'Japan'. Did you mean 'JPN'"),
        (lambda: nea.shared_frameworks("JPN", "中国"), "no actor named '中国'. Did you mean 'CHN'"),
        (lambda: nea.members("Six Party Talks"), "Did you mean 'six-party-talks'"),
    ],
)
def test_wrong_argument_is_one_sentence(call, message: str) -> None:
    with pytest.raises(nea.NeaDataError, match=message) as failure:
        call()
    assert "\n" not in str(failure.value)


@pytest.mark.parametrize(
    ("sample", "theirs", "ours"),
    [
        ("cow-system2016.csv", ["ccode", "year"], ["ccode", "year"]),
        ("vdem-country-year.csv", ["country_text_id", "year"], ["iso3c", "year"]),
        ("ucdp-organized-violence-country-year.csv", ["country_id_cy", "year_cy"], ["gwcode", "year"]),
    ],
)
def test_actor_years_merge_with_tables_of_other_projects(sample: str, theirs: list[str], ours: list[str]) -> None:
    other = pd.read_csv(SAMPLES / sample).convert_dtypes()
    panel = nea.panel("actor-year", start=2000, end=2010).dropna(subset=ours)
    merged = other.merge(panel, left_on=theirs, right_on=ours, how="left", validate="one_to_one", suffixes=("", "_nea"))
    japan = merged[merged["actor_id"].eq("JPN")]
    assert len(merged) == len(other)
    assert len(japan) == 2
    assert japan["frameworks"].notna().all()


def test_germany_keeps_its_two_codes_apart() -> None:
    germany = nea.panel("actor-year", actors=["DEU"])
    assert set(germany["ccode"]) == {255}
    assert set(germany["gwcode"]) == {260}


@pytest.mark.parametrize("file", [file for kind in ("macros", "table_macros", "views") for file in sql_files(kind)])
def test_every_view_and_macro_has_an_example_that_gives_rows(file) -> None:
    assert file.example
    assert len(nea.sql(file.example)) > 0


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("SELECT * FROM meetings", {"meetings"}),
        ("WITH documents AS (SELECT 1) FROM documents, series", {"series"}),
        ("FROM members_on('2000-01-01') WHERE actor_id IN (SELECT actor_id FROM actors)", {"members_on", "actors"}),
        ("SELECT 'meetings'", set()),
        ("SELECT * FROM duckdb_tables()", None),
        ("SHOW TABLES", None),
        ("SELECT * FROM meetngs", None),
    ],
)
def test_a_query_says_what_it_reads(query: str, read: set[str] | None) -> None:
    known = {*nea.tables(), *views(), "members_on"}
    assert names_read(nea.connect(), query, known) == read


def test_names_behind_a_name_are_followed() -> None:
    assert needed(["a"], {"a": "SELECT b FROM c", "c": "FROM d", "d": "", "e": ""}) == {"a", "c", "d"}


def test_a_reader_loads_what_is_asked_for_and_keeps_it(mini: Path) -> None:
    reader = Reader(read_package(mini))
    loaded = "SELECT list_sort(list(table_name)) FROM duckdb_tables()"
    for query, expected in (("FROM sources", ["sources"]), ("FROM series, gaps", ["gaps", "series", "sources"])):
        cursor = reader.ready_for(query)
        assert cursor.execute(query).fetchone() is not None
        assert cursor.execute(loaded).fetchone() == (expected,)
    assert len(reader.ready_for("SHOW TABLES").execute("SHOW TABLES").fetchall()) == len(nea.tables()) + len(views())


def test_a_reader_that_met_a_broken_row_goes_on(mini: Path) -> None:
    path = mini / "data/memberships.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("arf,CHN,1,participant", "arf,CHN,1,friend"), encoding="utf-8")
    reader = Reader(read_package(mini))
    with pytest.raises(nea.PackageError, match="does not load"):
        reader.ready_for("FROM memberships")
    path.write_text(text, encoding="utf-8")
    assert reader.ready_for("FROM memberships").execute("FROM memberships").fetchone() is not None
