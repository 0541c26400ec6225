-- A document's ended is not before its adopted.
-- ja: 文書のendedはadoptedより前にならないこと。
SELECT 'documents' AS table_name, document_id AS record_id, 'ended' AS field, "ended" AS found
FROM documents
WHERE edtf_latest("ended") < edtf_earliest("adopted");
