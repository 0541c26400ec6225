-- The frameworks alive on a day, with their state (active or suspended) and how many members each had, of all roles but convenor (framework_overview leaves observers, dialogue partners and guests out); none after coded_through().
-- ja: ある日に存在した枠組みと、その状態(活動中か停止中)、主催者以外の役割の構成員数。収録終了日より後は何も返さない。
CREATE MACRO frameworks_on(day) AS TABLE
WITH counted AS (
  SELECT framework_id, count(DISTINCT actor_id) AS members
  FROM spells()
  WHERE day::DATE BETWEEN first_day AND last_day AND list_contains(member_roles(), role)
  GROUP BY framework_id
)
SELECT f.framework_id, f.name_en, f.name_ja, f.track, f.kind, f.scope, l.first_day,
  CASE WHEN EXISTS (FROM suspensions() s
      WHERE s.framework_id = f.framework_id AND day::DATE BETWEEN s.first_day AND s.last_day)
    THEN 'suspended' ELSE 'active' END AS state,
  coalesce(n.members, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS members
FROM frameworks f
JOIN lives() l USING (framework_id)
LEFT JOIN counted n USING (framework_id)
WHERE day::DATE BETWEEN l.first_day AND l.last_day
ORDER BY f.framework_id;
-- Example: SELECT framework_id, track, state, members FROM frameworks_on('1994-12-31') LIMIT 5
