-- Network of actors at the cut-off of the coding: actor_projection_on(coded_through()).
-- ja: 収録終了日における主体どうしのネットワーク。`actor_projection_on(coded_through())`と同じ。
SELECT * FROM actor_projection_on(coded_through());
-- Example: SELECT actor_1, actor_2, shared_frameworks, shared_track_1, shared_track_2 FROM actor_projection ORDER BY shared_frameworks DESC, actor_1, actor_2 LIMIT 3
