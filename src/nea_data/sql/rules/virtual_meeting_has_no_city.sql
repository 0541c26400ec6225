-- A virtual meeting has no city.
-- ja: オンラインの会合にはcity(開催都市)を書かないこと。
SELECT 'meetings' AS table_name, meeting_id AS record_id, 'city' AS field, city AS found
FROM meetings
WHERE mode = 'virtual' AND city IS NOT NULL;
