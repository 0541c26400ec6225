-- An event's end_date is not before its start_date: compare both with the source.
-- ja: 出来事のend_dateはstart_dateより前にならないこと。両方を出典と照らし合わせること。
SELECT 'events' AS table_name, event_id AS record_id, 'end_date' AS field, "end_date" AS found
FROM events
WHERE edtf_latest("end_date") < edtf_earliest("start_date");
