-- One row a month since 1994: state of the two conditions of Japan-US-ROK cooperation on most of its days, the scenario they give, meetings held by level, exercises, documents. A level is empty, not zero, where nothing was found and no series of it claims to be complete; what is dated too coarsely for the unit is left out.
SELECT strftime(since, '%Y-%m') AS month, * EXCLUDE (since) FROM trilateral_panel('month') ORDER BY month;
-- Example: SELECT month, cooperation, leaders, ministers FROM trilateral_by_month WHERE month BETWEEN '2023-07' AND '2023-09'
