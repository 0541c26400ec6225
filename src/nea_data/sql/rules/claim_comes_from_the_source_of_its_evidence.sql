-- A claim that evidence leans on is a claim of the same source.
-- ja: 根拠が拠る主張は、同じ出典の主張であること。
SELECT 'evidence' AS table_name,
  e.table_name || '/' || e.record_id || '/' || e.field || '/' || e.source_id || '/' || e.item AS record_id,
  'claim_id' AS field, e.claim_id || ' of ' || c.source_id AS found
FROM evidence e
JOIN claims c USING (claim_id)
WHERE c.source_id <> e.source_id;
