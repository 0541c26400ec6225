-- A framework has at most one accepted date for each concept (proposed excepted); rivals are disputed.
-- ja: 一つの枠組みの一つの概念(proposedを除く)に、accepted(またはfounding)の日付は一つだけ。ほかはdisputedとすること。
SELECT 'founding_dates' AS table_name, framework_id || '/' || concept || '/' || max(claim) AS record_id, 'standing' AS field,
  count(*) || ' accepted dates' AS found
FROM founding_dates
WHERE standing IN ('founding', 'accepted') AND concept <> 'proposed'
GROUP BY framework_id, concept
HAVING count(*) > 1;
