-- Last day that an EDTF date can mean; NULL where there is no upper bound.
-- ja: EDTF日付があり得る最後の日。上限がなければNULL。
CREATE MACRO edtf_latest(edtf) AS (
  coalesce(
    try_cast(rtrim(split_part(edtf, '..', -1), '~?]') AS DATE),
    last_day(try_cast(
      left(replace(rtrim(split_part(nullif(edtf, 'XXXX'), '..', -1), '~?]'), 'X', '9') || '-12-31', 10) AS DATE)))
);
-- Example: SELECT edtf_latest('2024-02') AS month, edtf_latest('[2018-10..2022]') AS within, edtf_latest('XXXX') AS not_known
