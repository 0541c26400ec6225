-- One row a month or a year (unit): the two conditions of Japan-US-ROK cooperation, the scenario they give, what was held.
-- ja: 月ごとまたは年ごとの、日米韓協力の二つの条件、対応するシナリオ、開かれたもの。
CREATE MACRO trilateral_panel(unit) AS TABLE (
  WITH spells AS (
    -- The end of a period is the day before the next one starts, so that a month that two periods share is counted once.
    SELECT condition, state, edtf_earliest(start_date) AS first_day,
      coalesce(lead(edtf_earliest(start_date)) OVER (PARTITION BY condition ORDER BY edtf_earliest(start_date)) - 1,
        edtf_latest(end_date), coded_through()) AS last_day
    FROM condition_periods
  ), days AS (
    SELECT date_trunc(unit, d.day)::DATE AS since, a.state AS alliances, j.state AS jpn_kor_relations
    FROM (SELECT unnest(generate_series((SELECT min(first_day) FROM spells), coded_through(), INTERVAL 1 DAY))::DATE AS day) d
    LEFT JOIN spells a ON a.condition = 'alliances' AND d.day BETWEEN a.first_day AND a.last_day
    LEFT JOIN spells j ON j.condition = 'jpn_kor_relations' AND d.day BETWEEN j.first_day AND j.last_day
  ), conditions AS (
    SELECT since, count(*) AS days,
      count(*) FILTER (alliances = 'unstable') AS unstable_days, count(*) FILTER (jpn_kor_relations = 'poor') AS poor_days,
      CASE WHEN count(alliances) = 0 THEN NULL
        WHEN 2 * unstable_days > count(alliances) THEN 'unstable' ELSE 'stable' END AS alliances,
      CASE WHEN count(jpn_kor_relations) = 0 THEN NULL
        WHEN 2 * poor_days > count(jpn_kor_relations) THEN 'poor' ELSE 'good' END AS jpn_kor_relations
    FROM days GROUP BY since
  ), trilateral AS (
    SELECT framework_id FROM frameworks
    WHERE framework_id IN ('jpn-usa-kor-trilateral', 'tcog') OR parent_id = 'jpn-usa-kor-trilateral'
  ), complete AS (
    SELECT framework_id, series, kind, level, edtf_earliest(coverage_from) AS first_day,
      coalesce(edtf_latest(coverage_through), coded_through()) AS last_day
    FROM series JOIN trilateral USING (framework_id) WHERE coverage = 'complete'
  ), held AS (
    SELECT date_trunc(unit, edtf_earliest(m.start_date))::DATE AS since, s.kind, s.level, m.format
    FROM meetings m JOIN trilateral USING (framework_id) JOIN series s USING (framework_id, series)
    WHERE m.status = 'held' AND date_trunc(unit, edtf_earliest(m.start_date)) = date_trunc(unit, edtf_latest(m.start_date))
  ), texts AS (
    SELECT date_trunc(unit, edtf_earliest(adopted))::DATE AS since, count(*) AS documents
    FROM documents JOIN trilateral USING (framework_id)
    WHERE date_trunc(unit, edtf_earliest(adopted)) = date_trunc(unit, edtf_latest(adopted)) GROUP BY 1
  ), counted AS (
    SELECT c.since,
      count(h.since) FILTER (h.kind <> 'exercise' AND h.level = 'leaders') AS leaders,
      count(h.since) FILTER (h.kind <> 'exercise' AND h.level = 'ministers') AS ministers,
      count(h.since) FILTER (h.kind <> 'exercise' AND h.level = 'vice_ministers') AS vice_ministers,
      count(h.since) FILTER (h.kind <> 'exercise' AND h.level = 'senior_officials') AS senior_officials,
      count(h.since) FILTER (h.kind <> 'exercise' AND h.level = 'military') AS military,
      count(h.since) FILTER (h.kind <> 'exercise' AND h.level NOT IN
        ('leaders', 'ministers', 'vice_ministers', 'senior_officials', 'military')) AS others,
      count(h.since) FILTER (h.kind <> 'exercise') AS meetings,
      count(h.since) FILTER (h.format = 'brief') AS brief_meetings,
      count(h.since) FILTER (h.kind = 'exercise') AS exercises
    FROM conditions c LEFT JOIN held h USING (since) GROUP BY c.since
  ), units AS (
    SELECT since, least((since + to_months(CASE unit WHEN 'year' THEN 12 ELSE 1 END))::DATE - 1, coded_through()) AS until
    FROM conditions
  ), covered AS (
    SELECT c.since, list(DISTINCT CASE WHEN o.kind = 'exercise' THEN 'exercise' ELSE o.level END) AS levels
    FROM units c JOIN complete o ON o.first_day <= c.since AND o.last_day >= c.until
    WHERE NOT EXISTS (FROM missing_editions() e WHERE e.framework_id = o.framework_id AND e.series = o.series
      AND coalesce(e.first_day, c.until) <= c.until AND coalesce(e.last_day, c.since) >= c.since)
    GROUP BY c.since
  )
  SELECT c.since, c.days, c.alliances, c.unstable_days, c.jpn_kor_relations, c.poor_days, s.cooperation,
    CASE WHEN n.leaders > 0 OR list_contains(v.levels, 'leaders') THEN n.leaders END AS leaders,
    CASE WHEN n.ministers > 0 OR list_contains(v.levels, 'ministers') THEN n.ministers END AS ministers,
    CASE WHEN n.vice_ministers > 0 OR list_contains(v.levels, 'vice_ministers') THEN n.vice_ministers END AS vice_ministers,
    CASE WHEN n.senior_officials > 0 OR list_contains(v.levels, 'senior_officials') THEN n.senior_officials END AS senior_officials,
    CASE WHEN n.military > 0 OR list_contains(v.levels, 'military') THEN n.military END AS military,
    CASE WHEN n.others > 0 OR list_contains(v.levels, 'experts') THEN n.others END AS others,
    CASE WHEN n.meetings > 0 OR list_has_all(v.levels,
      ['leaders', 'ministers', 'vice_ministers', 'senior_officials', 'military', 'experts']) THEN n.meetings END AS meetings,
    n.brief_meetings,
    CASE WHEN n.exercises > 0 OR list_contains(v.levels, 'exercise') THEN n.exercises END AS exercises,
    coalesce(t.documents, 0) AS documents
  FROM conditions c
  JOIN counted n USING (since)
  LEFT JOIN covered v USING (since)
  LEFT JOIN texts t USING (since)
  LEFT JOIN trilateral_scenarios s ON s.alliances = c.alliances AND s.jpn_kor_relations = c.jpn_kor_relations
  ORDER BY c.since
);
-- Example: SELECT since, alliances, jpn_kor_relations, cooperation, meetings FROM trilateral_panel('year') WHERE since >= '2019-01-01' LIMIT 3
