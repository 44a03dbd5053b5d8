-- What each of several processes on one database knows of its floor, told about once a second; rows of processes that are
-- gone tell nothing new and do not count.
CREATE TABLE floors (
  instance TEXT   NOT NULL PRIMARY KEY,
  body     TEXT   NOT NULL, -- JSON: who is there, who is engaged, what keeps somebody busy, what waits
  told_at  BIGINT NOT NULL
);
