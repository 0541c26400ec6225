-- A member's left is not before its joined: a return is a second spell.
-- ja: 構成員のleftはjoinedより前にならないこと。復帰は二つ目の期間(spell)とする。
SELECT 'memberships' AS table_name, framework_id || '/' || actor_id || '/' || spell AS record_id, 'left' AS field, "left" AS found
FROM memberships
WHERE edtf_latest("left") < edtf_earliest("joined");
