-- A period's end_date is not before its start_date.
-- ja: 期間のend_dateはstart_dateより前にならないこと。
SELECT 'condition_periods' AS table_name, condition || '/' || period AS record_id, 'end_date' AS field, "end_date" AS found
FROM condition_periods
WHERE edtf_latest("end_date") < edtf_earliest("start_date");
