-- Every row of evidence names a column of its table, or * for the whole row.
-- ja: 根拠の各行は、その表の列名か、行全体を表す*を指すこと。
SELECT 'evidence' AS table_name,
  e.table_name || '/' || e.record_id || '/' || field || '/' || source_id || '/' || item AS record_id,
  'field' AS field, field AS found
FROM evidence e
WHERE field <> '*' AND table_name IN (SELECT table_name FROM table_columns())
  AND NOT EXISTS (FROM table_columns() c WHERE c.table_name = e.table_name AND c.column_name = e.field);
