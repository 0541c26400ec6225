-- One row a framework and year of its life: members by role on any day of the year, meetings held by level, documents found.
-- members counts all roles but convenor; framework_overview leaves observers, dialogue partners and guests out as well.
-- It is not active in a year that it spent suspended from the first day to the last.
-- Meetings are rows of the framework itself, exercises and calls with them; trilateral_by_year counts exercises apart and takes
-- in the coordination group and Freedom Edge.
-- A count of meetings holds those found: all there were where meetings_are_complete; empty, not zero, where none was found
-- and a series of that level is not known for the year. A silence is read series by series, in meeting_rhythm.
-- documents and members of a framework whose membership is known in part are empty, not zero, where none was found.
-- ja: 枠組みと年のパネル。その年に一日でも属した者の役割別の数、開かれた会合のレベル別の数、見つかった文書の数。見つからず、シリーズがその年を覆うと言えないところは0ではなく空欄。
WITH years AS (
  SELECT framework_id, last_day AS ended, unnest(generate_series(year(first_day), year(last_day))) AS year
  FROM lives()
), belonging AS (
  SELECT DISTINCT framework_id, actor_id, role, unnest(generate_series(year(first_day), year(last_day))) AS year
  FROM spells()
), members AS (
  SELECT framework_id, year,
    count(DISTINCT actor_id) FILTER (list_contains(member_roles(), role)) AS members,
    count(*) FILTER (role = 'party') AS party,
    count(*) FILTER (role = 'member') AS member,
    count(*) FILTER (role = 'associate_member') AS associate_member,
    count(*) FILTER (role = 'participant') AS participant,
    count(*) FILTER (role = 'observer') AS observer,
    count(*) FILTER (role = 'dialogue_partner') AS dialogue_partner,
    count(*) FILTER (role = 'guest') AS guest,
    count(*) FILTER (role = 'convenor') AS convenor
  FROM belonging GROUP BY framework_id, year
), meetings AS (
  SELECT framework_id, year, known_sum(held, true) AS meetings, bool_and(is_covered) AS is_covered,
    known_sum(held, level = 'leaders') AS meetings_leaders,
    known_sum(held, level = 'ministers') AS meetings_ministers,
    known_sum(held, level = 'vice_ministers') AS meetings_vice_ministers,
    known_sum(held, level = 'senior_officials') AS meetings_senior_officials,
    known_sum(held, level = 'military') AS meetings_military,
    known_sum(held, level = 'experts') AS meetings_experts,
    known_sum(held, level = 'mixed') AS meetings_mixed,
    sum(not_held)::BIGINT AS meetings_not_held
  FROM series_years() GROUP BY framework_id, year
), documents AS (
  SELECT framework_id, year(edtf_day(adopted)) AS year, count(*) AS documents FROM documents GROUP BY ALL
)
SELECT y.framework_id, y.year, f.name_en, f.track, f.kind, f.scope,
  NOT EXISTS (FROM suspensions() s WHERE s.framework_id = y.framework_id
    AND s.first_day <= make_date(y.year, 1, 1) AND s.last_day >= least(make_date(y.year, 12, 31), y.ended)) AS is_active,
  coalesce(m.members, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS members,
  coalesce(m.party, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS party,
  coalesce(m.member, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS member,
  coalesce(m.associate_member, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS associate_member,
  coalesce(m.participant, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS participant,
  coalesce(m.observer, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS observer,
  coalesce(m.dialogue_partner, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS dialogue_partner,
  coalesce(m.guest, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS guest,
  coalesce(m.convenor, CASE WHEN f.membership_coverage = 'complete' THEN 0 END) AS convenor,
  coalesce(t.is_covered, false) AS meetings_are_complete, t.meetings,
  t.meetings_leaders,
  t.meetings_ministers,
  t.meetings_vice_ministers,
  t.meetings_senior_officials,
  t.meetings_military,
  t.meetings_experts,
  t.meetings_mixed,
  t.meetings_not_held, d.documents
FROM years y
JOIN frameworks f USING (framework_id)
LEFT JOIN members m USING (framework_id, year)
LEFT JOIN meetings t USING (framework_id, year)
LEFT JOIN documents d USING (framework_id, year)
ORDER BY y.framework_id, y.year;
-- Example: SELECT year, members, participant, meetings, meetings_ministers, documents FROM framework_year WHERE framework_id = 'arf' AND year < 1998
