-- In a complete numbered series the ordinals of meetings and open gaps together run without a hole.
-- ja: 網羅的(complete)な番号付きのシリーズでは、会合と未解決の欠落(gaps)を合わせた回次に抜けがないこと。
SELECT 'series' AS table_name, framework_id || '/' || series AS record_id, 'coverage' AS field,
  'no edition ' || n AS found
FROM (
  SELECT framework_id, series, unnest(range(min(ordinal), max(ordinal))) AS n
  FROM meetings JOIN series s USING (framework_id, series)
  WHERE s.coverage = 'complete' AND s.is_numbered AND ordinal IS NOT NULL
  GROUP BY framework_id, series
) wanted
WHERE NOT EXISTS (FROM meetings m WHERE m.framework_id = wanted.framework_id AND m.series = wanted.series AND m.ordinal = n)
  AND NOT EXISTS (FROM gaps g WHERE g.framework_id = wanted.framework_id AND g.series = wanted.series AND g.ordinal = n);
