-- One row a claim of the essay and a cell it speaks of: section, paragraph, what the essay states, what the cell holds, the verdict.
SELECT
  regexp_extract(c.locator, 'section ([0-9]+)', 1)::BIGINT AS section,
  regexp_extract(c.locator, 'paragraph ([0-9]+)', 1)::BIGINT AS paragraph,
  regexp_extract(c.locator, 'sentence ([0-9]+)', 1)::BIGINT AS sentence,
  c.claim_id, c.source_id, c.statement_en, c.statement_ja, c.kind, c.hedge, c.framework_id,
  c.measure, c.comparator, c.value AS claimed,
  e.table_name, e.record_id, e.field, e.value AS stated, r.cells[e.field] AS holds, e.stance,
  c.verdict, c.note
FROM claims c
LEFT JOIN evidence e USING (claim_id)
LEFT JOIN records() r ON r.table_name = e.table_name AND r.record_id = e.record_id
WHERE c.source_id LIKE 'jfir-essay-2025%'
ORDER BY section, paragraph, sentence, c.claim_id, e.table_name, e.record_id, e.field;
