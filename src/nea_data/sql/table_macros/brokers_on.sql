-- Who alone ties two frameworks on a day: the one actor that both have in common, or the one second track (1.5 or 2) to which both are related and which they have no direct relation beside.
-- ja: ある日に二つの枠組みを単独でつないでいるもの。両者に共通するただ一つの主体、または両者に関係するただ一つの第二トラック(1.5か2)。
CREATE MACRO brokers_on(day) AS TABLE
WITH alive AS (
  SELECT framework_id FROM lives() WHERE day::DATE BETWEEN first_day AND last_day
), related AS (
  SELECT framework_id, counterpart_id
  FROM counterparts
  WHERE coalesce(edtf_day(since) <= day::DATE, true) AND coalesce(edtf_day(until) >= day::DATE, true)
), either_way AS (
  SELECT framework_id, counterpart_id FROM related UNION SELECT counterpart_id, framework_id FROM related
), ties AS (
  SELECT 'actor' AS tie, actor_id AS broker, framework_id
  FROM spells()
  WHERE day::DATE BETWEEN first_day AND last_day AND list_contains(member_roles(), role)
  UNION
  SELECT 'second_track', e.counterpart_id, e.framework_id
  FROM either_way e
  JOIN alive USING (framework_id)
  JOIN alive t ON t.framework_id = e.counterpart_id
  JOIN frameworks f ON f.framework_id = e.counterpart_id AND f.track <> '1'
)
SELECT a.tie, any_value(broker) AS broker, a.framework_id AS framework_1, b.framework_id AS framework_2
FROM ties a
JOIN ties b USING (tie, broker)
WHERE a.framework_id < b.framework_id
GROUP BY a.tie, framework_1, framework_2
HAVING count(*) = 1 AND (tie = 'actor' OR NOT bool_or((a.framework_id, b.framework_id) IN (FROM either_way)))
ORDER BY a.tie, broker, framework_1, framework_2;
-- Example: FROM brokers_on('2004-01-01') LIMIT 5
