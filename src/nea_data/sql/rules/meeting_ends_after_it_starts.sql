-- A meeting's end_date is not before its start_date: compare both with the source.
-- ja: 会合のend_dateはstart_dateより前にならないこと。両方を出典と照らし合わせること。
SELECT 'meetings' AS table_name, meeting_id AS record_id, 'end_date' AS field, "end_date" AS found
FROM meetings
WHERE edtf_latest("end_date") < edtf_earliest("start_date");
