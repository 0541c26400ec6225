-- How a date known only to the month, the year or within bounds counts in panels and on a day: as the first day that it can mean ('earliest', unless told otherwise) or as the last ('latest').
-- What has to be certain reads both bounds itself, whatever it says: gaps between meetings, coverage of a series, meetings by month and year of the trilateral views; so does what only sorts by date.
-- Said here once, for every panel and every day; SET VARIABLE counting = 'latest' says otherwise for a session.
-- ja: 月・年・範囲までしか分からない日付を、パネルとある日の集計でどう数えるか。あり得る最初の日('earliest'、既定)か最後の日('latest')。`SET VARIABLE counting = 'latest'`でセッションごとに変えられる。
CREATE MACRO counting() AS (coalesce(getvariable('counting'), 'earliest')::ENUM('earliest', 'latest'));
-- Example: SELECT counting() AS counting
