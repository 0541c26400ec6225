-- Network of frameworks on a day: one row a pair with a member in common, with shared members, the members of each and Jaccard's index (shared over all).
-- ja: ある日における枠組みどうしのネットワーク。共通の構成員のある組ごとに、共通の数、それぞれの数、ジャカード係数(共通÷全体)。
CREATE MACRO framework_overlap_on(day) AS TABLE
WITH members AS (
  SELECT framework_id, list_distinct(list(actor_id)) AS actors
  FROM spells()
  WHERE day::DATE BETWEEN first_day AND last_day AND list_contains(member_roles(), role)
  GROUP BY framework_id
)
SELECT a.framework_id AS framework_1, b.framework_id AS framework_2,
  len(list_intersect(a.actors, b.actors))::BIGINT AS shared_members,
  len(a.actors)::BIGINT AS members_1, len(b.actors)::BIGINT AS members_2,
  round(shared_members / (members_1 + members_2 - shared_members), 4) AS jaccard,
  array_to_string(list_sort(list_intersect(a.actors, b.actors)), ', ') AS actors
FROM members a
JOIN members b ON a.framework_id < b.framework_id
WHERE list_has_any(a.actors, b.actors)
ORDER BY framework_1, framework_2;
-- Example: SELECT framework_1, framework_2, shared_members, jaccard FROM framework_overlap_on('2004-01-01') WHERE framework_2 = 'six-party-talks' LIMIT 5
