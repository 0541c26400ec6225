-- A relation stands between two different frameworks.
SELECT 'counterparts' AS table_name, framework_id || '/' || relation || '/' || counterpart_id || '/' || instance AS record_id,
  'counterpart_id' AS field, counterpart_id AS found
FROM counterparts
WHERE framework_id = counterpart_id;
