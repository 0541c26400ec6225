-- Panel of pairs of states or economies by year, each pair once, actor_1 before actor_2 in the alphabet: dyad_years(false).
-- meetings are those of all frameworks that the two share, whoever came (ARF, ASEAN Plus Three and the like), not talks of
-- the two; a framework counts as shared while it is suspended (the Six-Party Talks), which is_active of framework_year tells.
-- 0 meetings beside 0 shared frameworks says that the dataset has no framework of the two, not that they did not meet.
-- Files of Correlates of War put the lower ccode first (KOR 732, JPN 740): merge with them the pairs of directed_dyad_year,
-- or, where only this panel is at hand, change the two sides where ccode_1 is the higher.
-- ja: 国・エコノミーの組と年のパネルで、各組が一度だけ現れる(actor_idのアルファベット順)。会合は両者がともに属する枠組みのものすべてで、二国間の会談ではない。枠組みが停止中でも共有に数える。
SELECT * FROM dyad_years(false);
-- Example: SELECT actor_1, actor_2, year, shared_frameworks, shared_track_1, shared_track_2, meetings FROM dyad_year WHERE actor_1 = 'CHN' AND actor_2 = 'JPN' AND year IN (1990, 2000, 2010)
