-- Alerts that did not ring when they were raised: they wait for a free supervisor, or are held out
-- so that it is known what becomes of a conversation in which nobody is called.
CREATE TABLE held_alerts (
  id           TEXT   NOT NULL PRIMARY KEY, -- that of the alert
  conversation TEXT   NOT NULL,
  body         TEXT   NOT NULL,
  state        TEXT   NOT NULL, -- WAITING, RUNG, WITHDRAWN, SILENT
  raised_at    BIGINT NOT NULL,
  settled_at   BIGINT           -- when it rang or was withdrawn
);
CREATE INDEX held_alerts_by_conversation ON held_alerts (conversation, raised_at);
CREATE INDEX held_alerts_by_time ON held_alerts (state, raised_at);
