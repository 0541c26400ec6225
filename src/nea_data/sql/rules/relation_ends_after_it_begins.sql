-- A relation's until is not before its since.
-- ja: 関係のuntilはsinceより前にならないこと。
SELECT 'counterparts' AS table_name, framework_id || '/' || relation || '/' || counterpart_id || '/' || instance AS record_id, 'until' AS field, "until" AS found
FROM counterparts
WHERE edtf_latest("until") < edtf_earliest("since");
