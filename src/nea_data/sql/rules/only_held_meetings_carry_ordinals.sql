-- A meeting that was cancelled, postponed or unanswered carries no ordinal.
-- ja: 中止・延期された会合や応答のなかった通話には回次を付けないこと。
SELECT 'meetings' AS table_name, meeting_id AS record_id, 'ordinal' AS field, ordinal || ' (' || status || ')' AS found
FROM meetings
WHERE status <> 'held' AND ordinal IS NOT NULL;
