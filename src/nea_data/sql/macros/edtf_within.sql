-- Whether every day that one EDTF date can mean lies among the days that another can mean: a finer date within a coarser one.
-- ja: 一方のEDTF日付のあり得る日がすべて、他方のあり得る日に含まれるか。細かい日付が粗い日付の中にあるか。
CREATE MACRO edtf_within(finer, coarser) AS (
  edtf_earliest(finer) >= edtf_earliest(coarser) AND edtf_latest(finer) <= edtf_latest(coarser)
);
-- Example: SELECT edtf_within('1994-07-25', '1994') AS finer, edtf_within('1994', '1994-07') AS coarser
