-- One row a source with the source it derives from in the end (itself where from none): two sources with one root are not independent.
-- ja: 出典ごとに、派生をたどった元の出典。元が同じ二つの出典は独立ではない。
CREATE MACRO source_roots() AS TABLE
WITH RECURSIVE descent AS (
  SELECT source_id, source_id AS root_id FROM sources WHERE derived_from IS NULL
  UNION ALL
  SELECT s.source_id, d.root_id FROM sources s JOIN descent d ON s.derived_from = d.source_id
)
SELECT * FROM descent;
-- Example: SELECT * FROM source_roots() WHERE source_id <> root_id ORDER BY source_id LIMIT 2
