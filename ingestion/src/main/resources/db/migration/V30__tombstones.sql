-- What was erased: enough to show that it was, too little to bring it back.
CREATE TABLE tombstones (
  id        ${identity},
  id_hash   TEXT   NOT NULL, -- SHA-256 of the conversation's id
  why       TEXT   NOT NULL, -- request or age
  erased_by TEXT   NOT NULL,
  erased_at BIGINT NOT NULL
);
CREATE INDEX tombstones_by_hash ON tombstones (id_hash);
