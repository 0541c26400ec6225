-- One row a held meeting after the first of its series: days of silence since the one before it ended, and whether that is the series' longest silence.
-- Only where is_certain (the series is complete, no edition missing from that time) is the silence known to be one; else a meeting may lie in it.
-- ja: シリーズの2回目以降の会合ごとに、前の会合が終わってからの空白の日数と、それがシリーズ最長の空白か。is_certainの行だけが、会合のなかったことの分かっている空白である。
WITH days AS (
  SELECT framework_id, series, meeting_id, ordinal, part, edtf_earliest(start_date) AS start,
    coalesce(edtf_latest(end_date), edtf_latest(start_date)) AS "end"
  FROM meetings WHERE status = 'held' AND edtf_earliest(start_date) IS NOT NULL
), ordered AS (
  SELECT *, lag(meeting_id) OVER one_series AS previous_id, lag("end") OVER one_series AS previous_end
  FROM days WINDOW one_series AS (PARTITION BY framework_id, series ORDER BY start, ordinal, part, meeting_id)
)
SELECT o.framework_id, o.series, o.meeting_id, o.start, o.previous_id, o.previous_end,
  greatest(date_diff('day', o.previous_end, o.start), 0) AS days,
  days = max(days) OVER (PARTITION BY o.framework_id, o.series) AS is_longest,
  s.coverage = 'complete' AND NOT EXISTS (FROM missing_editions() e
    WHERE e.framework_id = o.framework_id AND e.series = o.series
    AND coalesce(e.first_day < o.start, true) AND coalesce(e.last_day > o.previous_end, true)) AS is_certain
FROM ordered o
JOIN series s USING (framework_id, series)
WHERE o.previous_id IS NOT NULL
ORDER BY o.framework_id, o.series, o.start, o.meeting_id;
-- Example: SELECT meeting_id, previous_end, days, is_certain FROM meeting_gaps WHERE is_longest AND framework_id IN ('arf', 'six-party-talks') AND is_certain
