-- One row a claim of the essay and a cell it speaks of: section, paragraph, what the essay states, what the cell holds, the verdict, and for each count or date what the rows give when counted.
-- rows_give of a date, or of a count that a cell holds, is that cell; of a date that the
-- tables keep as disputed, the founding date instead. Of another count it is worked out from its measure:
-- summits, the held meetings of the series from the first that the essay names to as_of (rows_give_least: without the
-- brief ones, for sources differ on these); documents, those of the meeting;
-- ministerial mechanisms, the framework's series of ministers; intergovernmental mechanisms, all its series; conditions,
-- those of condition_periods; yearly dialogues with China, the official frameworks of three or more, security among their
-- areas, of Japan and China together, with a meeting of leaders or ministers in each of the five years before as_of.
-- Empty: the rows can't give it. agrees compares it with the claim, and is empty where the rows hold fewer than "at least".
-- ja: 論考の主張と、それが述べるセルの組。節と段落、論考の述べる値、表の値、判定、行から数えた値を示す。空欄は、行からは求められないことを表す。
WITH essay AS (
  SELECT c.*, e.table_name, e.record_id, e.field, e.value AS stated, e.stance
  FROM claims c
  LEFT JOIN evidence e USING (claim_id)
  WHERE c.source_id LIKE 'jfir-essay-2025%'
), named AS (
  SELECT m.framework_id, m.series, min(edtf_earliest(m.start_date)) AS first_day
  FROM meetings m
  JOIN essay e ON e.table_name = 'meetings' AND e.record_id = m.meeting_id
  GROUP BY ALL
), summits AS (
  SELECT e.claim_id, e.record_id, count(*) AS number, count(*) FILTER (m.format IS DISTINCT FROM 'brief') AS sessions
  FROM essay e
  JOIN named n ON n.framework_id || '/' || n.series = e.record_id
  JOIN meetings m ON m.framework_id = n.framework_id AND m.series = n.series AND m.status = 'held'
    AND edtf_earliest(m.start_date) BETWEEN n.first_day AND edtf_latest(e.as_of)
  WHERE e.table_name = 'series' AND e.measure = 'summits'
  GROUP BY ALL
), yearly AS (
  SELECT e.claim_id, f.framework_id
  FROM essay e
  JOIN frameworks f ON f.track = '1' AND f.scope <> 'bilateral'
    AND EXISTS (FROM framework_areas a WHERE a.framework_id = f.framework_id
      AND a.area IN ('defence', 'maritime_security', 'confidence_building', 'preventive_diplomacy'))
  JOIN series s ON s.framework_id = f.framework_id AND s.level IN ('leaders', 'ministers')
  JOIN meetings m ON m.framework_id = s.framework_id AND m.series = s.series AND m.status = 'held'
    AND year(edtf_earliest(m.start_date)) BETWEEN year(edtf_latest(e.as_of)) - 5 AND year(edtf_latest(e.as_of)) - 1
  WHERE e.measure = 'yearly multilateral security dialogues with China'
    AND (SELECT count(DISTINCT p.actor_id) FROM spells() p
      WHERE p.framework_id = f.framework_id AND p.actor_id IN ('CHN', 'JPN')
        AND edtf_latest(e.as_of) BETWEEN p.first_day AND p.last_day) = 2
  GROUP BY ALL
  HAVING count(DISTINCT year(edtf_earliest(m.start_date))) = 5
), counted AS (
  SELECT e.*, r.cells[e.field] AS holds, sessions AS rows_give_least,
    CASE
      WHEN e.kind = 'date' AND r.cells['standing'] = 'disputed' THEN (FROM founding_dates d SELECT d.date
        WHERE d.framework_id = e.framework_id AND d.standing = 'founding')
      WHEN e.kind = 'date' THEN
        CASE WHEN coalesce(edtf_earliest(r.cells[e.field]), edtf_latest(r.cells[e.field])) IS NOT NULL
          THEN r.cells[e.field] END
      WHEN e.kind <> 'count' THEN NULL
      WHEN e.field <> '*' THEN r.cells[e.field]
      WHEN e.measure = 'summits' THEN number::VARCHAR
      WHEN e.measure = 'documents' THEN (SELECT count(*) FROM documents d WHERE d.meeting_id = e.record_id)::VARCHAR
      WHEN e.measure = 'ministerial mechanisms' THEN
        (SELECT count(*) FROM series s WHERE s.framework_id = e.framework_id AND s.level = 'ministers')::VARCHAR
      WHEN e.measure = 'intergovernmental mechanisms' THEN
        (SELECT count(*) FROM series s WHERE s.framework_id = e.framework_id)::VARCHAR
      WHEN e.measure = 'conditions' THEN (SELECT count(DISTINCT condition) FROM condition_periods)::VARCHAR
      WHEN e.measure = 'yearly multilateral security dialogues with China' THEN
        (SELECT count(*) FROM yearly y WHERE y.claim_id = e.claim_id)::VARCHAR
    END AS rows_give
  FROM essay e
  LEFT JOIN summits USING (claim_id, record_id)
  LEFT JOIN records() r ON r.table_name = e.table_name AND r.record_id = e.record_id
)
SELECT
  regexp_extract(locator, 'section ([0-9]+)', 1)::BIGINT AS section,
  regexp_extract(locator, 'paragraph ([0-9]+)', 1)::BIGINT AS paragraph,
  regexp_extract(locator, 'sentence ([0-9]+)', 1)::BIGINT AS sentence,
  claim_id, source_id, statement_en, statement_ja, kind, hedge, framework_id, measure, comparator, value AS claimed,
  table_name, record_id, field, stated, holds, stance, rows_give, rows_give_least,
  CASE
    WHEN kind = 'date' THEN edtf_within(rows_give, value)
    WHEN comparator = 'equal' THEN try_cast(value AS BIGINT)
      BETWEEN coalesce(rows_give_least, try_cast(rows_give AS BIGINT)) AND try_cast(rows_give AS BIGINT)
    WHEN try_cast(rows_give AS BIGINT) >= try_cast(value AS BIGINT) THEN true
  END AS agrees,
  verdict, note
FROM counted
ORDER BY section, paragraph, sentence, claim_id, table_name, record_id, field;
-- Example: SELECT claim_id, measure, claimed, rows_give_least, rows_give, agrees FROM essay_claims WHERE kind = 'count' AND source_id = 'jfir-essay-2025'
