-- One row a meeting that was held: the only meetings that panels count, in whatever year they were found.
-- ja: 開かれた会合。パネルが数えるのはこれだけである。
CREATE MACRO held_meetings() AS TABLE
SELECT m.meeting_id, m.framework_id, m.series, s.level, s.kind, m.country, edtf_day(m.start_date) AS day,
  year(edtf_day(m.start_date)) AS year
FROM meetings m
JOIN series s USING (framework_id, series)
WHERE m.status = 'held';
-- Example: SELECT meeting_id, level, day FROM held_meetings() WHERE framework_id = 'six-party-talks' ORDER BY day LIMIT 3
