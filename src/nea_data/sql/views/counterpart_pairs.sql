-- One row a directed relation between two frameworks, with the names and tracks of both.
-- ja: 枠組みの間の向きのある関係。両者の名称とトラックを添える。
SELECT
  c.framework_id, a.name_en AS framework_name_en, a.track AS framework_track, c.relation,
  c.counterpart_id, b.name_en AS counterpart_name_en, b.track AS counterpart_track,
  c.instance, c.since, c.until, c.document_id, d.title_en AS document_title_en, c.note
FROM counterparts c
JOIN frameworks a ON a.framework_id = c.framework_id
JOIN frameworks b ON b.framework_id = c.counterpart_id
LEFT JOIN documents d ON d.document_id = c.document_id
ORDER BY c.framework_id, c.relation, c.counterpart_id, c.instance;
-- Example: SELECT framework_id, relation, counterpart_id, since FROM counterpart_pairs WHERE framework_track <> counterpart_track LIMIT 4
