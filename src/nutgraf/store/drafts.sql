-- User: notes that are being written, kept every second while they are; not part of the undo journal. What is here when
-- the reader starts was not saved: it is offered again until it is saved or thrown away.
CREATE TABLE drafts (
    id TEXT PRIMARY KEY,                       -- ULID
    title TEXT NOT NULL,                       -- what it is on, as the editor says it
    target TEXT NOT NULL CHECK (target IN ('passage', 'article', 'entity', 'figure', 'claim')),
    note_id TEXT,                              -- the note that is being changed; null for a new one
    article_id INTEGER REFERENCES articles (id),
    entity_id INTEGER REFERENCES entities (id),
    start INTEGER,
    "end" INTEGER,
    quote TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL,
    kept TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX claims_by_speaker ON claims (speaker_name) WHERE speaker_name IS NOT NULL;
