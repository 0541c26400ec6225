-- Panel of pairs of states or economies by year, each pair twice and mirrored: dyad_years(true). What bears a 1 in the one row bears a 2 in the other; a direction means something for the host alone.
-- ja: 国・エコノミーの組と年のパネルで、各組が向きを変えて二度現れる。`dyad_years(true)`と同じ。
SELECT * FROM dyad_years(true);
-- Example: SELECT actor_1, actor_2, year, shared_frameworks, meetings_hosted_1, meetings_hosted_2 FROM directed_dyad_year WHERE actor_1 IN ('CHN', 'JPN') AND actor_2 IN ('CHN', 'JPN') AND year = 2012
