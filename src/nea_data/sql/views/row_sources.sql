-- One row a source and a row or cell that it speaks of: whether it supports or disputes it, on what basis, where in the source, and the source with its address.
-- ja: 出典と、それが述べる行またはセルの組。支持するか異を唱えるか、根拠の種類、出典中の箇所、出典の題名・発行者・アドレスを示す。
SELECT
  e.table_name, e.record_id, e.field, e.stance, e.basis, e.value, e.locator,
  source_id, s.kind AS source_kind, s.title, s.publisher, s.published, s.language, s.url
FROM evidence e
JOIN sources s USING (source_id)
ORDER BY e.table_name, e.record_id, e.field, source_id, e.item;
-- Example: SELECT field, stance, publisher, published FROM row_sources WHERE table_name = 'meetings' AND record_id = 'four-party-talks-plenary-1998-1' ORDER BY ALL
