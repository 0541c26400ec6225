-- Network of frameworks at the cut-off of the coding: framework_overlap_on(coded_through()).
-- ja: 収録終了日における枠組みどうしのネットワーク。`framework_overlap_on(coded_through())`と同じ。
SELECT * FROM framework_overlap_on(coded_through());
-- Example: SELECT framework_1, framework_2, shared_members, jaccard FROM framework_overlap WHERE framework_1 = 'arf' ORDER BY jaccard DESC, framework_2 LIMIT 3
