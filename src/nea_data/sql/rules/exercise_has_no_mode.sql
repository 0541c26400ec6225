-- An exercise has no mode.
-- ja: 共同訓練にはmode(開催形式)を書かないこと。
SELECT 'meetings' AS table_name, meeting_id AS record_id, 'mode' AS field, mode AS found
FROM meetings JOIN series USING (framework_id, series)
WHERE series.kind = 'exercise' AND mode IS NOT NULL;
