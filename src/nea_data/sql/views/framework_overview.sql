-- One row a framework: names, track, kind, founding; current members (parties, members, associate members, participants); meetings held; documents; counterpart relations.
-- ja: 枠組みの一覧。名称、トラック、種類、設立、現在の構成員数(当事国・加盟・準加盟・参加)、開かれた会合、文書、対応関係の数。
WITH held AS (
  SELECT framework_id, count(*) AS meetings,
    arg_min(start_date, (edtf_earliest(start_date), edtf_latest(start_date), start_date)) AS first_meeting,
    arg_max(start_date, (edtf_latest(start_date), edtf_earliest(start_date), start_date)) AS last_meeting
  FROM meetings
  WHERE status = 'held'
  GROUP BY framework_id
), belonging AS (
  SELECT framework_id, count(DISTINCT actor_id) AS members
  FROM memberships
  WHERE "left" IS NULL AND role IN ('party', 'member', 'associate_member', 'participant')
  GROUP BY framework_id
)
SELECT
  f.framework_id, f.name_en, f.name_ja, f.acronym, f.track, f.kind, f.scope, f.status,
  try_cast(left(d.date, 4) AS BIGINT) AS founding_year, d.date AS founding_date,
  coalesce(members, 0) AS members, coalesce(meetings, 0) AS meetings, first_meeting, last_meeting,
  (SELECT count(*) FROM documents o WHERE o.framework_id = f.framework_id) AS documents,
  (SELECT count(*) FROM counterparts c WHERE f.framework_id IN (c.framework_id, c.counterpart_id)) AS counterparts
FROM frameworks f
LEFT JOIN founding_dates d ON d.framework_id = f.framework_id AND d.standing = 'founding'
LEFT JOIN held ON held.framework_id = f.framework_id
LEFT JOIN belonging ON belonging.framework_id = f.framework_id
ORDER BY f.framework_id;
-- Example: SELECT framework_id, track, members, meetings, last_meeting FROM framework_overview WHERE framework_id IN ('arf', 'neacd', 'six-party-talks')
