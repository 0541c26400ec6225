-- A member's left is not before its joined: a return is a second spell.
SELECT 'memberships' AS table_name, framework_id || '/' || actor_id || '/' || spell AS record_id, 'left' AS field, "left" AS found
FROM memberships
WHERE edtf_latest("left") < edtf_earliest("joined");
