-- One row a framework: names, track, kind, founding, and how many members, meetings and documents the tables hold.
SELECT
  f.framework_id, f.name_en, f.name_ja, f.acronym, f.track, f.kind, f.scope, f.status,
  CASE WHEN d.date GLOB '[0-9][0-9][0-9][0-9]*' THEN CAST(substr(d.date, 1, 4) AS BIGINT) END AS founding_year,
  d.date AS founding_date,
  (SELECT count(DISTINCT actor_id) FROM memberships m
    WHERE m.framework_id = f.framework_id AND m."left" IS NULL AND m.role <> 'convenor') AS members,
  (SELECT count(*) FROM meetings m WHERE m.framework_id = f.framework_id AND m.status = 'held') AS meetings,
  (SELECT min(start_date) FROM meetings m WHERE m.framework_id = f.framework_id AND m.status = 'held') AS first_meeting,
  (SELECT max(start_date) FROM meetings m WHERE m.framework_id = f.framework_id AND m.status = 'held') AS last_meeting,
  (SELECT count(*) FROM documents o WHERE o.framework_id = f.framework_id) AS documents,
  (SELECT count(*) FROM counterparts c
    WHERE f.framework_id IN (c.framework_id, c.counterpart_id)) AS counterparts
FROM frameworks f
LEFT JOIN founding_dates d ON d.framework_id = f.framework_id AND d.standing = 'founding'
ORDER BY f.framework_id;
