-- Panel of actors by year, dates known to the month or year counted from their first day: actor_years('earliest').
SELECT * FROM actor_years('earliest');
-- Example: SELECT actor_id, year, frameworks, track_1, track_1_5, track_2 FROM actor_year WHERE actor_id = 'JPN' AND year IN (1980, 2000, 2020)
