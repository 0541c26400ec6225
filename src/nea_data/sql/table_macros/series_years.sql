-- One row a series and year of its framework's life: meetings held and not held (cancelled, postponed, unanswered).
-- held counts what was found in the years that the series covers; it is zero only in a year that a complete series covers
-- whole, and empty where none was found otherwise. A year before the series began is no year of it.
CREATE MACRO series_years() AS TABLE
WITH spans AS (
  SELECT s.*, coalesce(edtf_earliest(s.began), l.first_day) AS begins, l.last_day AS ends,
    edtf_earliest(s.coverage_from) AS known_from, edtf_latest(s.coverage_through) AS known_through
  FROM series s
  JOIN lives() l USING (framework_id)
), years AS (
  SELECT *, unnest(generate_series(year(begins), year(ends))) AS year
  FROM spans
), held AS (
  SELECT framework_id, series, year, count(*) AS held FROM held_meetings() GROUP BY ALL
), missed AS (
  SELECT framework_id, series, year(edtf_day(start_date)) AS year, count(*) AS not_held
  FROM meetings WHERE status <> 'held' GROUP BY ALL
)
SELECT y.framework_id, y.series, y.kind, y.level, y.year, y.coverage,
  coalesce(y.coverage = 'complete' AND known_from <= greatest(make_date(y.year, 1, 1), begins)
    AND known_through >= least(make_date(y.year, 12, 31), CASE WHEN ends < coded_through() THEN ends END), false) AS is_covered,
  coalesce(h.held, CASE WHEN is_covered THEN 0 END) AS held, n.not_held
FROM years y
LEFT JOIN held h USING (framework_id, series, year)
LEFT JOIN missed n USING (framework_id, series, year);
-- Example: SELECT year, is_covered, held, not_held FROM series_years() WHERE framework_id = 'apec' AND series = 'leaders' AND year > 2017 ORDER BY year
