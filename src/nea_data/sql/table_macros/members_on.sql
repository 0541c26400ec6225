-- Who belongs to which framework on a day, in which role: one row a spell that covers the day; none after coded_through().
-- ja: ある日にどの主体がどの枠組みにどの役割で属するか。収録終了日より後は何も返さない。
CREATE MACRO members_on(day) AS TABLE
SELECT s.framework_id, s.actor_id, a.name_en, a.name_ja, a.iso3c, a.ccode, a.gwcode, s.role,
  m.represented_by, m.name_used, m.joined, m."left"
FROM spells() s
JOIN memberships m USING (framework_id, actor_id, spell)
JOIN actors a USING (actor_id)
WHERE day::DATE BETWEEN s.first_day AND s.last_day
ORDER BY s.framework_id, s.actor_id, s.spell;
-- Example: SELECT actor_id, name_en, role, joined FROM members_on('1994-07-25') WHERE framework_id = 'arf' LIMIT 5
