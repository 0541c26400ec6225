-- Last day that an EDTF date can mean; NULL where there is no upper bound.
CREATE MACRO edtf_latest(edtf) AS (
  CASE
    WHEN edtf IS NULL OR edtf = 'XXXX' OR ends_with(edtf, '..]') THEN NULL
    ELSE
      CASE length(regexp_extract(edtf, '([0-9]{3}[0-9X](-[0-9]{2}){0,2})[~?]?\]?$', 1))
        WHEN 4 THEN try_cast(replace(regexp_extract(edtf, '([0-9]{3}[0-9X])[~?]?\]?$', 1), 'X', '9') || '-12-31' AS DATE)
        WHEN 7 THEN last_day(try_cast(regexp_extract(edtf, '([0-9]{4}-[0-9]{2})[~?]?\]?$', 1) || '-01' AS DATE))
        ELSE try_cast(regexp_extract(edtf, '([0-9]{4}-[0-9]{2}-[0-9]{2})[~?]?\]?$', 1) AS DATE)
      END
  END
);
