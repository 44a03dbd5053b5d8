-- Where several processes share the database: what people did to a conversation at one that has not
-- got it, until the one that has it has taken it in.
CREATE TABLE for_owner (
  id           ${identity},
  conversation TEXT   NOT NULL,
  kind         TEXT   NOT NULL, -- CORRECTED, JUDGED, HANDLED, WHISPERED
  body         TEXT   NOT NULL,
  done_at      BIGINT NOT NULL
);
CREATE INDEX for_owner_by_conversation ON for_owner (conversation);
