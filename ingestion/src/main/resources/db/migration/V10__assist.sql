-- Of which card; rows from before know the suggestion alone.
ALTER TABLE suggestion_feedback ADD COLUMN conversation TEXT;
ALTER TABLE suggestion_feedback ADD COLUMN queue TEXT;
ALTER TABLE suggestion_feedback ADD COLUMN article TEXT;     -- null for a playbook
ALTER TABLE suggestion_feedback ADD COLUMN playbook TEXT;    -- null for an article
ALTER TABLE suggestion_feedback ADD COLUMN place INTEGER;    -- 1 is the top of the panel

-- Customers' turns that called for an article which is not there, only ever appended.
CREATE TABLE knowledge_gaps (
  id           ${identity},
  conversation TEXT             NOT NULL,
  utterance    TEXT             NOT NULL,
  said         TEXT             NOT NULL, -- redacted
  risk         DOUBLE PRECISION NOT NULL, -- the belief at that turn, 0..1
  said_at      BIGINT           NOT NULL
);
CREATE UNIQUE INDEX gaps_by_utterance ON knowledge_gaps (conversation, utterance);

-- Agents who want no cards until then.
CREATE TABLE quiet_agents (
  agent       TEXT   NOT NULL PRIMARY KEY,
  quiet_until BIGINT NOT NULL
);
