-- One row a framework: the first and the last day of its life, from its founding date to its end or to the cut-off of the coding.
-- ja: 枠組みの存続期間の最初の日と最後の日。設立日から、終了日または収録終了日まで。
CREATE MACRO lives() AS TABLE
SELECT f.framework_id, edtf_day(d.date) AS first_day,
  least(coalesce(max(edtf_day(c.date)), coded_through()), coded_through()) AS last_day
FROM frameworks f
LEFT JOIN founding_dates d ON d.framework_id = f.framework_id AND d.standing = 'founding'
LEFT JOIN framework_changes c
  ON c.framework_id = f.framework_id AND c.change = 'ended' AND c.standing = 'accepted'
GROUP BY f.framework_id, first_day;
-- Example: FROM lives() ORDER BY first_day LIMIT 3
