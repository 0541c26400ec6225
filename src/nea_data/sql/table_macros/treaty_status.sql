-- The state on a day of every document that binds or was made to enter into force: adopted, in_force or ended; one row a document adopted by then.
-- ended_unknown: it has ended, the day is not known. Whether a later text took its place stands in superseded_by.
-- ja: 拘束力のある文書、発効を予定した文書の、ある日における状態(採択、発効中、終了)。
CREATE MACRO treaty_status(day) AS TABLE
SELECT d.document_id, d.framework_id, d.title_en, d.kind, d.legal_status, d.adopted, d.entered_into_force, d.ended,
  CASE
    WHEN edtf_day(d.ended) <= day::DATE THEN 'ended'
    WHEN d.ended IS NOT NULL AND edtf_day(d.ended) IS NULL THEN 'ended_unknown'
    WHEN edtf_day(d.entered_into_force) <= day::DATE THEN 'in_force'
    ELSE 'adopted'
  END AS state,
  (SELECT min(n.document_id) FROM documents n
    WHERE n.supersedes_id = d.document_id AND edtf_day(n.adopted) <= day::DATE) AS superseded_by
FROM documents d
WHERE (d.legal_status = 'legally_binding' OR d.entered_into_force IS NOT NULL)
  AND edtf_day(d.adopted) <= day::DATE
ORDER BY d.document_id;
-- Example: SELECT document_id, adopted, entered_into_force, state FROM treaty_status('1965-12-01') LIMIT 4
