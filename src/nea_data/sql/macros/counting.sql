-- How a date known only to the month, the year or within bounds counts in panels and on a day: as the first day that it can mean ('earliest', unless told otherwise) or as the last ('latest').
-- Said here once, for every view and macro; SET VARIABLE counting = 'latest' says otherwise for a session.
CREATE MACRO counting() AS (coalesce(getvariable('counting'), 'earliest')::ENUM('earliest', 'latest'));
-- Example: SELECT counting() AS counting
