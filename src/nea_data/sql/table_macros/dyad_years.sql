-- One row a pair of states or economies and year from the first in which each of them belongs to some framework to the last, not always the same one: once a pair (actor_1 before actor_2 in the alphabet), or, directed, twice and mirrored.
-- shared_...: frameworks to which both belong on some same day of the year. meetings: those held on a day on which both
-- belonged, so that both could attend; empty, not zero, where none was found and the series of their shared frameworks
-- are not all covered; where none is shared it is 0, since there was nothing to meet in, and says nothing of how else the
-- two met. meetings_hosted_1 and _2: held in the country of actor_1, of actor_2.
-- Years are not listed pair by pair and framework by framework: each time together adds one in its first year and takes
-- it away after its last, and the sum up to a year is what the year holds. Meetings that an actor could attend are bits
-- of a number, 62 at a time, so that those of two actors are met bit by bit.
-- ja: 国・エコノミーの組と年。真を渡すと向きを変えて二度、偽なら一度だけ現れる。共有する枠組み、ともに出席できた会合の数。0でないか分からないところは空欄。
CREATE MACRO dyad_years(directed) AS TABLE
WITH states AS (
  SELECT actor_id, framework_id, first_day, last_day
  FROM presences()
  JOIN actors USING (actor_id)
  WHERE kind IN ('state', 'former_state', 'economy', 'territory')
), panel AS (
  SELECT actor_id, unnest(generate_series(year(min(first_day)), year(max(last_day)))) AS year
  FROM states GROUP BY actor_id
), together AS (
  SELECT framework_id, a.actor_id AS actor_1, b.actor_id AS actor_2,
    greatest(a.first_day, b.first_day) AS first_day, least(a.last_day, b.last_day) AS last_day
  FROM states a
  JOIN states b USING (framework_id)
  WHERE a.actor_id < b.actor_id AND a.first_day <= b.last_day AND b.first_day <= a.last_day
), spans AS (
  SELECT framework_id, actor_1, actor_2, year(last_day) AS last_year,
    greatest(year(first_day), 1 + lag(year(last_day)) OVER (
      PARTITION BY framework_id, actor_1, actor_2 ORDER BY first_day)) AS first_year
  FROM together
), unknown AS (
  SELECT framework_id, min(year) AS unknown_from, max(year) AS unknown_through
  FROM (
    SELECT framework_id, year, year - row_number() OVER (PARTITION BY framework_id ORDER BY year) AS island
    FROM (SELECT framework_id, unnest(generate_series(year(first_day), year(last_day))) AS year FROM lives())
    ANTI JOIN (
      SELECT framework_id, year FROM series_coverage() GROUP BY framework_id, year HAVING bool_and(is_covered)
    ) USING (framework_id, year)
  )
  GROUP BY framework_id, island
), steps AS (
  SELECT actor_1, actor_2, first_year AS year, framework_id, 1 AS step, 0 AS unknown_step FROM spans
  UNION ALL
  SELECT actor_1, actor_2, last_year + 1, framework_id, -1, 0 FROM spans
  UNION ALL
  SELECT actor_1, actor_2, greatest(first_year, unknown_from), framework_id, 0, 1
  FROM spans JOIN unknown USING (framework_id) WHERE first_year <= unknown_through AND last_year >= unknown_from
  UNION ALL
  SELECT actor_1, actor_2, least(last_year, unknown_through) + 1, framework_id, 0, -1
  FROM spans JOIN unknown USING (framework_id) WHERE first_year <= unknown_through AND last_year >= unknown_from
), stepped AS (
  SELECT actor_1, actor_2, year, sum(step) AS frameworks, sum(unknown_step) AS unknown,
    sum(step) FILTER (track = '1') AS track_1,
    sum(step) FILTER (track = '1.5') AS track_1_5,
    sum(step) FILTER (track = '2') AS track_2,
    sum(step) FILTER (kind = 'alliance') AS alliance,
    sum(step) FILTER (kind = 'treaty_partnership') AS treaty_partnership,
    sum(step) FILTER (kind = 'bilateral_relationship') AS bilateral_relationship,
    sum(step) FILTER (kind = 'minilateral_cooperation') AS minilateral_cooperation,
    sum(step) FILTER (kind = 'regional_organization') AS regional_organization,
    sum(step) FILTER (kind = 'regional_forum') AS regional_forum,
    sum(step) FILTER (kind = 'negotiation') AS negotiation,
    sum(step) FILTER (kind = 'communication_mechanism') AS communication_mechanism,
    sum(step) FILTER (kind = 'exercise') AS exercise,
    sum(step) FILTER (kind = 'dialogue_conference') AS dialogue_conference,
    sum(step) FILTER (kind = 'policy_network') AS policy_network
  FROM steps
  JOIN frameworks USING (framework_id)
  GROUP BY actor_1, actor_2, year
), shared AS (
  SELECT a.actor_id AS actor_1, b.actor_id AS actor_2, a.year,
    coalesce(sum(frameworks) OVER so_far, 0)::BIGINT AS shared_frameworks,
    coalesce(sum(track_1) OVER so_far, 0)::BIGINT AS shared_track_1,
    coalesce(sum(track_1_5) OVER so_far, 0)::BIGINT AS shared_track_1_5,
    coalesce(sum(track_2) OVER so_far, 0)::BIGINT AS shared_track_2,
    coalesce(sum(alliance) OVER so_far, 0)::BIGINT AS shared_alliance,
    coalesce(sum(treaty_partnership) OVER so_far, 0)::BIGINT AS shared_treaty_partnership,
    coalesce(sum(bilateral_relationship) OVER so_far, 0)::BIGINT AS shared_bilateral_relationship,
    coalesce(sum(minilateral_cooperation) OVER so_far, 0)::BIGINT AS shared_minilateral_cooperation,
    coalesce(sum(regional_organization) OVER so_far, 0)::BIGINT AS shared_regional_organization,
    coalesce(sum(regional_forum) OVER so_far, 0)::BIGINT AS shared_regional_forum,
    coalesce(sum(negotiation) OVER so_far, 0)::BIGINT AS shared_negotiation,
    coalesce(sum(communication_mechanism) OVER so_far, 0)::BIGINT AS shared_communication_mechanism,
    coalesce(sum(exercise) OVER so_far, 0)::BIGINT AS shared_exercise,
    coalesce(sum(dialogue_conference) OVER so_far, 0)::BIGINT AS shared_dialogue_conference,
    coalesce(sum(policy_network) OVER so_far, 0)::BIGINT AS shared_policy_network,
    CASE WHEN coalesce(sum(frameworks) OVER so_far, 0) > 0 THEN coalesce(sum(unknown) OVER so_far, 0) = 0 END
      AS meetings_are_complete
  FROM panel a
  JOIN panel b ON a.year = b.year AND a.actor_id < b.actor_id
  LEFT JOIN stepped s ON s.actor_1 = a.actor_id AND s.actor_2 = b.actor_id AND s.year = a.year
  WINDOW so_far AS (PARTITION BY a.actor_id, b.actor_id ORDER BY a.year)
), numbered AS (
  SELECT framework_id, day, year, country, row_number() OVER (PARTITION BY year ORDER BY framework_id, day) AS number
  FROM held_meetings()
), able AS (
  SELECT actor_id, year, number // 62 AS block, bit_or(1::BIGINT << (number % 62)) AS meetings,
    coalesce(bit_or(1::BIGINT << (number % 62)) FILTER (country = actor_id), 0) AS hosted
  FROM states
  JOIN numbered USING (framework_id)
  WHERE day BETWEEN first_day AND last_day
  GROUP BY actor_id, year, block
), met AS (
  SELECT a.actor_id AS actor_1, b.actor_id AS actor_2, a.year,
    sum(bit_count(a.meetings & b.meetings))::BIGINT AS meetings,
    sum(bit_count(a.hosted & b.meetings))::BIGINT AS hosted_1, sum(bit_count(a.meetings & b.hosted))::BIGINT AS hosted_2
  FROM able a
  JOIN able b ON a.year = b.year AND a.block = b.block AND a.actor_id < b.actor_id
  GROUP BY a.actor_id, b.actor_id, a.year
  HAVING sum(bit_count(a.meetings & b.meetings)) > 0
), counted AS (
  SELECT s.*, CASE WHEN coalesce(s.meetings_are_complete, true) THEN 0 END AS none,
    coalesce(m.meetings, none) AS meetings, coalesce(m.hosted_1, none) AS hosted_1, coalesce(m.hosted_2, none) AS hosted_2
  FROM shared s
  LEFT JOIN met m USING (actor_1, actor_2, year)
)
SELECT a.actor_id AS actor_1, b.actor_id AS actor_2, c.year,
  a.iso3c AS iso3c_1, b.iso3c AS iso3c_2, a.ccode AS ccode_1, b.ccode AS ccode_2,
  a.gwcode AS gwcode_1, b.gwcode AS gwcode_2,
  c.* EXCLUDE (actor_1, actor_2, year, none, hosted_1, hosted_2),
  CASE WHEN a.actor_id = c.actor_1 THEN hosted_1 ELSE hosted_2 END AS meetings_hosted_1,
  CASE WHEN a.actor_id = c.actor_1 THEN hosted_2 ELSE hosted_1 END AS meetings_hosted_2
FROM counted c
JOIN actors a ON a.actor_id = c.actor_1 OR (directed AND a.actor_id = c.actor_2)
JOIN actors b ON b.actor_id = CASE WHEN a.actor_id = c.actor_1 THEN c.actor_2 ELSE c.actor_1 END
ORDER BY a.actor_id, b.actor_id, c.year;
-- Example: SELECT actor_1, actor_2, year, shared_frameworks, shared_track_1, shared_track_2, meetings FROM dyad_years(false) WHERE actor_1 = 'JPN' AND actor_2 = 'PRK' AND year BETWEEN 1999 AND 2004
