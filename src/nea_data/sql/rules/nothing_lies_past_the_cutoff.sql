-- No meeting, document or event is dated after the descriptor's coded_through.
-- ja: 会合・文書・出来事の日付は、記述子のcoded_throughより後にならないこと。
SELECT table_name, record_id, field, found || ', coded through ' || coded_through() AS found
FROM (
  SELECT 'meetings' AS table_name, meeting_id AS record_id, 'start_date' AS field, start_date AS found FROM meetings
  WHERE status <> 'cancelled'
  UNION ALL SELECT 'documents', document_id, 'adopted', adopted FROM documents
  UNION ALL SELECT 'events', event_id, 'start_date', start_date FROM events
)
WHERE edtf_earliest(found) > coded_through();
