-- Exactly one row of founding_dates has the standing founding for each framework.
-- ja: どの枠組みにも、founding_datesにstandingがfoundingの行がちょうど一つあること。
SELECT 'frameworks' AS table_name, f.framework_id AS record_id, 'framework_id' AS field,
  count(d.claim) || ' founding rows' AS found
FROM frameworks f
LEFT JOIN founding_dates d ON d.framework_id = f.framework_id AND d.standing = 'founding'
GROUP BY f.framework_id
HAVING count(d.claim) <> 1;
