-- Panel of actors in frameworks by year, dates known to the month or year counted from their first day: actor_framework_years('earliest').
SELECT * FROM actor_framework_years('earliest');
-- Example: SELECT actor_id, framework_id, year, roles, joins, leaves, days FROM actor_framework_year WHERE framework_id = 'tcog' AND actor_id = 'JPN'
