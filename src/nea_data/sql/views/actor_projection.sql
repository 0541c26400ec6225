-- Network of actors at the cut-off of the coding: actor_projection_on(coded_through()).
SELECT * FROM actor_projection_on(coded_through());
-- Example: SELECT actor_1, actor_2, shared_frameworks, shared_track_1, shared_track_2 FROM actor_projection ORDER BY shared_frameworks DESC, actor_1, actor_2 LIMIT 3
