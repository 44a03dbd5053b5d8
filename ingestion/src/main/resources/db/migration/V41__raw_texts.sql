-- What was really said, where the operator wants it kept: AES-GCM, base64 of nonce and ciphertext.
CREATE TABLE raw_texts (
  conversation TEXT   NOT NULL,
  utterance    TEXT   NOT NULL,
  body         TEXT   NOT NULL,
  heard_at     BIGINT NOT NULL,
  PRIMARY KEY (conversation, utterance)
);
CREATE INDEX raw_texts_by_age ON raw_texts (heard_at);
