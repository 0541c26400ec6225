-- What grew out of, succeeds, implements or rests on an older framework has done so since its own founding; what complements has no since.
-- ja: 先にある枠組みから生まれ、継ぎ、具体化し、又はその上に立つ関係は、自らの設立日に始まること。補完の関係にはsinceを書かないこと。
SELECT 'counterparts' AS table_name, framework_id || '/' || relation || '/' || counterpart_id || '/' || instance AS record_id,
  'since' AS field, coalesce(since, 'empty') AS found
FROM counterparts
JOIN founding_dates f USING (framework_id)
JOIN founding_dates c ON c.framework_id = counterpart_id AND c.standing = 'founding'
WHERE f.standing = 'founding' AND (
  relation = 'complements' AND since IS NOT NULL
  OR relation IN ('grew_out_of', 'successor_of', 'implements', 'rests_on')
    AND edtf_earliest(f.date) >= edtf_earliest(c.date) AND since IS DISTINCT FROM f.date
);
