-- Panel of pairs of states or economies by year, each pair twice and mirrored: directed_dyad_years('earliest').
SELECT * FROM directed_dyad_years('earliest');
-- Example: SELECT actor_1, actor_2, year, shared_frameworks, meetings_hosted_1, meetings_hosted_2 FROM directed_dyad_year WHERE actor_1 IN ('CHN', 'JPN') AND actor_2 IN ('CHN', 'JPN') AND year = 2012
