-- In a date known within bounds, [a..b], the first bound is not after the second.
-- ja: 範囲で示した日付[a..b]では、始めの限界が終わりの限界より後にならないこと。
SELECT table_name, record_id, field, found
FROM dates()
WHERE starts_with(found, '[') AND regexp_full_match(found, '\[[0-9-]+\.\.[0-9-]+\]') AND edtf_latest(found) < edtf_earliest(found);
