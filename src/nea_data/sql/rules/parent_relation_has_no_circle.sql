-- No framework is part of itself, directly or through others.
-- ja: 枠組みは、直接にも間接にも、自分自身の一部とならないこと。
WITH RECURSIVE up(framework_id, ancestor) AS (
  SELECT framework_id, parent_id FROM frameworks WHERE parent_id IS NOT NULL
  UNION
  SELECT up.framework_id, f.parent_id FROM up JOIN frameworks f ON f.framework_id = up.ancestor
  WHERE f.parent_id IS NOT NULL
)
SELECT 'frameworks' AS table_name, framework_id AS record_id, 'parent_id' AS field, ancestor AS found
FROM up
WHERE ancestor = framework_id;
