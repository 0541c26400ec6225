-- What a source states after the fact it was published for on that day or later, a day apart for zones; a notice has another basis.
-- ja: 事後の記述(basisがstated)を支える出典の公表日は、その出来事の日以後であること(時差の1日は許す)。それより前の出典の根拠は、予告(advance_notice)である。
SELECT 'evidence' AS table_name,
  e.table_name || '/' || e.record_id || '/' || e.field || '/' || e.source_id || '/' || e.item AS record_id,
  'basis' AS field, e.basis || ' (' || s.published || ' before ' || d.found || ')' AS found
FROM evidence e
JOIN sources s USING (source_id)
JOIN dates() d ON d.table_name = e.table_name AND d.record_id = e.record_id
  AND (d.table_name, d.field) IN (('meetings', 'start_date'), ('events', 'start_date'), ('documents', 'adopted'), ('founding_dates', 'date'))
WHERE e.stance = 'supports' AND e.basis = 'stated' AND e.field IN ('*', d.field)
  AND edtf_latest(s.published) + 1 < edtf_earliest(d.found)
  -- What was called off is told before the day on which it was to be; a source that dates it otherwise says so as a dispute.
  AND NOT EXISTS (FROM meetings m WHERE e.table_name = 'meetings' AND m.meeting_id = e.record_id AND m.status <> 'held')
  AND NOT EXISTS (FROM evidence o WHERE o.table_name = e.table_name AND o.record_id = e.record_id
    AND o.source_id = e.source_id AND o.field = d.field AND o.stance = 'disputes');
