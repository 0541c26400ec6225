-- One row a row of the dataset that rests on one independent source only: sources that derive from one another, or from the same one, count once.
-- ja: 独立した出典が一つしかない行。互いに派生した出典、同じ出典から派生した出典は一つと数える。
WITH independent AS (
  SELECT e.table_name, e.record_id, count(DISTINCT r.root_id) AS roots, count(DISTINCT e.source_id) AS supporting_sources,
    min(r.root_id) AS root_id, any_value(s.kind) AS source_kind
  FROM evidence e
  JOIN source_roots() r USING (source_id)
  JOIN sources s ON s.source_id = r.root_id
  WHERE e.stance = 'supports' AND e.table_name NOT IN ('sources', 'claims', 'evidence', 'gaps')
  GROUP BY e.table_name, e.record_id
)
SELECT table_name, record_id, root_id AS source_id, source_kind, supporting_sources
FROM independent
WHERE roots = 1
ORDER BY table_name, record_id;
-- Example: SELECT table_name, source_kind, count(*) AS rows FROM single_source_rows WHERE table_name IN ('meetings', 'memberships') GROUP BY ALL ORDER BY ALL LIMIT 6
