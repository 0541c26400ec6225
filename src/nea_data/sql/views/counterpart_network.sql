-- Edges between frameworks: the relations of counterparts, and of parts to the framework that they are part of, with the tracks that each edge crosses.
-- ja: 枠組みどうしのネットワークの辺。対応関係と、上位の枠組みに対する部分の関係とを、辺が結ぶトラックとともに示す。
SELECT c.framework_id AS from_id, c.counterpart_id AS to_id, c.relation, a.track AS from_track, b.track AS to_track,
  a.track <> b.track AS crosses_tracks, min(edtf_earliest(c.since)) AS since, bool_and(c.until IS NULL) AS is_running
FROM counterparts c
JOIN frameworks a ON a.framework_id = c.framework_id
JOIN frameworks b ON b.framework_id = c.counterpart_id
GROUP BY ALL
UNION ALL BY NAME
SELECT f.framework_id AS from_id, f.parent_id AS to_id, 'part_of' AS relation, f.track AS from_track,
  p.track AS to_track, f.track <> p.track AS crosses_tracks, NULL::DATE AS since, true AS is_running
FROM frameworks f
JOIN frameworks p ON p.framework_id = f.parent_id
ORDER BY from_id, to_id, relation;
-- Example: SELECT from_id, relation, to_id FROM counterpart_network WHERE crosses_tracks LIMIT 5
