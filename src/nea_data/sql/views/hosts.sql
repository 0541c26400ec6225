-- One row a country and series: how many of its held meetings took place there, the first and the last.
-- ja: 開催国とシリーズごとに、そこで開かれた会合の数、最初と最後。
SELECT m.country AS actor_id, a.name_en, a.iso3c, a.ccode, a.gwcode, m.framework_id, m.series,
  count(*) AS meetings, arg_min(m.start_date, edtf_earliest(m.start_date)) AS first, arg_max(m.start_date, edtf_latest(m.start_date)) AS last,
  string_agg(DISTINCT m.city, ', ' ORDER BY m.city) AS cities
FROM meetings m
JOIN actors a ON a.actor_id = m.country
WHERE m.status = 'held'
GROUP BY ALL
ORDER BY m.country, m.framework_id, m.series;
-- Example: SELECT actor_id, meetings, first, last FROM hosts WHERE framework_id = 'six-party-talks' AND series = 'round'
