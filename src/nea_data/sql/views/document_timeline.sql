-- One row a document in order of adoption, with its framework, the meeting that adopted it and its parties.
-- ja: 採択順に並べた文書。枠組み、採択した会合、当事国などを添える。
SELECT
  d.adopted, d.document_id, d.framework_id, d.title_en, d.title_ja, d.kind, d.legal_status,
  d.entered_into_force, d.ended, d.meeting_id, m.name_en AS meeting_name_en, d.city, d.country,
  (SELECT string_agg(actor_id, ', ' ORDER BY actor_id) FROM document_parties p
    WHERE p.document_id = d.document_id) AS parties,
  d.url, edtf_earliest(d.adopted) AS adopted_earliest
FROM documents d
LEFT JOIN meetings m USING (meeting_id)
ORDER BY adopted_earliest, d.document_id;
-- Example: SELECT adopted, document_id, parties FROM document_timeline WHERE framework_id = 'jpn-chn-macm' LIMIT 3
