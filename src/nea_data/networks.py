"""Networks of actors and frameworks as networkx graphs, on a day; measures and drawings are left to others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from nea_data.database import sql
from nea_data.days import coded_day
from nea_data.errors import MissingExtraError, NeaDataError, UnknownNameError
from nea_data.loaders import PackageLike, package_of

if TYPE_CHECKING:
    import networkx as nx

MEMBERS = """
SELECT framework_id, actor_id, string_agg(DISTINCT role, ', ' ORDER BY role) AS roles
FROM members_on($1::DATE)
WHERE list_contains(member_roles(), role)
GROUP BY framework_id, actor_id ORDER BY framework_id, actor_id
"""
# A relation whose beginning is not known counts from when both frameworks are there.
RELATIONS = """
WITH alive AS (SELECT framework_id FROM frameworks_on($1::DATE))
SELECT framework_id, counterpart_id, relation, instance FROM counterparts
WHERE framework_id IN (FROM alive) AND counterpart_id IN (FROM alive)
  AND coalesce(edtf_day(since), '0001-01-01') <= $1::DATE AND (until IS NULL OR edtf_day(until) >= $1::DATE)
ORDER BY ALL
"""
FRAMEWORKS = "SELECT framework_id AS id, name_en, name_ja, track, kind FROM frameworks ORDER BY 1"
ACTORS = "SELECT actor_id AS id, name_en, name_ja, kind, is_northeast_asian FROM actors ORDER BY 1"


Variables = Mapping[str, object]


def network(
    kind: str = "membership",
    on: str | date | None = None,
    package: PackageLike = None,
    *,
    roles: Collection[str] | None = None,
    counting: str = "earliest",
) -> nx.Graph[Any]:
    """A network on the day `on` (YYYY-MM-DD; by default the cut-off of the coding) as a networkx graph.

    kind "membership": actors and frameworks, an edge with `roles` where one belongs to the other (node attribute
    `part`: actor or framework). "actors": an edge where two belong to a framework together, `weight` counts them.
    "frameworks": an edge where two have members in common, with `shared` and `weight` (Jaccard's index: shared members
    over all members of the two). "counterparts": a MultiDiGraph of frameworks, an edge with `relation` from each to its
    counterpart. Nodes carry name_en, name_ja, kind and, for frameworks, track; nodes without an edge are left out.

    roles: the roles of membership that tie (all but convenor unless given); they are no matter of "counterparts".
    counting: a date known to the month, the year or within bounds counts as its first day ("earliest") or its last
        ("latest").

    Raises UnknownNameError for another kind, role or way of counting, NeaDataError for a day that is none or after the
    cut-off and for roles of "counterparts", MissingExtraError without networkx.
    """
    if kind not in KINDS:
        raise UnknownNameError("network", kind, KINDS)
    if kind == "counterparts" and roles is not None:
        raise NeaDataError("The network 'counterparts' ties frameworks, whoever belongs to them: leave roles= out.")
    try:
        import networkx  # noqa: F401
    except ImportError:
        raise MissingExtraError("A network", "network") from None
    coded_through = package_of(package).coded_through
    day = coded_through if on is None else coded_day(on, coded_through)
    return KINDS[kind](day, package, {"counting": counting, "roles": roles})


def _membership(on: str, package: PackageLike, variables: Variables) -> nx.Graph[Any]:
    import networkx as nx

    graph: nx.Graph[Any] = nx.Graph()
    members = sql(MEMBERS, [on], package, variables)
    # A body such as ASEAN is both actor and framework: the part of a node's name keeps the two apart.
    for row in members.itertuples():
        graph.add_edge(("actor", row.actor_id), ("framework", row.framework_id), roles=row.roles)
    _describe(graph, ACTORS, package, lambda name: ("actor", name), part="actor")
    _describe(graph, FRAMEWORKS, package, lambda name: ("framework", name), part="framework")
    return graph


def _actors(on: str, package: PackageLike, variables: Variables) -> nx.Graph[Any]:
    from networkx.algorithms import bipartite

    both = _membership(on, package, variables)
    if not both:
        return both
    return _bare(bipartite.weighted_projected_graph(both, _part(both, "actor")))


def _frameworks(on: str, package: PackageLike, variables: Variables) -> nx.Graph[Any]:
    from networkx.algorithms import bipartite

    both = _membership(on, package, variables)
    if not both:
        return both
    graph = bipartite.overlap_weighted_projected_graph(both, _part(both, "framework"))
    for one, other, edge in graph.edges(data=True):
        edge["shared"] = len(set(both[one]) & set(both[other]))
    return _bare(graph)


def _counterparts(on: str, package: PackageLike, variables: Variables) -> nx.Graph[Any]:
    import networkx as nx

    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for row in sql(RELATIONS, [on], package, variables).itertuples():
        graph.add_edge(row.framework_id, row.counterpart_id, relation=row.relation)
    _describe(graph, FRAMEWORKS, package, str, part="framework")
    return graph


KINDS: dict[str, Callable[[str, PackageLike, Variables], nx.Graph[Any]]] = {
    "membership": _membership,
    "actors": _actors,
    "frameworks": _frameworks,
    "counterparts": _counterparts,
}


def _part(graph: nx.Graph[Any], part: str) -> list[Any]:
    return [node for node in graph if node[0] == part]


def _bare(projected: nx.Graph[Any]) -> nx.Graph[Any]:
    """The graph with plain ids for nodes, without those that stand alone, in the same order every time."""
    import networkx as nx

    graph: nx.Graph[Any] = nx.Graph()
    tied = sorted(node for node, degree in projected.degree() if degree)
    graph.add_nodes_from((node[1], projected.nodes[node]) for node in tied)
    edges = {(*sorted((one[1], other[1])),): edge for one, other, edge in projected.edges(data=True)}
    graph.add_edges_from((*pair, edges[pair]) for pair in sorted(edges))
    return graph


def _describe(graph: nx.Graph[Any], query: str, package: PackageLike, node: Callable[[str], Any], part: str) -> None:
    for row in sql(query, package=package).astype(object).to_dict("records"):
        if node(row["id"]) in graph:
            graph.nodes[node(row["id"])].update({str(key): cell for key, cell in row.items() if key != "id"}, part=part)
