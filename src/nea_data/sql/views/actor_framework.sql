-- Edges of the network of actors and frameworks: one row an actor and framework, its roles, the first and last day that it belongs, whether it still does.
-- ja: 主体と枠組みのネットワークの辺。1行は一つの主体と一つの枠組みの組で、役割、所属の最初の日と最後の日、今も所属しているかを示す。
SELECT s.actor_id, s.framework_id, a.kind AS actor_kind, f.track, f.kind AS framework_kind,
  string_agg(DISTINCT s.role, ', ' ORDER BY s.role) AS roles,
  min(s.first_day) AS first_day, max(s.last_day) AS last_day, max(s.last_day) = coded_through() AND NOT bool_and(s.has_left) AS is_running
FROM spells() s
JOIN actors a USING (actor_id)
JOIN frameworks f USING (framework_id)
GROUP BY ALL
ORDER BY s.actor_id, s.framework_id;
-- Example: SELECT framework_id, roles, first_day, is_running FROM actor_framework WHERE actor_id = 'PRK'
