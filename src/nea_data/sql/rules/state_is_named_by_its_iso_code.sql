-- The actor_id of a state is its ISO 3166-1 alpha-3 code; nothing else has an upper-case id.
-- ja: 国のactor_idはISO 3166-1の3字コードであること。それ以外のIDに大文字は使わない。
SELECT 'actors' AS table_name, actor_id AS record_id, 'iso3c' AS field, coalesce(iso3c, '(empty)') AS found
FROM actors
WHERE CASE WHEN kind = 'state' OR regexp_full_match(actor_id, '[A-Z]{3}') THEN iso3c IS DISTINCT FROM actor_id
  ELSE iso3c IS NOT NULL END;
