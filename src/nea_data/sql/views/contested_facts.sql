-- One row a cell and rival value: what the table holds, what a source has instead, and how many sources support the accepted value.
-- ja: 出典の間で食い違う事実。1行は一つのセルと食い違う一つの値で、表の値、出典の値、表の値を支持する出典の数を示す。
WITH supported AS (
  SELECT table_name, record_id, field, count(DISTINCT source_id) AS sources
  FROM evidence WHERE stance = 'supports' GROUP BY ALL
), rivals AS (
  SELECT table_name, record_id, field, value AS rival, string_agg(DISTINCT source_id, ', ' ORDER BY source_id) AS rival_sources,
    string_agg(DISTINCT note, ' ' ORDER BY note) AS note
  FROM evidence WHERE stance = 'disputes' GROUP BY ALL
), claimed AS (
  SELECT table_name, record_id, 'date' AS field, string_agg(DISTINCT source_id, ', ' ORDER BY source_id) AS rival_sources
  FROM evidence WHERE table_name IN ('founding_dates', 'framework_changes') AND stance = 'supports' GROUP BY ALL
), dated AS (
  SELECT 'founding_dates' AS table_name, framework_id, concept AS what, claim, date, standing, note FROM founding_dates
  UNION ALL
  SELECT 'framework_changes', framework_id, change, claim, date, standing, note FROM framework_changes
), disputed AS (
  SELECT d.table_name, d.framework_id || '/' || d.what || '/' || d.claim AS record_id, 'date' AS field, d.date AS rival, d.note,
    (SELECT string_agg(o.date, ', ' ORDER BY o.claim) FROM dated o
      WHERE o.table_name = d.table_name AND o.framework_id = d.framework_id AND o.what = d.what
        AND o.standing <> 'disputed') AS accepted
  FROM dated d WHERE d.standing = 'disputed'
)
SELECT v.table_name, v.record_id, v.field, r.cells[v.field] AS accepted, v.rival, s.sources AS accepted_sources,
  v.rival_sources, v.note
FROM rivals v
LEFT JOIN records() r USING (table_name, record_id)
LEFT JOIN supported s USING (table_name, record_id, field)
UNION ALL BY NAME
SELECT d.table_name, d.record_id, d.field, d.accepted, d.rival, NULL::BIGINT AS accepted_sources, c.rival_sources, d.note
FROM disputed d
LEFT JOIN claimed c USING (table_name, record_id, field)
ORDER BY table_name, record_id, field, rival;
-- Example: SELECT record_id, accepted, rival FROM contested_facts WHERE table_name = 'founding_dates' AND record_id LIKE 'jpn-chn-defence-hotline/%'
