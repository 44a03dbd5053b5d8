-- What must still reach a receiver outside, in the order in which it is to be told; told rows go.
CREATE TABLE deliveries (
  id           ${identity},
  receiver     TEXT    NOT NULL, -- its name in the settings
  conversation TEXT    NOT NULL,
  alert        TEXT    NOT NULL,
  body         TEXT    NOT NULL,
  attempts     INTEGER NOT NULL,
  due_at       BIGINT  NOT NULL, -- not tried before
  failure      TEXT,             -- why the last attempt failed
  dead         INTEGER NOT NULL, -- 1: given up, until somebody asks for it again
  entered_at   BIGINT  NOT NULL
);
CREATE INDEX deliveries_waiting ON deliveries (receiver, dead, conversation, id);
