-- One row a month since 1994: state of the two conditions of Japan-US-ROK cooperation on most of its days, the scenario they give, meetings held by level, exercises, documents. A level is empty, not zero, where nothing was found and no series of it claims to be complete, and meetings where nothing was found and some level is not covered; documents count what was found, so that 0 there need be no silence; what is dated too coarsely for the unit is left out.
-- ja: 1994年からの月ごとの、日米韓協力の二つの条件の状態(その月の大半の日について)、対応するシナリオ、レベル別の会合、共同訓練、文書。会合のないことが分かっていなければ0ではなく空欄。
SELECT strftime(since, '%Y-%m') AS month, * EXCLUDE (since) FROM trilateral_panel('month') ORDER BY month;
-- Example: SELECT month, cooperation, leaders, ministers FROM trilateral_by_month WHERE month BETWEEN '2023-07' AND '2023-09'
