-- Where each open conversation stands, so that a start need not analyse it again. Made from events;
-- what is missing or does not fit is made anew.
CREATE TABLE conversation_states (
  conversation TEXT   NOT NULL PRIMARY KEY,
  seq          BIGINT NOT NULL, -- of the newest event that is in it
  scorer       TEXT   NOT NULL, -- by which model, encoder and threshold
  body         TEXT   NOT NULL
);

-- What was computed of each of its turns; the text is that of the event.
CREATE TABLE turn_states (
  conversation TEXT NOT NULL,
  utterance    TEXT NOT NULL,
  body         TEXT NOT NULL,
  PRIMARY KEY (conversation, utterance)
);

-- Which of several processes on one database wrote the conversation last; null where there is one.
ALTER TABLE conversations ADD COLUMN owner TEXT;
