-- Every row of evidence names a table and a row (table_name, record_id) that exist.
SELECT 'evidence' AS table_name,
  e.table_name || '/' || e.record_id || '/' || field || '/' || source_id || '/' || item AS record_id,
  'record_id' AS field, e.table_name || ' ' || e.record_id AS found
FROM evidence e
WHERE NOT EXISTS (FROM records() r WHERE r.table_name = e.table_name AND r.record_id = e.record_id);
