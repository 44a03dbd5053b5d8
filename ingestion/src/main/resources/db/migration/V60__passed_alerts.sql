-- Alerts that went on to another supervisor because nobody acted on them; only ever appended.
CREATE TABLE passed_alerts (
  id           ${identity},
  alert        TEXT   NOT NULL,
  conversation TEXT   NOT NULL,
  passed_to    TEXT,            -- null for all
  waited_ms    BIGINT NOT NULL, -- since it rang
  passed_at    BIGINT NOT NULL
);
CREATE INDEX passed_by_alert ON passed_alerts (alert, id);
