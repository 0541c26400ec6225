-- One row a spell of membership with the first and the last day on which it counts, both within the framework's life.
-- A date known to the month or the year counts as its first day (counting() is earliest) or its last ('latest'). A date
-- without that bound counts as the nearest day that is known: the founding or the other end of the spell. A spell covers
-- its first and its last day, and at least one; it runs to the cut-off where "left" is empty and the framework lives.
-- ja: 所属の期間ごとに、数え始める日と数え終える日。どちらも枠組みの存続期間の中にある。
CREATE MACRO spells() AS TABLE
WITH bounds AS (
  SELECT m.*, l.first_day AS founded, l.last_day AS ended, counting() = 'latest' AS late,
    edtf_day(m.joined) AS joined_day, edtf_day(m."left") AS left_day
  FROM memberships m
  JOIN lives() l USING (framework_id)
), days AS (
  SELECT *,
    coalesce(joined_day, CASE WHEN late THEN coalesce(left_day, ended) ELSE founded END) AS first_counted,
    CASE WHEN "left" IS NULL THEN ended
      ELSE coalesce(left_day, CASE WHEN late THEN ended ELSE joined_day END, founded) END AS last_counted
  FROM bounds
)
SELECT framework_id, actor_id, spell, role,
  least(ended, greatest(founded, CASE WHEN late THEN least(first_counted, last_counted) ELSE first_counted END))
    AS first_day,
  least(ended, greatest(founded, last_counted, CASE WHEN late THEN last_counted ELSE first_counted END)) AS last_day,
  "left" IS NOT NULL AS has_left
FROM days;
-- Example: FROM spells() WHERE framework_id = 'arf' AND actor_id IN ('JPN', 'PRK') ORDER BY actor_id
