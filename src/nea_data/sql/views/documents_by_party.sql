-- One row an actor and document: its part in it, when it signed and ratified.
-- ja: 主体と文書の組。関わり方、署名日、批准日を示す。
SELECT p.actor_id, a.name_en AS actor_name_en, a.iso3c, a.ccode, a.gwcode, p.document_id, p.role, p.signed, p.ratified,
  d.framework_id, d.kind, d.title_en, d.adopted, d.entered_into_force, d.ended, d.legal_status
FROM document_parties p
JOIN documents d USING (document_id)
JOIN actors a USING (actor_id)
ORDER BY p.actor_id, edtf_earliest(d.adopted), p.document_id;
-- Example: SELECT document_id, role, adopted FROM documents_by_party WHERE actor_id = 'PRK' AND framework_id = 'six-party-talks'
