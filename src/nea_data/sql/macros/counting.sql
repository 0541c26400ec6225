-- How a date known only to the month, the year or within bounds counts in panels and on a day: as the first day that it can mean ('earliest', unless told otherwise) or as the last ('latest').
-- Apart from it stand what has to be certain and what is dated too coarsely for its unit: meeting_gaps, trilateral_by_month and _by_year, series_coverage() and missing_editions() take both bounds themselves, whatever it says.
-- Said here once, for every view and macro; SET VARIABLE counting = 'latest' says otherwise for a session.
CREATE MACRO counting() AS (coalesce(getvariable('counting'), 'earliest')::ENUM('earliest', 'latest'));
-- Example: SELECT counting() AS counting
