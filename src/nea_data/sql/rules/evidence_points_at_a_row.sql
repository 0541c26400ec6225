-- Every row of evidence names a table and a row (table_name, record_id) that exist.
-- ja: 根拠の各行は、実在する表(table_name)と行(record_id)を指すこと。
SELECT 'evidence' AS table_name,
  e.table_name || '/' || e.record_id || '/' || field || '/' || source_id || '/' || item AS record_id,
  'record_id' AS field, e.table_name || ' ' || e.record_id AS found
FROM evidence e
WHERE NOT EXISTS (FROM records() r WHERE r.table_name = e.table_name AND r.record_id = e.record_id);
