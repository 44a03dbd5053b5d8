-- The articles as they were put, of which the search index is made; a deleted one leaves its row.
CREATE TABLE articles (
  id         TEXT    NOT NULL PRIMARY KEY,
  seq        BIGINT  NOT NULL, -- of its last change; grows with every change of any article
  version    INTEGER NOT NULL, -- 1, 2, … with every change of this one
  source     TEXT    NOT NULL, -- api, load, or folder
  body       TEXT,             -- JSON; null when deleted
  changed_at BIGINT  NOT NULL
);
CREATE UNIQUE INDEX articles_by_seq ON articles (seq);
