-- The last edition that has a fault is not before the first that has it.
-- ja: 誤りのある最後の版(last_version)は、最初の版(first_version)より前にならないこと。
SELECT 'errata' AS table_name, erratum_id AS record_id, 'last_version' AS field, last_version AS found
FROM errata
WHERE string_split(last_version, '.')::INTEGER[] < string_split(first_version, '.')::INTEGER[];
