"""The units that studies work with: panels by year, and who belonged to what on a day. The SQL stands in sql/."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from operator import index
from typing import TYPE_CHECKING

from nea_data.database import sql
from nea_data.days import coded_day
from nea_data.errors import NeaDataError, UnknownNameError
from nea_data.finding import known_ids
from nea_data.loaders import PackageLike, package_of

if TYPE_CHECKING:
    import pandas as pd

# The columns of each panel's view that hold actors, for the choice of actors.
ACTORS = {
    "framework-year": (),
    "actor-year": ("actor_id",),
    "actor-framework-year": ("actor_id",),
    "dyad-year": ("actor_1", "actor_2"),
}


def panel(
    unit: str,
    *,
    start: int | None = None,
    end: int | None = None,
    directed: bool = False,
    actors: Collection[str] | None = None,
    roles: Collection[str] | None = None,
    counting: str = "earliest",
    package: PackageLike = None,
) -> pd.DataFrame:
    """A panel as a frame, one row a unit and year, sorted by unit and year; its columns are those of the view.

    Units: "framework-year", "actor-year", "actor-framework-year", "dyad-year" (each pair once, actor_1 before actor_2
    in the alphabet; with `directed` twice and mirrored, which merges with files that put the lower ccode first too).
    Counts of meetings hold those found: all there were where meetings_are_complete; in dyads they are the meetings of
    all frameworks that the two share, whoever came. An empty count is not known; a zero is one, but beside no shared
    framework it says only that the dataset has none of the two. A framework that is suspended counts as shared, and so
    does a conference to which an actor came once, since no text ends that (shared_track_1 leaves most out).
    Actors carry iso3c, ccode (Correlates of War) and gwcode (Gleditsch and Ward).

    start, end: first and last year, both included. No panel goes past the year of the cut-off of the coding: a later
        `end` is cut to it without a word.
    actors: only these actor_ids; in dyads both must be among them, so that two are the fewest.
    roles: the roles of membership that count (all but convenor unless given).
    counting: a date known to the month, the year or within bounds counts as its first day ("earliest") or its last
        ("latest").

    Raises UnknownNameError for a unit, actor or role that does not exist, NeaDataError for another wrong argument and
    where no row is left.
    """
    if unit not in ACTORS:
        raise UnknownNameError("panel", unit, ACTORS)
    view = ("directed_" if _directed(unit, directed) else "") + unit.replace("-", "_")
    conditions, values = _years(start, end, package_of(package).coded_through)
    if actors is not None:
        conditions += [f"list_contains(?, {column})" for column in _actor_columns(unit)]
        values += [_enough(unit, known_ids(actors, "actors", package))] * len(ACTORS[unit])
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = sql(f"SELECT * FROM {view}{where}", values, package, {"counting": counting, "roles": roles})
    return _some(rows, unit, view, package)


def members(
    framework: str,
    on: str | date | None = None,
    *,
    roles: Collection[str] | None = None,
    counting: str = "earliest",
    package: PackageLike = None,
) -> pd.DataFrame:
    """Who belongs to a framework on a day (YYYY-MM-DD; the cut-off of the coding unless given), one row a spell.

    roles: only spells in these roles (all, convenor too, unless given); counting: as for panel().

    Columns: those of the table macro members_on(day), which describe("members_on") explains.

    Raises UnknownNameError for a framework or role that does not exist, NeaDataError for a day that is none or after
    the cut-off.
    """
    chosen = "" if roles is None else " AND list_contains(member_roles(), role)"
    query = f"SELECT * FROM members_on({_day(on)}) WHERE framework_id = ?{chosen}"
    values = [*_values(on, package), *known_ids([framework], "frameworks", package)]
    return sql(query, values, package, {"counting": counting, "roles": roles})


def frameworks(
    on: str | date | None = None,
    *,
    roles: Collection[str] | None = None,
    counting: str = "earliest",
    package: PackageLike = None,
) -> pd.DataFrame:
    """The frameworks alive on a day (the cut-off of the coding unless given), one row each, with state and members.

    roles: the roles of membership that `members` counts (all but convenor unless given; the view framework_overview
        leaves observers, dialogue partners and guests out); counting: as for panel().

    Columns: those of the table macro frameworks_on(day), which describe("frameworks_on") explains.

    Raises UnknownNameError for a role that does not exist, NeaDataError for a day that is none or after the cut-off.
    """
    variables = {"counting": counting, "roles": roles}
    return sql(f"SELECT * FROM frameworks_on({_day(on)})", _values(on, package), package, variables)


def shared_frameworks(
    a: str,
    b: str,
    on: str | date | None = None,
    *,
    roles: Collection[str] | None = None,
    counting: str = "earliest",
    package: PackageLike = None,
) -> pd.DataFrame:
    """The frameworks to which two actors both belong on a day (the cut-off of the coding unless given), one row each.

    roles, counting: as for panel().

    Raises UnknownNameError for an actor or role that does not exist, NeaDataError for a day that is none or after the
    cut-off.
    """
    query = f"SELECT * FROM shared_frameworks(?, ?, {_day(on)})"
    values = [*known_ids([a, b], "actors", package), *_values(on, package)]
    return sql(query, values, package, {"counting": counting, "roles": roles})


def _directed(unit: str, directed: bool) -> bool:
    if directed and unit != "dyad-year":
        raise NeaDataError(f"The panel '{unit}' has no direction: directed=True goes with 'dyad-year' alone.")
    return directed


def _actor_columns(unit: str) -> Sequence[str]:
    if not ACTORS[unit]:
        raise NeaDataError(f"The panel '{unit}' has no actors: leave actors= out, or ask for 'actor-framework-year'.")
    return ACTORS[unit]


def _enough(unit: str, actors: list[str]) -> list[str]:
    """The actors, if a row of the panel can hold them; of fewer the panel could only be empty."""
    found, needed = len(set(actors)), len(ACTORS[unit])
    if found < needed:
        raise NeaDataError(f"A row of '{unit}' has {needed} actors, and actors= names {found}: give {needed} or more.")
    return actors


def _some(rows: pd.DataFrame, unit: str, view: str, package: PackageLike) -> pd.DataFrame:
    """The rows, if there are any: an empty panel would pass for a finding."""
    if rows.empty:
        first, last = sql(f"SELECT min(year), max(year) FROM {view}", package=package).iloc[0]
        who = " It pairs states and economies; organizations are in 'actor-year'." if unit == "dyad-year" else ""
        raise NeaDataError(
            f"No row of '{unit}' is left: it runs from {first} to {last}.{who} Choose other years or actors."
        )
    return rows


def _years(start: int | None, end: int | None, coded_through: str) -> tuple[list[str], list[object]]:
    given = {"year >= ?": _year(start), "year <= ?": _year(end)}
    if start is not None and start > int(coded_through[:4]):
        raise NeaDataError(f"The panel starts in {start}, but the data are coded through {coded_through} alone.")
    years = {text: year for text, year in given.items() if year is not None}
    if list(years.values()) != sorted(years.values()):
        raise NeaDataError(f"The panel ends in {end}, before it starts in {start}: expected start <= end.")
    return list(years), list(years.values())


def _year(given: int | None) -> int | None:
    try:
        return None if given is None else index(given)
    except TypeError:
        raise NeaDataError(f"'{given}' is no year: expected a whole number, such as 1994.") from None


def _day(on: str | date | None) -> str:
    return "coded_through()" if on is None else "?"


def _values(on: str | date | None, package: PackageLike) -> list[object]:
    return [] if on is None else [coded_day(on, package_of(package).coded_through)]
