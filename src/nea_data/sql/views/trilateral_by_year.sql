-- One row a year since 1994: state of the two conditions of Japan-US-ROK cooperation on most of its days, the scenario they give, meetings held by level, exercises, documents. A level is empty, not zero, where nothing was found and no series of it claims to be complete; what is dated too coarsely for the unit is left out.
SELECT year(since) AS year, * EXCLUDE (since) FROM trilateral_panel('year') ORDER BY year;
-- Example: SELECT year, cooperation, leaders, ministers, documents FROM trilateral_by_year WHERE year BETWEEN 2021 AND 2024
