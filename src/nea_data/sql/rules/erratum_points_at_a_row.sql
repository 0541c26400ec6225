-- An erratum names a row and a column (or * for the whole row) that exist, or that history says were removed.
-- ja: 正誤の行は、実在する(または履歴が削除を記録する)行と列を指すこと。列は行全体を表す*でもよい。
SELECT 'errata' AS table_name, erratum_id AS record_id, 'record_id' AS field,
  m.table_name || ' ' || m.record_id || ' ' || m.field AS found
FROM errata m
LEFT JOIN records() r ON r.table_name = m.table_name AND r.record_id = m.record_id
WHERE (r.record_id IS NULL OR (m.field <> '*' AND NOT list_contains(map_keys(r.cells), m.field)))
  AND NOT EXISTS (FROM history h
    WHERE h.table_name = m.table_name AND h.record_id = m.record_id
      AND (h.action = 'row_removed' OR (h.reason = 'column_removed' AND h.field = m.field)));
