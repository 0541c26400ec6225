-- A complete series says from when to when it was looked at.
-- ja: 網羅的(complete)なシリーズには、調べた期間の始めと終わりを書くこと。
SELECT 'series' AS table_name, framework_id || '/' || series AS record_id, 'coverage_through' AS field,
  coalesce(coverage_through, coverage_from, '(empty)') AS found
FROM series
WHERE coverage = 'complete' AND (coverage_from IS NULL OR coverage_through IS NULL);
