-- The frameworks to which two actors both belong on a day, each in some role but convenor.
-- ja: ある日に二つの主体がともに(主催者以外の役割で)属する枠組み。
CREATE MACRO shared_frameworks(a, b, day) AS TABLE
SELECT f.framework_id, f.name_en, f.name_ja, f.track, f.kind,
  string_agg(DISTINCT s.role, ', ' ORDER BY s.role) FILTER (s.actor_id = a) AS role_a,
  string_agg(DISTINCT s.role, ', ' ORDER BY s.role) FILTER (s.actor_id = b) AS role_b
FROM spells() s
JOIN frameworks f USING (framework_id)
WHERE day::DATE BETWEEN s.first_day AND s.last_day AND list_contains(member_roles(), s.role)
GROUP BY f.framework_id, f.name_en, f.name_ja, f.track, f.kind
HAVING role_a IS NOT NULL AND role_b IS NOT NULL
ORDER BY f.framework_id;
-- Example: SELECT framework_id, track, role_a, role_b FROM shared_frameworks('JPN', 'PRK', '2004-01-01')
