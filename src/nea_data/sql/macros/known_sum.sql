-- Sum of those counts that are chosen, some of them not known: what was found, a zero only where every count is known, else NULL.
-- ja: 選んだ数の合計。見つかった数を足し、0になるのはどの数も分かっているときだけで、それ以外はNULL。
CREATE MACRO known_sum(counts, chosen) AS (
  CASE WHEN sum(counts) FILTER (chosen) > 0 OR count(counts) FILTER (chosen) = count(*) FILTER (chosen)
    THEN sum(counts) FILTER (chosen)::BIGINT END
);
-- Example: SELECT known_sum(held, true) AS found, known_sum(held, held = 0) AS zero FROM (VALUES (2), (NULL), (0)) AS counts(held)
