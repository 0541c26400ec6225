-- One row a row of the dataset: how many sources support and dispute it or one of its fields.
-- ja: データセットの1行ごとに、それ(またはその列)を支持する出典と、異を唱える出典の数。
SELECT
  r.table_name, r.record_id,
  count(DISTINCT e.source_id) FILTER (e.stance = 'supports') AS supporting_sources,
  count(DISTINCT e.source_id) FILTER (e.stance = 'disputes') AS disputing_sources,
  count(e.source_id) AS evidence_rows
FROM records() r
LEFT JOIN evidence e USING (table_name, record_id)
WHERE r.table_name NOT IN ('sources', 'claims', 'evidence', 'gaps')
GROUP BY r.table_name, r.record_id
ORDER BY r.table_name, r.record_id;
-- Example: SELECT record_id, supporting_sources, disputing_sources FROM evidence_summary WHERE table_name = 'frameworks' LIMIT 3
