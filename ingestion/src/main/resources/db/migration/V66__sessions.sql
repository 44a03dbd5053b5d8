-- Who is signed in to the console, so that a restart signs nobody out. What a cookie holds stands here by its hash.
CREATE TABLE sessions (
  id_hash TEXT   NOT NULL PRIMARY KEY,
  body    TEXT   NOT NULL,
  until   BIGINT NOT NULL
);
