-- Evidence that disputes a field says what the source has instead (value).
-- ja: ある項目に異を唱える根拠には、出典が代わりに示す値(value)を書くこと。
SELECT 'evidence' AS table_name,
  table_name || '/' || record_id || '/' || field || '/' || source_id || '/' || item AS record_id,
  'value' AS field, '(empty)' AS found
FROM evidence
WHERE stance = 'disputes' AND value IS NULL;
