-- One row a claim of when a framework began, with the sources for it and against it.
-- ja: 枠組みの始まりについての主張。支持する出典と異を唱える出典を添える。
SELECT
  d.framework_id, f.name_en, d.concept, d.claim, d.date, edtf_earliest(d.date) AS earliest, d.standing, d.note,
  count(e.source_id) FILTER (e.stance = 'supports') AS supporting,
  count(e.source_id) FILTER (e.stance = 'disputes') AS disputing,
  string_agg(DISTINCT e.source_id, ', ' ORDER BY e.source_id) AS sources
FROM founding_dates d
JOIN frameworks f USING (framework_id)
LEFT JOIN evidence e ON e.table_name = 'founding_dates'
  AND e.record_id = d.framework_id || '/' || d.concept || '/' || d.claim
GROUP BY ALL
ORDER BY d.framework_id, earliest, d.concept, d.claim;
-- Example: SELECT concept, date, standing, supporting FROM founding_claims WHERE framework_id = 'jpn-chn-defence-hotline'
