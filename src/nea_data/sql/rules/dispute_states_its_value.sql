-- Evidence that disputes a field says what the source has instead (value).
SELECT 'evidence' AS table_name,
  table_name || '/' || record_id || '/' || field || '/' || source_id || '/' || item AS record_id,
  'value' AS field, '(empty)' AS found
FROM evidence
WHERE stance = 'disputes' AND value IS NULL;
