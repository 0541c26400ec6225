-- A meeting that was cancelled, postponed or unanswered carries no ordinal.
SELECT 'meetings' AS table_name, meeting_id AS record_id, 'ordinal' AS field, ordinal || ' (' || status || ')' AS found
FROM meetings
WHERE status <> 'held' AND ordinal IS NOT NULL;
