-- Who alone ties two frameworks at the cut-off of the coding: brokers_on(coded_through()).
SELECT * FROM brokers_on(coded_through());
-- Example: FROM brokers WHERE tie = 'second_track' LIMIT 5
