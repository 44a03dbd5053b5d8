-- Who looks after a conversation, and how far a supervisor has come into it.
CREATE TABLE handling (
  conversation TEXT   NOT NULL PRIMARY KEY,
  assignee     TEXT,
  step         TEXT   NOT NULL, -- as the telephony system confirmed it
  wanted       TEXT,            -- asked for, and not confirmed yet
  who          TEXT   NOT NULL, -- who changed it last
  changed_at   BIGINT NOT NULL
);
