-- No meeting, document or event is dated after the last day that is coded; what is later waits for the next edition.
-- ja: 会合・文書・出来事の日付は、コーディング済みの最終日より後にならないこと。それより後のことは次の版を待つこと。
SELECT table_name, record_id, field, found || ', coded through ' || coded_through() AS found
FROM (
  SELECT 'meetings' AS table_name, meeting_id AS record_id, 'start_date' AS field, start_date AS found FROM meetings
  WHERE status <> 'cancelled'
  UNION ALL SELECT 'documents', document_id, 'adopted', adopted FROM documents
  UNION ALL SELECT 'events', event_id, 'start_date', start_date FROM events
)
WHERE edtf_earliest(found) > coded_through();
