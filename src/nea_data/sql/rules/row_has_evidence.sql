-- Every row of the record and of the tables around it has at least one row of evidence that supports it.
-- ja: 記録の表とその周りの表のどの行にも、それを支持する根拠が少なくとも一行あること。
SELECT table_name, record_id, '*' AS field, 'no supporting evidence' AS found
FROM records() r
WHERE table_name IN ('frameworks', 'founding_dates', 'memberships', 'meetings', 'documents', 'counterparts', 'actors',
    'framework_areas', 'framework_changes', 'series', 'events', 'condition_periods', 'trilateral_scenarios')
  AND NOT EXISTS (FROM evidence e
    WHERE e.table_name = r.table_name AND e.record_id = r.record_id AND e.stance = 'supports');
