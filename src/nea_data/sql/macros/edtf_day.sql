-- The one day that an EDTF date counts as: the first it can mean (counting 'earliest') or the last ('latest'); NULL where there is no such bound.
-- The cast refuses any other counting; error() would do so too, but DuckDB takes it for volatile and won't order by it.
CREATE MACRO edtf_day(edtf, counting) AS (
  CASE WHEN counting::ENUM('earliest', 'latest') = 'earliest' THEN edtf_earliest(edtf) ELSE edtf_latest(edtf) END
);
