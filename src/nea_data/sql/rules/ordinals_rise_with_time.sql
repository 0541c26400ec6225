-- Within a series a higher ordinal (or part) does not start before a lower one.
-- ja: 一つのシリーズの中で、大きい回次(またはpart)が小さいものより先に始まらないこと。
SELECT DISTINCT 'meetings' AS table_name, b.meeting_id AS record_id, 'ordinal' AS field,
  b.ordinal || ' on ' || b.start_date || ' (' || a.ordinal || ' on ' || a.start_date || ')' AS found
FROM meetings a
JOIN meetings b USING (framework_id, series)
WHERE a.ordinal IS NOT NULL AND b.ordinal IS NOT NULL
  AND (a.ordinal, coalesce(a.part, 0)) < (b.ordinal, coalesce(b.part, 0))
  AND edtf_latest(b.start_date) < edtf_earliest(a.start_date)
  -- Of each edition only the nearest that it is at odds with: one wrong date would else fault all editions after it.
QUALIFY rank() OVER (PARTITION BY a.meeting_id ORDER BY b.ordinal, coalesce(b.part, 0)) = 1
  AND rank() OVER (PARTITION BY b.meeting_id ORDER BY a.ordinal DESC, coalesce(a.part, 0) DESC) = 1;
