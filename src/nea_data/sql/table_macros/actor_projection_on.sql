-- Network of actors on a day: one row a pair that belongs together to some framework, weighted by how many and by track.
-- ja: ある日における主体どうしのネットワーク。ともに属する枠組みのある組ごとに、その数をトラック別に示す。
CREATE MACRO actor_projection_on(day) AS TABLE
WITH members AS (
  SELECT DISTINCT framework_id, track, actor_id
  FROM spells()
  JOIN frameworks USING (framework_id)
  WHERE day::DATE BETWEEN first_day AND last_day AND list_contains(member_roles(), role)
)
SELECT a.actor_id AS actor_1, b.actor_id AS actor_2, count(*) AS shared_frameworks,
  count(*) FILTER (track = '1') AS shared_track_1,
  count(*) FILTER (track = '1.5') AS shared_track_1_5,
  count(*) FILTER (track = '2') AS shared_track_2,
  string_agg(framework_id, ', ' ORDER BY framework_id) AS frameworks
FROM members a
JOIN members b USING (framework_id, track)
WHERE a.actor_id < b.actor_id
GROUP BY ALL
ORDER BY actor_1, actor_2;
-- Example: SELECT actor_1, actor_2, shared_frameworks, frameworks FROM actor_projection_on('1994-12-31') WHERE actor_1 = 'CHN' AND actor_2 IN ('JPN', 'KOR', 'USA')
