-- The dyad-years twice, once from each side: whatever bears a 1 in the one row bears a 2 in its mirror.
-- A direction means something for the host alone; what two actors share is the same from both sides.
CREATE MACRO directed_dyad_years(counting, roles := member_roles()) AS TABLE
WITH pairs AS (
  SELECT * FROM dyad_years(counting, roles := roles)
)
SELECT * FROM pairs
UNION ALL BY NAME
SELECT actor_2 AS actor_1, actor_1 AS actor_2, iso3c_2 AS iso3c_1, iso3c_1 AS iso3c_2,
  ccode_2 AS ccode_1, ccode_1 AS ccode_2, gwcode_2 AS gwcode_1, gwcode_1 AS gwcode_2,
  meetings_hosted_2 AS meetings_hosted_1, meetings_hosted_1 AS meetings_hosted_2,
  pairs.* EXCLUDE (actor_1, actor_2, iso3c_1, iso3c_2, ccode_1, ccode_2, gwcode_1, gwcode_2,
    meetings_hosted_1, meetings_hosted_2)
FROM pairs
ORDER BY actor_1, actor_2, year;
-- Example: SELECT actor_1, actor_2, year, shared_frameworks, meetings, meetings_hosted_1, meetings_hosted_2 FROM directed_dyad_years('latest') WHERE actor_1 IN ('JPN', 'THA') AND actor_2 IN ('JPN', 'THA') AND year = 1994
