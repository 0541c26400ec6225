-- One row an actor at a meeting where it is known apart from membership: present or absent, in what role, at what rank, and whether it belonged to the framework that day.
-- ja: 加盟とは別に分かっている、会合への出席・欠席。役割、出席者の級、その日に枠組みに属していたかを添える。
SELECT t.actor_id, a.name_en AS actor_name_en, a.iso3c, a.ccode, a.gwcode, m.framework_id, m.series, t.meeting_id,
  m.start_date, m.status, t.attendance, t.role, t.rank, s.level,
  EXISTS (FROM spells() p WHERE p.framework_id = m.framework_id AND p.actor_id = t.actor_id
    AND edtf_earliest(m.start_date) BETWEEN p.first_day AND p.last_day) AS is_member,
  t.note
FROM attendance t
JOIN meetings m USING (meeting_id)
JOIN actors a ON a.actor_id = t.actor_id
JOIN series s ON s.framework_id = m.framework_id AND s.series = m.series
ORDER BY t.actor_id, edtf_earliest(m.start_date), t.meeting_id;
-- Example: SELECT meeting_id, start_date, attendance, rank FROM attendance_record WHERE actor_id = 'PRK' AND framework_id = 'arf' ORDER BY start_date DESC LIMIT 4
