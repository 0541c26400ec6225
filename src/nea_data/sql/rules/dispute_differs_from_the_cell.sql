-- Evidence that disputes a cell has another value than the cell; where the two agree, it supports it.
-- ja: ある項目に異を唱える根拠の値(value)は、その項目の値と異なること。一致するなら、それは支持する根拠である。
SELECT 'evidence' AS table_name,
  e.table_name || '/' || e.record_id || '/' || e.field || '/' || e.source_id || '/' || e.item AS record_id,
  'value' AS field, e.value AS found
FROM evidence e
JOIN records() r USING (table_name, record_id)
WHERE e.stance = 'disputes' AND e.field <> '*' AND r.cells[e.field] = e.value;
