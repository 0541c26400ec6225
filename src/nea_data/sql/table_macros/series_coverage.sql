-- One row a series and year of its framework's life, from the year it began: whether a complete series covers the year whole, so that no meeting found means none held.
-- A year in which an edition that is not found may lie is not covered whole.
-- ja: シリーズと年ごとに、completeのシリーズがその年の全体を覆い、会合が見つからなければ開かれなかったと言えるか。
CREATE MACRO series_coverage() AS TABLE
WITH spans AS (
  SELECT s.framework_id, s.series, s.kind, s.level, s.coverage,
    coalesce(edtf_earliest(s.began), l.first_day) AS begins, l.last_day AS ends,
    edtf_earliest(s.coverage_from) AS known_from, edtf_latest(s.coverage_through) AS known_through
  FROM series s
  JOIN lives() l USING (framework_id)
), years AS (
  SELECT *, unnest(generate_series(year(begins), year(ends))) AS year FROM spans
)
SELECT y.framework_id, y.series, y.kind, y.level, y.year, y.coverage,
  coalesce(y.coverage = 'complete' AND y.known_from <= greatest(make_date(y.year, 1, 1), y.begins)
    AND y.known_through >= least(make_date(y.year, 12, 31), CASE WHEN y.ends < coded_through() THEN y.ends END), false)
    AND NOT EXISTS (FROM missing_editions() e WHERE e.framework_id = y.framework_id AND e.series = y.series
      AND coalesce(year(e.first_day), y.year) <= y.year AND coalesce(year(e.last_day), y.year) >= y.year)
    AS is_covered
FROM years y;
-- Example: SELECT series, min(year) AS first, max(year) AS last FROM series_coverage() WHERE framework_id = 'arf' AND is_covered GROUP BY series ORDER BY series
