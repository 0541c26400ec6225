-- A framework's status agrees with its latest accepted change among suspended, resumed and ended.
-- ja: 枠組みのstatusは、acceptedの変化(suspended・resumed・ended)のうち最新のものと合うこと。
SELECT 'frameworks' AS table_name, f.framework_id AS record_id, 'status' AS field,
  f.status || ' (' || c.change || ' ' || c.date || ')' AS found
FROM frameworks f
JOIN (
  SELECT framework_id, arg_max(change, edtf_latest(date)) AS change, arg_max(date, edtf_latest(date)) AS date
  FROM framework_changes
  WHERE change IN ('suspended', 'resumed', 'ended') AND standing = 'accepted'
  GROUP BY framework_id
) c USING (framework_id)
WHERE NOT CASE c.change
  WHEN 'suspended' THEN f.status IN ('suspended', 'dormant')
  WHEN 'resumed' THEN f.status IN ('active', 'dormant')
  WHEN 'ended' THEN f.status = 'ended'
END;
