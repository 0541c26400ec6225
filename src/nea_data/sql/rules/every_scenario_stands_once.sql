-- The two-condition model has its four scenarios.
-- ja: 二条件モデルの四つの場合がそろっていること。
SELECT 'trilateral_scenarios' AS table_name, a.v || '/' || r.v AS record_id, 'alliances' AS field, 'missing' AS found
FROM (VALUES ('stable'), ('unstable')) a(v), (VALUES ('good'), ('poor')) r(v)
WHERE NOT EXISTS (FROM trilateral_scenarios t WHERE t.alliances = a.v AND t.jpn_kor_relations = r.v);
