-- Ordinal and part together are unique within a series.
-- ja: 回次とpartの組は、一つのシリーズの中で重ならないこと。
SELECT 'meetings' AS table_name, max(meeting_id) AS record_id, 'ordinal' AS field,
  ordinal || coalesce('/' || part, '') || ' stands ' || count(*) || ' times' AS found
FROM meetings
WHERE ordinal IS NOT NULL
GROUP BY framework_id, series, ordinal, part
HAVING count(*) > 1;
