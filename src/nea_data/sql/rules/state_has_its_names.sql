-- A state has its name in English, Japanese, Korean and Chinese.
-- ja: 国には、英語・日本語・韓国語・中国語の名称があること。
SELECT 'actors' AS table_name, actor_id AS record_id,
  CASE WHEN name_ja IS NULL THEN 'name_ja' WHEN name_ko IS NULL THEN 'name_ko' ELSE 'name_zh' END AS field, '(empty)' AS found
FROM actors
WHERE kind IN ('state', 'economy', 'territory') AND (name_ja IS NULL OR name_ko IS NULL OR name_zh IS NULL);
