-- One row a meeting in order of time, with the names of its framework and series, and the bounds of its dates.
-- ja: 時の順に並べた会合。枠組みとシリーズの名称、日付の範囲を添える。
SELECT
  m.start_date, m.end_date, m.meeting_id, m.framework_id, f.track, m.series, s.level, m.ordinal, m.part,
  m.name_en, m.name_ja, m.city, m.country, m.mode, m.status, m.format, m.on_margins_of,
  edtf_earliest(m.start_date) AS start_earliest, edtf_latest(coalesce(m.end_date, m.start_date)) AS end_latest
FROM meetings m
JOIN frameworks f USING (framework_id)
JOIN series s USING (framework_id, series)
ORDER BY start_earliest, m.meeting_id;
-- Example: SELECT start_date, meeting_id, city, level FROM meeting_timeline WHERE framework_id = 'six-party-talks' LIMIT 3
