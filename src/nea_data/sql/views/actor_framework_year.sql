-- Panel of actors in frameworks by year: one row an actor, framework and year in which the actor belongs to it on some day.
-- ja: 主体・枠組み・年のパネル。1行は、その年に一日でも所属した主体と枠組みと年の組。
SELECT * FROM actor_framework_years() ORDER BY actor_id, framework_id, year;
-- Example: SELECT actor_id, framework_id, year, roles, joins, leaves, days FROM actor_framework_year WHERE framework_id = 'tcog' AND actor_id = 'JPN'
