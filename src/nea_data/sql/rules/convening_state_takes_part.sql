-- A state that convenes a framework has a second spell for taking part in it.
-- ja: 枠組みを主催する国には、参加者としての期間の行もあること。
SELECT 'memberships' AS table_name, framework_id || '/' || actor_id || '/' || spell AS record_id, 'role' AS field,
  actor_id || ' convenes ' || framework_id || ' and has no other role' AS found
FROM memberships m
JOIN actors a USING (actor_id)
WHERE m.role = 'convenor' AND a.kind = 'state'
  AND NOT EXISTS (FROM memberships o
    WHERE o.framework_id = m.framework_id AND o.actor_id = m.actor_id AND o.role <> 'convenor');
