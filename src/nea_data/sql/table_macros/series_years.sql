-- One row a series and year of its framework's life: meetings held and not held (cancelled, postponed, unanswered).
-- held counts what was found, all there were only where is_covered; it is zero only in a year that a complete series covers
-- whole, and empty where none was found otherwise. A year before the series began is no year of it.
-- ja: シリーズと年ごとの、開かれた会合と開かれなかった会合の数。
CREATE MACRO series_years() AS TABLE
WITH held AS (
  SELECT framework_id, series, year, count(*) AS held FROM held_meetings() GROUP BY ALL
), missed AS (
  SELECT framework_id, series, year(edtf_day(start_date)) AS year, count(*) AS not_held
  FROM meetings WHERE status <> 'held' GROUP BY ALL
)
SELECT c.*, coalesce(h.held, CASE WHEN c.is_covered THEN 0 END) AS held, n.not_held
FROM series_coverage() c
LEFT JOIN held h USING (framework_id, series, year)
LEFT JOIN missed n USING (framework_id, series, year);
-- Example: SELECT year, is_covered, held, not_held FROM series_years() WHERE framework_id = 'apec' AND series = 'leaders' AND year > 2017 ORDER BY year
