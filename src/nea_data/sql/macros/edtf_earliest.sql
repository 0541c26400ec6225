-- First day that an EDTF date can mean; NULL where there is no lower bound.
-- Kept short and free of regular expressions: DuckDB binds it anew in every view that calls it.
-- ja: EDTF日付があり得る最初の日。下限がなければNULL。
CREATE MACRO edtf_earliest(edtf) AS (
  try_cast(left(replace(rtrim(ltrim(split_part(nullif(edtf, 'XXXX'), '..', 1), '['), '~?'), 'X', '0') || '-01-01', 10)
    AS DATE)
);
-- Example: SELECT edtf_earliest('2024-02') AS month, edtf_earliest('199X') AS decade, edtf_earliest('[..2014]') AS no_lower_bound
