-- The frameworks alive on a day, with their state (active or suspended) and how many members each had.
CREATE MACRO frameworks_on(day, counting := 'earliest') AS TABLE
WITH changed AS (
  SELECT framework_id, arg_max(change, edtf_day(date, counting)) AS change
  FROM framework_changes
  WHERE standing = 'accepted' AND change IN ('suspended', 'resumed') AND edtf_day(date, counting) <= day::DATE
  GROUP BY framework_id
), counted AS (
  SELECT framework_id, count(DISTINCT actor_id) AS members
  FROM spells(counting)
  WHERE day::DATE BETWEEN first_day AND last_day AND list_contains(member_roles(), role)
  GROUP BY framework_id
)
SELECT f.framework_id, f.name_en, f.name_ja, f.track, f.kind, f.scope, l.first_day,
  CASE WHEN c.change = 'suspended' THEN 'suspended' ELSE 'active' END AS state,
  coalesce(n.members, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS members
FROM frameworks f
JOIN lives(counting) l USING (framework_id)
LEFT JOIN changed c USING (framework_id)
LEFT JOIN counted n USING (framework_id)
WHERE day::DATE BETWEEN l.first_day AND l.last_day
ORDER BY f.framework_id;
-- Example: SELECT framework_id, track, state, members FROM frameworks_on('1994-12-31') LIMIT 5
