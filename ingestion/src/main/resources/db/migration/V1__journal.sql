-- The placeholder ${identity} is what each database calls a growing key.
-- Times are milliseconds since 1970. JSON is kept as text.

-- Every acknowledged event but partial results, in the order of acknowledgement.
CREATE TABLE events (
  seq          ${identity},
  conversation TEXT   NOT NULL,
  kind         TEXT   NOT NULL, -- started, utterance, ended
  utterance    TEXT,
  body         TEXT   NOT NULL, -- the frame in the wire format, redacted
  received_at  BIGINT NOT NULL
);
CREATE INDEX events_by_conversation ON events (conversation, seq);

-- Where each conversation stands: what makes a repeated start or end a duplicate.
CREATE TABLE conversations (
  conversation TEXT   NOT NULL PRIMARY KEY,
  started_hash TEXT,            -- of the newest start
  ended_hash   TEXT,            -- of the newest end; null while the conversation is open
  last_seq     BIGINT NOT NULL
);
CREATE INDEX open_conversations ON conversations (conversation) WHERE ended_hash IS NULL;

-- What each utterance says now: what makes a repeated one a duplicate and another text a revision.
CREATE TABLE utterances (
  conversation TEXT NOT NULL,
  utterance    TEXT NOT NULL,
  text_hash    TEXT NOT NULL,
  PRIMARY KEY (conversation, utterance)
);

-- Frames that broke a rule.
CREATE TABLE dead_letters (
  id          ${identity},
  frame       TEXT   NOT NULL, -- its beginning, redacted
  reason      TEXT   NOT NULL,
  received_at BIGINT NOT NULL
);

CREATE TABLE alerts (
  id           TEXT   NOT NULL PRIMARY KEY,
  conversation TEXT   NOT NULL,
  utterance    TEXT   NOT NULL,
  body         TEXT   NOT NULL,
  state        TEXT   NOT NULL,
  raised_at    BIGINT NOT NULL
);
CREATE INDEX alerts_by_conversation ON alerts (conversation);

-- Verdicts and outcomes, only ever appended.
CREATE TABLE labels (
  id           ${identity},
  conversation TEXT   NOT NULL,
  kind         TEXT   NOT NULL,
  body         TEXT   NOT NULL,
  given_at     BIGINT NOT NULL
);
CREATE INDEX labels_by_conversation ON labels (conversation, id);

-- What agents said of suggestions, only ever appended.
CREATE TABLE suggestion_feedback (
  id         ${identity},
  suggestion TEXT   NOT NULL,
  body       TEXT   NOT NULL,
  given_at   BIGINT NOT NULL
);
CREATE INDEX feedback_by_suggestion ON suggestion_feedback (suggestion);
