-- One row a framework: its founding year, the concept that dates it, how many other claims there are and how many are disputed.
-- ja: 枠組みごとの設立年、その根拠となる概念、他の主張の数、そのうち争いのあるものの数。
SELECT
  f.framework_id, f.name_en, CASE WHEN d.date GLOB '[0-9][0-9][0-9][0-9]*' THEN CAST(substr(d.date, 1, 4) AS BIGINT) END AS founding_year, d.date AS founding_date, d.concept,
  (SELECT count(*) FROM founding_dates o
    WHERE o.framework_id = f.framework_id AND o.standing <> 'founding') AS other_claims,
  (SELECT count(*) FROM founding_dates o
    WHERE o.framework_id = f.framework_id AND o.standing = 'disputed') AS disputed_claims
FROM frameworks f
LEFT JOIN founding_dates d ON d.framework_id = f.framework_id AND d.standing = 'founding'
ORDER BY founding_year, f.framework_id;
-- Example: SELECT framework_id, founding_year, concept, other_claims FROM founding_years WHERE framework_id IN ('arf', 'neacd', 'six-party-talks')
