-- A party's ratified is not before its signed.
SELECT 'document_parties' AS table_name, document_id || '/' || actor_id AS record_id, 'ratified' AS field, "ratified" AS found
FROM document_parties
WHERE edtf_latest("ratified") < edtf_earliest("signed");
