-- One row an actor, framework and year in which the actor belongs to it on some day: its roles, whether it joined or left, the days of belonging.
-- ja: 主体・枠組み・年ごとの役割、加わったか離れたか、所属した日数。
CREATE MACRO actor_framework_years() AS TABLE
WITH belonging AS (
  SELECT framework_id, actor_id, year, string_agg(DISTINCT role, ', ' ORDER BY role) AS roles
  FROM (
    SELECT *, unnest(generate_series(year(first_day), year(last_day))) AS year
    FROM spells() WHERE list_contains(member_roles(), role)
  )
  GROUP BY framework_id, actor_id, year
), present AS (
  SELECT *, unnest(generate_series(year(first_day), year(last_day))) AS year FROM presences()
)
SELECT p.actor_id, p.framework_id, p.year, a.iso3c, a.ccode, a.gwcode, f.track, f.kind, any_value(b.roles) AS roles,
  count(*) FILTER (year(p.first_day) = p.year) AS joins,
  count(*) FILTER (p.has_left AND year(p.last_day) = p.year) AS leaves,
  sum(date_diff('day', greatest(p.first_day, make_date(p.year, 1, 1)), least(p.last_day, make_date(p.year, 12, 31))) + 1)::BIGINT AS days
FROM present p
JOIN belonging b USING (framework_id, actor_id, year)
JOIN actors a USING (actor_id)
JOIN frameworks f USING (framework_id)
GROUP BY p.actor_id, p.framework_id, p.year, a.iso3c, a.ccode, a.gwcode, f.track, f.kind;
-- Example: SELECT actor_id, framework_id, year, roles, joins, leaves, days FROM actor_framework_years() WHERE framework_id = 'cscap' AND actor_id = 'IND' AND year BETWEEN 1998 AND 2001 ORDER BY year
