-- One row a series of meetings: editions held, not held, expected and numbered, the first and last, sources a meeting, open gaps.
-- complete says that each edition has a row or a gap row; expected counts both, from the lowest number to the highest.
-- ja: 会合のシリーズごとの収録状況。開かれた回、開かれなかった回、あるはずの回、番号の付いた回の数、最初と最後、1会合あたりの出典数、未解決の欠落を示す。completeは、どの回にも会合の行か欠落の行があることを表す。
WITH supporting AS (
  SELECT record_id AS meeting_id, count(DISTINCT source_id) AS sources
  FROM evidence
  WHERE table_name = 'meetings' AND stance = 'supports'
  GROUP BY record_id
), counted AS (
  SELECT framework_id, series,
    count(*) FILTER (WHERE status = 'held') AS held, count(*) FILTER (WHERE status <> 'held') AS not_held,
    count(DISTINCT ordinal) AS numbered,
    arg_min(start_date, edtf_earliest(start_date)) FILTER (WHERE status = 'held') AS first, arg_max(start_date, edtf_latest(start_date)) FILTER (WHERE status = 'held') AS last,
    round(avg(coalesce(sources, 0)), 1) AS sources_a_meeting
  FROM meetings LEFT JOIN supporting USING (meeting_id)
  GROUP BY framework_id, series
), missing AS (
  FROM gaps WHERE closed_on IS NULL AND finding = 'not_found'
), open AS (
  SELECT framework_id, series, count(*) AS open_gaps FROM missing GROUP BY ALL
), numbers AS (
  SELECT framework_id, series, max(ordinal) - min(ordinal) + 1 AS ordinals
  FROM (SELECT framework_id, series, ordinal FROM meetings UNION ALL SELECT framework_id, series, ordinal FROM missing)
  GROUP BY ALL
)
SELECT s.framework_id, s.series, coalesce(held, 0) AS held, coalesce(not_held, 0) AS not_held,
  CASE WHEN s.is_numbered AND s.coverage = 'complete' THEN ordinals END AS expected, numbered,
  first, last, s.coverage, s.coverage_from, s.coverage_through, sources_a_meeting, coalesce(open_gaps, 0) AS open_gaps
FROM series s
LEFT JOIN counted USING (framework_id, series)
LEFT JOIN open USING (framework_id, series)
LEFT JOIN numbers USING (framework_id, series)
ORDER BY s.framework_id, s.series;
-- Example: SELECT framework_id, series, held, expected, open_gaps FROM coverage WHERE framework_id IN ('arf', 'six-party-talks') AND expected IS NOT NULL
