-- Periods of one condition do not overlap; they may touch in a day, a month or a year.
-- ja: 一つの条件の期間は重ならないこと。日・月・年で接するのはよい。
SELECT 'condition_periods' AS table_name, b.condition || '/' || b.period AS record_id, 'start_date' AS field,
  b.start_date || ' (period ' || a.period || ' ends ' || coalesce(a.end_date, 'never') || ')' AS found
FROM condition_periods a
JOIN condition_periods b USING (condition)
WHERE a.period <> b.period AND edtf_earliest(a.start_date) <= edtf_earliest(b.start_date)
  AND (edtf_earliest(a.start_date) <> edtf_earliest(b.start_date) OR a.period < b.period)
  AND CASE WHEN a.end_date IS NULL THEN true ELSE edtf_earliest(a.end_date) > edtf_latest(b.start_date) END;
