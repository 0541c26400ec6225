-- The one day that an EDTF date counts as, its first or its last by counting(); NULL where there is no such bound.
-- ja: EDTF日付を数える一日。counting()に従い、最初の日か最後の日。範囲の端がなければNULL。
CREATE MACRO edtf_day(edtf) AS (CASE WHEN counting() = 'latest' THEN edtf_latest(edtf) ELSE edtf_earliest(edtf) END);
-- Example: SELECT edtf_day('1994') AS day, counting() AS counting
