-- A framework has two or more actors, was signed, opened or met at least once, and has a Northeast Asian state among its members or is tied to a framework that has.
-- ja: 枠組みには二つ以上の主体があり、一度は署名・開設・開催されており、北東アジアの国が加わっているか、そうした枠組みと結び付いていること。
WITH north AS (
  SELECT DISTINCT framework_id FROM memberships JOIN actors USING (actor_id) WHERE is_northeast_asian
), tied AS (
  SELECT framework_id FROM north
  UNION SELECT c.framework_id FROM counterparts c JOIN north n ON n.framework_id = c.counterpart_id
  UNION SELECT c.counterpart_id FROM counterparts c JOIN north n ON n.framework_id = c.framework_id
  UNION SELECT f.framework_id FROM frameworks f JOIN north n ON n.framework_id = f.parent_id
  UNION SELECT f.parent_id FROM frameworks f JOIN north n ON n.framework_id = f.framework_id
)
SELECT 'frameworks' AS table_name, f.framework_id AS record_id, 'framework_id' AS field,
  concat_ws(', ',
    CASE WHEN members < 2 THEN members || ' actors' END,
    CASE WHEN NOT begun THEN 'never signed, opened or met' END,
    CASE WHEN framework_id NOT IN (FROM tied WHERE framework_id IS NOT NULL) THEN 'no Northeast Asian state' END) AS found
FROM (
  SELECT framework_id,
    (SELECT count(DISTINCT actor_id) FROM memberships m WHERE m.framework_id = f.framework_id) AS members,
    EXISTS (FROM founding_dates d WHERE d.framework_id = f.framework_id
      AND (d.concept NOT IN ('proposed', 'mandated', 'announced', 'agreed')
        OR d.standing = 'founding' AND d.concept IN ('announced', 'agreed')))  -- a joint launch opens a framework
    OR EXISTS (FROM meetings m WHERE m.framework_id = f.framework_id AND m.status = 'held') AS begun
  FROM frameworks f
) f
WHERE found <> '';
