-- A relation stands between two different frameworks.
-- ja: 関係は、異なる二つの枠組みの間のものであること。
SELECT 'counterparts' AS table_name, framework_id || '/' || relation || '/' || counterpart_id || '/' || instance AS record_id,
  'counterpart_id' AS field, counterpart_id AS found
FROM counterparts
WHERE framework_id = counterpart_id;
