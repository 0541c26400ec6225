-- A document's entered_into_force is not before its adopted.
-- ja: 文書のentered_into_forceはadoptedより前にならないこと。
SELECT 'documents' AS table_name, document_id AS record_id, 'entered_into_force' AS field, "entered_into_force" AS found
FROM documents
WHERE edtf_latest("entered_into_force") < edtf_earliest("adopted");
