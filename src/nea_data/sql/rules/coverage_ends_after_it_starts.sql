-- A series' coverage_through is not before its coverage_from.
-- ja: シリーズのcoverage_throughはcoverage_fromより前にならないこと。
SELECT 'series' AS table_name, framework_id || '/' || series AS record_id, 'coverage_through' AS field, "coverage_through" AS found
FROM series
WHERE edtf_latest("coverage_through") < edtf_earliest("coverage_from");
