-- What was asked for and never confirmed, until somebody does something else.
ALTER TABLE handling ADD COLUMN unconfirmed TEXT;
