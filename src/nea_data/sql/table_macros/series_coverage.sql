-- One row a series and year of its framework's life, from the year it began: whether a complete series covers the year whole, so that no meeting found means none held.
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
SELECT framework_id, series, kind, level, year, coverage,
  coalesce(coverage = 'complete' AND known_from <= greatest(make_date(year, 1, 1), begins)
    AND known_through >= least(make_date(year, 12, 31), CASE WHEN ends < coded_through() THEN ends END), false)
    AS is_covered
FROM years;
-- Example: SELECT series, min(year) AS first, max(year) AS last FROM series_coverage() WHERE framework_id = 'arf' AND is_covered GROUP BY series ORDER BY series
