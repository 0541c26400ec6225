-- A publisher is spelled in one way in all its sources; case, accents, punctuation and a leading "The" make no other.
-- ja: 発行者の表記は、すべての出典で同じであること。大文字と小文字、記号、冒頭の The の違いも、違いとみなす。
WITH spellings AS (
  SELECT publisher, count(*) AS sources,
    regexp_replace(regexp_replace(lower(strip_accents(nfc_normalize(publisher))), '^the ', ''), '[\s[:punct:]]', '', 'g') AS folded
  FROM sources
  WHERE publisher IS NOT NULL
  GROUP BY publisher
), usual AS (
  SELECT folded, first(publisher ORDER BY sources DESC, publisher) AS publisher
  FROM spellings
  GROUP BY folded
)
SELECT 'sources' AS table_name, s.source_id AS record_id, 'publisher' AS field,
  s.publisher || ', elsewhere ' || u.publisher AS found
FROM sources s
JOIN spellings USING (publisher)
JOIN usual u USING (folded)
WHERE s.publisher <> u.publisher;
