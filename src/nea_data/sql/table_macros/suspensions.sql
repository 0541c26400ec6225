-- One row a time in which a framework was suspended: from the accepted change to its resumption, its end or the cut-off of the coding.
-- ja: 枠組みが停止していた期間。停止から、再開、終了または収録終了日まで。
CREATE MACRO suspensions() AS TABLE
WITH changes AS (
  SELECT c.framework_id, c.change, edtf_day(c.date) AS first_day, l.last_day AS ended,
    lead(edtf_day(c.date)) OVER (PARTITION BY c.framework_id ORDER BY edtf_day(c.date), c.claim) AS next_day
  FROM framework_changes c
  JOIN lives() l USING (framework_id)
  WHERE c.standing = 'accepted' AND c.change IN ('suspended', 'resumed')
)
SELECT framework_id, first_day, coalesce(next_day - 1, ended) AS last_day FROM changes WHERE change = 'suspended';
-- Example: FROM suspensions() WHERE framework_id = 'six-party-talks'
