-- A label that was given by mistake is taken back by a row that names it; the log is only ever appended to.
ALTER TABLE labels ADD COLUMN withdraws BIGINT;
CREATE INDEX labels_withdrawn ON labels (withdraws);
