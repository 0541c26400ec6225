-- One row a time without a break in which an actor belongs to a framework in one of the roles given, whatever their order: spells that touch or overlap are one presence.
-- ja: 渡した役割のいずれかで主体が枠組みに切れ目なく属した期間。
CREATE MACRO presences() AS TABLE
WITH reached AS (
  SELECT *, max(last_day) OVER (
      PARTITION BY framework_id, actor_id ORDER BY first_day, last_day
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM spells()
  WHERE list_contains(member_roles(), role)
), numbered AS (
  SELECT *, count(*) FILTER (before IS NULL OR first_day > before + 1) OVER (
      PARTITION BY framework_id, actor_id ORDER BY first_day, last_day ROWS UNBOUNDED PRECEDING) AS presence
  FROM reached
)
SELECT framework_id, actor_id, presence, min(first_day) AS first_day, max(last_day) AS last_day,
  bool_and(has_left) AS has_left
FROM numbered
GROUP BY framework_id, actor_id, presence;
-- Example: FROM presences() WHERE framework_id = 'cscap' AND actor_id IN ('IND', 'JPN') ORDER BY actor_id
