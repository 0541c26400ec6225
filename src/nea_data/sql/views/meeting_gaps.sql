-- One row a held meeting after the first of its series: days of silence since the one before it ended, and whether that is the series' longest silence.
-- Only where is_certain (the series is complete, no edition missing) is the silence known to be one; else a meeting may lie in it.
WITH days AS (
  SELECT framework_id, series, meeting_id, ordinal, part, edtf_earliest(start_date) AS start,
    coalesce(edtf_latest(end_date), edtf_latest(start_date)) AS "end"
  FROM meetings WHERE status = 'held' AND edtf_earliest(start_date) IS NOT NULL
), ordered AS (
  SELECT *, lag(meeting_id) OVER one_series AS previous_id, lag("end") OVER one_series AS previous_end
  FROM days WINDOW one_series AS (PARTITION BY framework_id, series ORDER BY start, ordinal, part, meeting_id)
), missing AS (
  SELECT DISTINCT framework_id, series FROM gaps
  WHERE closed_on IS NULL AND finding = 'not_found' AND ordinal IS NOT NULL
)
SELECT o.framework_id, o.series, o.meeting_id, o.start, o.previous_id, o.previous_end,
  greatest(date_diff('day', o.previous_end, o.start), 0) AS days,
  days = max(days) OVER (PARTITION BY o.framework_id, o.series) AS is_longest,
  s.coverage = 'complete' AND x.series IS NULL AS is_certain
FROM ordered o
JOIN series s USING (framework_id, series)
LEFT JOIN missing x ON x.framework_id = o.framework_id AND x.series = o.series
WHERE o.previous_id IS NOT NULL
ORDER BY o.framework_id, o.series, o.start, o.meeting_id;
-- Example: SELECT meeting_id, previous_end, days, is_certain FROM meeting_gaps WHERE is_longest AND framework_id IN ('arf', 'six-party-talks') AND is_certain
