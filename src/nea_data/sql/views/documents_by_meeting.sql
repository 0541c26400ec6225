-- One row a meeting and document that it adopted or issued.
-- ja: 会合と、その会合が採択または発出した文書の組。
SELECT m.framework_id AS meeting_framework_id, m.series, m.meeting_id, m.start_date,
  d.document_id, d.framework_id, d.kind, d.title_en, d.adopted, d.legal_status
FROM documents d
JOIN meetings m USING (meeting_id)
ORDER BY m.framework_id, m.series, edtf_earliest(m.start_date), m.meeting_id, d.document_id;
-- Example: SELECT meeting_id, document_id, kind FROM documents_by_meeting WHERE meeting_framework_id = 'six-party-talks' LIMIT 4
