-- Spells of one actor in one role do not overlap; they may touch in a day, a month or a year.
-- ja: 一つの主体の一つの役割での期間(spell)は重ならないこと。日・月・年で接するのはよい。
SELECT 'memberships' AS table_name, b.framework_id || '/' || b.actor_id || '/' || b.spell AS record_id, 'joined' AS field,
  b.joined || ' (spell ' || a.spell || ' ends ' || coalesce(a."left", 'never') || ')' AS found
FROM memberships a
JOIN memberships b USING (framework_id, actor_id, role)
WHERE a.spell <> b.spell
  AND coalesce(edtf_earliest(a.joined), DATE '0001-01-01') <= coalesce(edtf_earliest(b.joined), DATE '0001-01-01')
  AND (edtf_earliest(a.joined) IS DISTINCT FROM edtf_earliest(b.joined) OR a.spell < b.spell)
  AND CASE WHEN a."left" IS NULL THEN true ELSE edtf_earliest(a."left") > edtf_latest(b.joined) END;
