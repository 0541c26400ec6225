-- The last day of a meeting has an end of its bounds; where none is known, it is empty.
-- ja: 会合の最終日(end_date)の範囲には終わりがあること。分からなければ空欄にすること。
SELECT 'meetings' AS table_name, meeting_id AS record_id, 'end_date' AS field, end_date AS found
FROM meetings
WHERE end_date LIKE '%..]';
