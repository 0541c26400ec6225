-- Every source is used by evidence or a claim, or another source derives from it.
-- ja: どの出典も、根拠か主張に使われているか、ほかの出典の派生元であること。
SELECT 'sources' AS table_name, source_id AS record_id, 'source_id' AS field, source_id AS found
FROM sources s
WHERE NOT EXISTS (FROM evidence e WHERE e.source_id = s.source_id)
  AND NOT EXISTS (FROM claims c WHERE c.source_id = s.source_id)
  AND NOT EXISTS (FROM sources d WHERE d.derived_from = s.source_id);
