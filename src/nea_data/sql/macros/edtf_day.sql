-- The one day that an EDTF date counts as: the first it can mean (counting 'earliest') or the last ('latest'); NULL where there is no such bound.
CREATE MACRO edtf_day(edtf, counting) AS (
  CASE counting
    WHEN 'earliest' THEN edtf_earliest(edtf)
    WHEN 'latest' THEN edtf_latest(edtf)
    ELSE error('counting is ''' || counting || ''': expected earliest or latest.')
  END
);
