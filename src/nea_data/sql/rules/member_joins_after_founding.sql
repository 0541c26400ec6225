-- A member's joined is not before the founding date of the framework.
-- ja: 構成員のjoinedは、枠組みの設立日より前にならないこと。
SELECT 'memberships' AS table_name, framework_id || '/' || actor_id || '/' || spell AS record_id, 'joined' AS field,
  joined || ' (founding: ' || d.date || ')' AS found
FROM memberships m
JOIN founding_dates d USING (framework_id)
WHERE d.standing = 'founding' AND edtf_latest(m.joined) < edtf_earliest(d.date);
