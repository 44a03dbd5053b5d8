-- Who saw, acknowledged, changed or exported what; only ever appended. Each row carries the hash of the one before it,
-- so that a row that was changed or taken out shows.
CREATE TABLE audit (
  id      ${identity},
  at      BIGINT NOT NULL,
  who     TEXT   NOT NULL,
  action  TEXT   NOT NULL, -- the route
  subject TEXT   NOT NULL, -- what the route's parameters named; hashed where it names a customer
  detail  TEXT,
  chain   TEXT   NOT NULL  -- SHA-256 of the row before and of this one
);

-- What was answered to a request that carried an Idempotency-Key, for a day.
CREATE TABLE answered (
  id          TEXT    NOT NULL PRIMARY KEY, -- hash of who asked for what with which key
  request     TEXT    NOT NULL,             -- hash of the body
  status      INTEGER NOT NULL,
  body        TEXT,
  answered_at BIGINT  NOT NULL
);
