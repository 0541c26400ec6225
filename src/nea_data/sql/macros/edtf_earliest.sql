-- First day that an EDTF date can mean; NULL where there is no lower bound.
CREATE MACRO edtf_earliest(edtf) AS (
  CASE
    WHEN edtf IS NULL OR edtf = 'XXXX' OR starts_with(edtf, '[..') THEN NULL
    ELSE try_cast(
      CASE length(regexp_extract(edtf, '[0-9]{3}[0-9X](-[0-9]{2}){0,2}'))
        WHEN 4 THEN replace(regexp_extract(edtf, '[0-9]{3}[0-9X]'), 'X', '0') || '-01-01'
        WHEN 7 THEN regexp_extract(edtf, '[0-9]{4}-[0-9]{2}') || '-01'
        ELSE regexp_extract(edtf, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
      END AS DATE)
  END
);
