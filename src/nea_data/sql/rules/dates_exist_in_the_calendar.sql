-- Every full date exists in the calendar (there is no 30 February).
-- ja: 年月日はすべて暦にある日であること(2月30日はない)。
SELECT table_name, record_id, field, found
FROM dates()
WHERE (starts_with(found, '[') OR ascii(found) BETWEEN 48 AND 57) AND regexp_full_match(found, '\[?(?:\.\.)?[0-9]{4}(?:-[0-9]{2}){0,2}(?:\.\.)?(?:[0-9]{4}(?:-[0-9]{2}){0,2})?[~?]?\]?')
  AND len(list_filter(regexp_extract_all(found, '[0-9]{4}-[0-9]{2}-[0-9]{2}'), lambda d: try_cast(d AS DATE) IS NULL)) > 0;
