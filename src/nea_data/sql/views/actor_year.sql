-- One row an actor and year, from its first to its last year in any framework: the frameworks it belongs to by track and kind, how many it joined and left.
-- Here zero is a count: in such a year the actor belongs to no framework of that track or kind in this dataset.
-- ja: 主体と年のパネル。いずれかの枠組みに属した最初の年から最後の年まで、トラック別・種類別の枠組みの数、加わった数、離れた数を示す。ここでの0は数であり、その年にその種の枠組みに属していないことを表す。
WITH years AS (
  SELECT actor_id, unnest(generate_series(year(min(first_day)), year(max(last_day)))) AS year
  FROM presences() GROUP BY actor_id
), belonging AS (
  SELECT * FROM actor_framework_years()
)
SELECT y.actor_id, y.year, a.name_en, a.kind, a.iso3c, a.ccode, a.gwcode,
  count(b.framework_id) AS frameworks,
  count(*) FILTER (b.track = '1') AS track_1,
  count(*) FILTER (b.track = '1.5') AS track_1_5,
  count(*) FILTER (b.track = '2') AS track_2,
  count(*) FILTER (b.kind = 'alliance') AS alliance,
  count(*) FILTER (b.kind = 'treaty_partnership') AS treaty_partnership,
  count(*) FILTER (b.kind = 'bilateral_relationship') AS bilateral_relationship,
  count(*) FILTER (b.kind = 'minilateral_cooperation') AS minilateral_cooperation,
  count(*) FILTER (b.kind = 'regional_organization') AS regional_organization,
  count(*) FILTER (b.kind = 'regional_forum') AS regional_forum,
  count(*) FILTER (b.kind = 'negotiation') AS negotiation,
  count(*) FILTER (b.kind = 'communication_mechanism') AS communication_mechanism,
  count(*) FILTER (b.kind = 'exercise') AS exercise,
  count(*) FILTER (b.kind = 'dialogue_conference') AS dialogue_conference,
  count(*) FILTER (b.kind = 'policy_network') AS policy_network,
  coalesce(sum(b.joins), 0)::BIGINT AS joins, coalesce(sum(b.leaves), 0)::BIGINT AS leaves
FROM years y
JOIN actors a USING (actor_id)
LEFT JOIN belonging b USING (actor_id, year)
GROUP BY y.actor_id, y.year, a.name_en, a.kind, a.iso3c, a.ccode, a.gwcode
ORDER BY y.actor_id, y.year;
-- Example: SELECT actor_id, year, frameworks, track_1, track_2, joins FROM actor_year WHERE actor_id = 'PRK' AND year BETWEEN 1999 AND 2003
