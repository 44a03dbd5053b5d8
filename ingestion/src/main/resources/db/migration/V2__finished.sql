-- What each ended conversation came to: the site's own traffic, of which base rate and threshold are read off.
CREATE TABLE finished (
  conversation TEXT             NOT NULL PRIMARY KEY,
  model        TEXT             NOT NULL, -- whose beliefs these are, uncorrected
  last_belief  DOUBLE PRECISION NOT NULL,
  reach        DOUBLE PRECISION NOT NULL, -- the highest threshold at which it would have rung
  ended_at     BIGINT           NOT NULL
);
CREATE INDEX finished_by_model ON finished (model, ended_at);
