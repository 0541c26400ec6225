-- meetings.on_margins_of names a gathering without number or year, so that rows can be grouped by it: leave them out.
-- ja: meetings.on_margins_ofは会合の名称を回次や年なしで書き、同じ会合を一つの名にまとめること。回次と年を除くこと。
SELECT 'meetings' AS table_name, meeting_id AS record_id, 'on_margins_of' AS field, on_margins_of AS found
FROM meetings
WHERE regexp_matches(on_margins_of, '\b(\d{4}|\d+(st|nd|rd|th))\b');
