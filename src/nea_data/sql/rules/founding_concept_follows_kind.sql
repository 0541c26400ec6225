-- The concept that dates a framework follows its kind, or the row's note says why not.
-- ja: 枠組みの設立日とする概念は、枠組みの種類に従うこと。従わない場合はその行のnoteに理由を書くこと。
SELECT 'founding_dates' AS table_name, framework_id || '/' || concept || '/' || claim AS record_id, 'concept' AS field,
  concept || ' for ' || kind AS found
FROM founding_dates
JOIN frameworks USING (framework_id)
WHERE standing = 'founding' AND founding_dates.note IS NULL AND NOT CASE
  WHEN kind IN ('alliance', 'treaty_partnership', 'bilateral_relationship') THEN concept = 'signed'
  WHEN kind IN ('regional_organization', 'policy_network') THEN concept = 'formally_established'
  WHEN kind IN ('regional_forum', 'negotiation', 'dialogue_conference', 'exercise') THEN concept = 'first_meeting'
  WHEN kind = 'minilateral_cooperation' THEN concept IN ('first_meeting', 'announced', 'agreed')
  WHEN kind = 'communication_mechanism' THEN concept = 'activated'
END;
