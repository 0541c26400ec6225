-- One row an actor and year: in how many frameworks of each layer of the essay's architecture it sits on some day, and in how many layers.
-- Alliance and trilateral core: alliances, Japan–US–ROK cooperation and its parts. Multilateral official: every other
-- framework of track 1 that is not bilateral; bilateral official: the rest of track 1, a layer that the essay does not name.
-- ja: 主体と年ごとに、論考のいう安全保障アーキテクチャの各層でいくつの枠組みに属するか、またいくつの層に属するか。
WITH core AS (
  SELECT framework_id FROM frameworks
  WHERE kind = 'alliance' OR 'jpn-usa-kor-trilateral' IN (framework_id, parent_id)
), belonging AS (
  SELECT b.*, f.scope, b.framework_id IN (FROM core) AS is_core
  FROM actor_framework_years() b
  JOIN frameworks f USING (framework_id)
)
SELECT actor_id, year, iso3c, ccode, gwcode,
  count(*) FILTER (is_core) AS alliance_and_trilateral_core,
  count(*) FILTER (track = '1' AND NOT is_core AND scope <> 'bilateral') AS multilateral_official,
  count(*) FILTER (track = '1' AND NOT is_core AND scope = 'bilateral') AS bilateral_official,
  count(*) FILTER (track = '1.5') AS track_1_5,
  count(*) FILTER (track = '2') AS track_2,
  (alliance_and_trilateral_core > 0)::BIGINT + (multilateral_official > 0)::BIGINT + (track_1_5 > 0)::BIGINT
    + (track_2 > 0)::BIGINT AS layers_of_the_essay
FROM belonging
GROUP BY actor_id, year, iso3c, ccode, gwcode
ORDER BY actor_id, year;
-- Example: SELECT actor_id, alliance_and_trilateral_core AS core, multilateral_official AS official, track_1_5, track_2 FROM layers WHERE year = 2024 AND actor_id IN ('CHN', 'JPN', 'KOR', 'PRK', 'USA')
