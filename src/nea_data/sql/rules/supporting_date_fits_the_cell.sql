-- A date that supports a cell lies in it, or it in the date; one that lies apart disputes it.
-- ja: ある日付を支持する根拠の値(value)は、その日付と重なること。重ならなければ、異を唱える根拠(disputes)である。
SELECT 'evidence' AS table_name,
  e.table_name || '/' || e.record_id || '/' || e.field || '/' || e.source_id || '/' || e.item AS record_id,
  'value' AS field, e.value || ' (' || d.found || ')' AS found
FROM evidence e
JOIN dates() d USING (table_name, record_id, field)
WHERE e.stance = 'supports'
  AND (edtf_latest(e.value) < edtf_earliest(d.found) OR edtf_latest(d.found) < edtf_earliest(e.value));
