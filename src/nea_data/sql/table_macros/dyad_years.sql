-- One row a pair of states or economies and year between the first and last of either in any framework: once a pair (actor_1 before actor_2 in the alphabet), or, directed, twice and mirrored.
-- shared_...: frameworks to which both belong on some same day of the year. meetings: those held on a day on which both
-- belonged, so that both could attend; empty, not zero, where none was found and the series of their shared frameworks
-- are not all covered. meetings_hosted_1 and _2: held in the country of actor_1, of actor_2.
CREATE MACRO dyad_years(directed) AS TABLE
WITH states AS (
  SELECT actor_id, framework_id, first_day, last_day, iso3c, ccode, gwcode
  FROM presences()
  JOIN actors USING (actor_id)
  WHERE kind IN ('state', 'former_state', 'economy', 'territory')
), panel AS (
  SELECT actor_id, iso3c, ccode, gwcode, unnest(generate_series(year(min(first_day)), year(max(last_day)))) AS year
  FROM states GROUP BY actor_id, iso3c, ccode, gwcode
), together AS (
  SELECT framework_id, a.actor_id AS actor_1, b.actor_id AS actor_2,
    greatest(a.first_day, b.first_day) AS first_day, least(a.last_day, b.last_day) AS last_day
  FROM states a
  JOIN states b USING (framework_id)
  WHERE a.actor_id < b.actor_id AND a.first_day <= b.last_day AND b.first_day <= a.last_day
), covered AS (
  SELECT framework_id, year, bool_and(is_covered) AS is_covered FROM series_years() GROUP BY ALL
), years AS (
  SELECT DISTINCT actor_1, actor_2, framework_id, unnest(generate_series(year(first_day), year(last_day))) AS year
  FROM together
), shared AS (
  SELECT actor_1, actor_2, year, count(*) AS shared_frameworks,
    count(*) FILTER (track = '1') AS shared_track_1,
    count(*) FILTER (track = '1.5') AS shared_track_1_5,
    count(*) FILTER (track = '2') AS shared_track_2,
    count(*) FILTER (kind = 'alliance') AS shared_alliance,
    count(*) FILTER (kind = 'treaty_partnership') AS shared_treaty_partnership,
    count(*) FILTER (kind = 'bilateral_relationship') AS shared_bilateral_relationship,
    count(*) FILTER (kind = 'minilateral_cooperation') AS shared_minilateral_cooperation,
    count(*) FILTER (kind = 'regional_organization') AS shared_regional_organization,
    count(*) FILTER (kind = 'regional_forum') AS shared_regional_forum,
    count(*) FILTER (kind = 'negotiation') AS shared_negotiation,
    count(*) FILTER (kind = 'communication_mechanism') AS shared_communication_mechanism,
    count(*) FILTER (kind = 'exercise') AS shared_exercise,
    count(*) FILTER (kind = 'dialogue_conference') AS shared_dialogue_conference,
    count(*) FILTER (kind = 'policy_network') AS shared_policy_network,
    bool_and(coalesce(is_covered, false)) AS meetings_are_complete
  FROM years
  JOIN frameworks USING (framework_id)
  LEFT JOIN covered USING (framework_id, year)
  GROUP BY actor_1, actor_2, year
), met AS (
  SELECT actor_1, actor_2, year, count(*) AS meetings,
    count(*) FILTER (country = actor_1) AS hosted_1, count(*) FILTER (country = actor_2) AS hosted_2
  FROM together
  JOIN held_meetings() USING (framework_id)
  WHERE day BETWEEN first_day AND last_day
  GROUP BY actor_1, actor_2, year
)
SELECT a.actor_id AS actor_1, b.actor_id AS actor_2, a.year,
  a.iso3c AS iso3c_1, b.iso3c AS iso3c_2, a.ccode AS ccode_1, b.ccode AS ccode_2,
  a.gwcode AS gwcode_1, b.gwcode AS gwcode_2,
  coalesce(s.shared_frameworks, 0) AS shared_frameworks,
  coalesce(s.shared_track_1, 0) AS shared_track_1,
  coalesce(s.shared_track_1_5, 0) AS shared_track_1_5,
  coalesce(s.shared_track_2, 0) AS shared_track_2,
  coalesce(s.shared_alliance, 0) AS shared_alliance,
  coalesce(s.shared_treaty_partnership, 0) AS shared_treaty_partnership,
  coalesce(s.shared_bilateral_relationship, 0) AS shared_bilateral_relationship,
  coalesce(s.shared_minilateral_cooperation, 0) AS shared_minilateral_cooperation,
  coalesce(s.shared_regional_organization, 0) AS shared_regional_organization,
  coalesce(s.shared_regional_forum, 0) AS shared_regional_forum,
  coalesce(s.shared_negotiation, 0) AS shared_negotiation,
  coalesce(s.shared_communication_mechanism, 0) AS shared_communication_mechanism,
  coalesce(s.shared_exercise, 0) AS shared_exercise,
  coalesce(s.shared_dialogue_conference, 0) AS shared_dialogue_conference,
  coalesce(s.shared_policy_network, 0) AS shared_policy_network,
  coalesce(s.meetings_are_complete, true) AS meetings_are_complete,
  coalesce(m.meetings, CASE WHEN coalesce(s.meetings_are_complete, true) THEN 0 END) AS meetings,
  coalesce(CASE WHEN a.actor_id = m.actor_1 THEN m.hosted_1 ELSE m.hosted_2 END,
    CASE WHEN coalesce(s.meetings_are_complete, true) THEN 0 END) AS meetings_hosted_1,
  coalesce(CASE WHEN a.actor_id = m.actor_1 THEN m.hosted_2 ELSE m.hosted_1 END,
    CASE WHEN coalesce(s.meetings_are_complete, true) THEN 0 END) AS meetings_hosted_2
FROM panel a
JOIN panel b ON a.year = b.year AND (a.actor_id < b.actor_id OR (directed AND a.actor_id > b.actor_id))
LEFT JOIN shared s
  ON s.actor_1 = least(a.actor_id, b.actor_id) AND s.actor_2 = greatest(a.actor_id, b.actor_id) AND s.year = a.year
LEFT JOIN met m
  ON m.actor_1 = least(a.actor_id, b.actor_id) AND m.actor_2 = greatest(a.actor_id, b.actor_id) AND m.year = a.year
ORDER BY actor_1, actor_2, a.year;
-- Example: SELECT actor_1, actor_2, year, shared_frameworks, shared_track_1, shared_track_2, meetings FROM dyad_years(false) WHERE actor_1 = 'JPN' AND actor_2 = 'PRK' AND year BETWEEN 1999 AND 2004
