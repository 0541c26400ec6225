-- One row a series and year of its framework's life: meetings held (empty where not known) and not held, and whether the series covers the year.
-- ja: シリーズと年ごとに、開かれた会合の数(分からなければ空欄)、開かれなかった数、シリーズがその年を覆っているか。
SELECT framework_id, series, kind, level, year, coverage, is_covered, held, not_held
FROM series_years()
ORDER BY framework_id, series, year;
-- Example: SELECT year, is_covered, held, not_held FROM meeting_rhythm WHERE framework_id = 'chn-jpn-kor-trilateral' AND series = 'summit' AND year BETWEEN 2012 AND 2016
