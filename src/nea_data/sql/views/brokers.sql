-- Who alone ties two frameworks at the cut-off of the coding: brokers_on(coded_through()).
-- ja: 収録終了日に、二つの枠組みを単独でつないでいるもの。`brokers_on(coded_through())`と同じ。
SELECT * FROM brokers_on(coded_through());
-- Example: FROM brokers WHERE tie = 'second_track' LIMIT 5
