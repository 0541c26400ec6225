-- One row an edition that a series had, or may have had, and that is not found: an open gap with an ordinal that no meeting carries.
-- It lies between first_day and last_day, on which its neighbours in the series began; without a neighbour there is no bound.
-- ja: あった、またはあったかもしれないのに見つかっていない回。番号のある未解決の欠落で、前後の回の始まった日の間にある。
CREATE MACRO missing_editions() AS TABLE
SELECT g.framework_id, g.series, g.ordinal,
  max(edtf_earliest(m.start_date)) FILTER (m.ordinal < g.ordinal) AS first_day,
  min(edtf_latest(m.start_date)) FILTER (m.ordinal > g.ordinal) AS last_day
FROM gaps g
LEFT JOIN meetings m ON m.framework_id = g.framework_id AND m.series = g.series
WHERE g.closed_on IS NULL AND g.finding = 'not_found' AND g.ordinal IS NOT NULL
GROUP BY g.framework_id, g.series, g.ordinal
HAVING count(*) FILTER (m.ordinal = g.ordinal) = 0;
-- Example: SELECT * FROM missing_editions() WHERE framework_id = 'aus-jpn-usa-tsd' ORDER BY ALL
