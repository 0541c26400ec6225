-- A party's ratified is not before its signed.
-- ja: 当事者のratifiedはsignedより前にならないこと。
SELECT 'document_parties' AS table_name, document_id || '/' || actor_id AS record_id, 'ratified' AS field, "ratified" AS found
FROM document_parties
WHERE edtf_latest("ratified") < edtf_earliest("signed");
