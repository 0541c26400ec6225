-- A meeting_id is <framework>-<series>-<year>-<n>.
-- ja: meeting_idは<枠組み>-<シリーズ>-<年>-<番号>の形であること。
SELECT 'meetings' AS table_name, meeting_id AS record_id, 'meeting_id' AS field, meeting_id AS found
FROM meetings
WHERE NOT (starts_with(meeting_id, framework_id || '-' || series || '-')
  AND regexp_full_match(substr(meeting_id, length(framework_id) + length(series) + 3), '[0-9]{4}-[0-9]+'));
