-- One row a spell of membership, with the names of framework and actor, the actor's codes and the bounds of both dates.
-- ja: 所属の期間。枠組みと主体の名称、主体のコード、両端の日付の範囲を添える。
SELECT
  m.framework_id, f.name_en AS framework_name_en, m.actor_id, a.name_en AS actor_name_en, a.name_ja AS actor_name_ja,
  a.iso3c, a.ccode, a.gwcode, m.spell, m.role, m.represented_by, m.name_used, m.joined, m."left",
  edtf_earliest(m.joined) AS joined_earliest, edtf_latest(m.joined) AS joined_latest,
  edtf_earliest(m."left") AS left_earliest, edtf_latest(m."left") AS left_latest,
  m."left" IS NULL AS is_running
FROM memberships m
JOIN frameworks f USING (framework_id)
JOIN actors a USING (actor_id)
ORDER BY m.framework_id, m.actor_id, m.spell;
-- Example: SELECT actor_id, ccode, role, joined, joined_earliest, joined_latest FROM membership_spells WHERE framework_id = 'cscap' AND actor_id IN ('CHN', 'IND')
