-- Panel of frameworks by year, dates known to the month or year counted from their first day: framework_years('earliest').
SELECT * FROM framework_years('earliest');
-- Example: SELECT framework_id, year, members, meetings, meetings_are_complete FROM framework_year WHERE framework_id = 'arf' AND year > 2023
