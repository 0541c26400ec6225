-- An ordinal stands only in a series that is numbered (series.is_numbered).
-- ja: 回次は、番号付き(series.is_numbered)のシリーズだけに付けること。
SELECT 'meetings' AS table_name, meeting_id AS record_id, 'ordinal' AS field, ordinal::VARCHAR AS found
FROM meetings JOIN series USING (framework_id, series)
WHERE ordinal IS NOT NULL AND NOT is_numbered;
