-- No source derives from itself, directly or through others.
-- ja: 出典は、直接にも間接にも、自分自身から派生しないこと。
WITH RECURSIVE up(source_id, ancestor) AS (
  SELECT source_id, derived_from FROM sources WHERE derived_from IS NOT NULL
  UNION
  SELECT up.source_id, s.derived_from FROM up JOIN sources s ON s.source_id = up.ancestor
  WHERE s.derived_from IS NOT NULL
)
SELECT 'sources' AS table_name, source_id AS record_id, 'derived_from' AS field, ancestor AS found
FROM up
WHERE ancestor = source_id;
