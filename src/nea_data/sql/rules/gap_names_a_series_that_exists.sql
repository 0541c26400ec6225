-- A gap names a series of its framework, or none.
-- ja: 欠落(gaps)は、その枠組みのシリーズを指すか、何も指さないこと。
SELECT 'gaps' AS table_name, gap_id AS record_id, 'series' AS field, series AS found
FROM gaps g
WHERE series IS NOT NULL
  AND NOT EXISTS (FROM series s WHERE s.framework_id = g.framework_id AND s.series = g.series);
