-- A meeting that was cancelled or postponed has no mode.
-- ja: 中止・延期された会合にはmode(開催形式)を書かないこと。
SELECT 'meetings' AS table_name, meeting_id AS record_id, 'mode' AS field, mode || ' (' || status || ')' AS found
FROM meetings
WHERE status IN ('cancelled', 'postponed') AND mode IS NOT NULL;
