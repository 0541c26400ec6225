-- The alliances are stable or unstable, Japan–ROK relations good or poor.
-- ja: 同盟の状態はstableかunstable、日韓関係の状態はgoodかpoorであること。
SELECT 'condition_periods' AS table_name, condition || '/' || period AS record_id, 'state' AS field,
  state || ' for ' || condition AS found
FROM condition_periods
WHERE (condition = 'alliances') <> (state IN ('stable', 'unstable'));
