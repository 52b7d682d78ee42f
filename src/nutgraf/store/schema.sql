-- The archive, version 1. Times are UTC in ISO 8601 with seconds; ranges are half-open, in code points of the
-- version's text. Tables of what the user made (marked "user") are watched by the undo journal.

-- Where articles come from.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('single', 'folder', 'feed')),
    name TEXT NOT NULL,
    location TEXT NOT NULL DEFAULT '',         -- folder path or feed URL; empty for single additions
    UNIQUE (kind, name, location)
) STRICT;

-- One row a news story; what lists show stands here, the text stands in versions.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    origin TEXT NOT NULL UNIQUE,               -- path, URL or digest: adding it again is the same article
    version_id INTEGER NOT NULL DEFAULT 0,     -- newest version; no reference, as each points at the other
    title TEXT NOT NULL,
    author TEXT,
    url TEXT,
    date TEXT,                                 -- YYYY-MM-DD, when it was published
    language TEXT NOT NULL,
    words INTEGER NOT NULL,
    added TEXT NOT NULL,
    entities INTEGER NOT NULL DEFAULT 0,       -- counts of the newest analysis: distinct entities,
    figures INTEGER NOT NULL DEFAULT 0,        -- figures,
    claims INTEGER NOT NULL DEFAULT 0,         -- claims
    fingerprint INTEGER,                       -- 64-bit similarity hash of the text
    lead_id INTEGER REFERENCES articles (id)   -- the article that this one is a near-identical copy of
) STRICT;
CREATE INDEX articles_by_date ON articles (date, id);
CREATE INDEX articles_by_source ON articles (source_id, date);
CREATE INDEX articles_by_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_by_lead ON articles (lead_id) WHERE lead_id IS NOT NULL;

-- Every text that an article has had; never changed, never deleted.
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    number INTEGER NOT NULL,                   -- 1 for the first
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    digest TEXT NOT NULL,                      -- SHA-256 of title and text, hexadecimal
    stored TEXT NOT NULL,
    UNIQUE (article_id, number)
) STRICT;
-- Every new article is compared with all there are: the same words may have come from another file.
CREATE INDEX versions_by_digest ON versions (digest);

CREATE TABLE blocks (
    version_id INTEGER NOT NULL REFERENCES versions (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    credit TEXT,
    PRIMARY KEY (version_id, position)
) STRICT, WITHOUT ROWID;

-- Which engine made the marks of an article's newest version.
CREATE TABLE analyses (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    version_id INTEGER NOT NULL REFERENCES versions (id),
    engine TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    language TEXT NOT NULL
) STRICT;

-- A span that the program found in an article's newest version.
CREATE TABLE marks (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL CHECK (kind IN ('entity', 'figure', 'claim')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    engine TEXT NOT NULL,
    rule TEXT NOT NULL,
    grounds TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;
-- The kind saves looking for a mark's details where it has others.
CREATE INDEX marks_by_article ON marks (article_id, start, kind);

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    "key" TEXT NOT NULL,                       -- the name folded for comparison
    UNIQUE (kind, "key")
) STRICT;
CREATE INDEX entities_by_key ON entities ("key");

CREATE TABLE aliases (
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (entity_id, "key")
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_by_key ON aliases ("key");

CREATE TABLE mentions (
    mark_id INTEGER PRIMARY KEY REFERENCES marks (id) ON DELETE CASCADE,
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    text TEXT NOT NULL
) STRICT;
CREATE INDEX mentions_by_entity ON mentions (entity_id);

CREATE TABLE figures (
    mark_id INTEGER PRIMARY KEY REFERENCES marks (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    low REAL,
    high REAL,
    hedge TEXT NOT NULL,
    form TEXT NOT NULL,
    unit TEXT,
    counted TEXT,
    action TEXT,
    "when" TEXT
) STRICT;
CREATE INDEX figures_by_action ON figures (action, coalesce(high, low)) WHERE action IS NOT NULL;
-- The number that is printed, where one is asked for without what it counts.
CREATE INDEX figures_by_high ON figures (coalesce(high, low));
CREATE INDEX figures_by_low ON figures (coalesce(low, high));

CREATE TABLE claims (
    mark_id INTEGER PRIMARY KEY REFERENCES marks (id) ON DELETE CASCADE,
    speaker_start INTEGER,                     -- all speaker columns are null for a headless claim
    speaker_end INTEGER,
    speaker_text TEXT,
    speaker_name TEXT,
    speaker_kind TEXT,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    cue_text TEXT NOT NULL,
    contents TEXT NOT NULL,                    -- JSON array of [start, end]
    form TEXT NOT NULL,
    stance TEXT NOT NULL,
    "when" TEXT
) STRICT;

CREATE TABLE disputes (
    mark_id INTEGER NOT NULL REFERENCES claims (mark_id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES claims (mark_id) ON DELETE CASCADE,
    PRIMARY KEY (mark_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX disputes_by_other ON disputes (other_id);

-- User: what was written. Deleting sets `deleted`; the row stays.
CREATE TABLE notes (
    id TEXT PRIMARY KEY,                       -- ULID
    target TEXT NOT NULL CHECK (target IN ('passage', 'article', 'entity', 'figure', 'claim')),
    article_id INTEGER REFERENCES articles (id),
    entity_id INTEGER REFERENCES entities (id),
    version_id INTEGER REFERENCES versions (id),  -- the text that start and end count in
    start INTEGER,
    "end" INTEGER,
    quote TEXT,
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    colour TEXT,
    state TEXT NOT NULL DEFAULT 'placed' CHECK (state IN ('placed', 'moved', 'lost')),
    title TEXT NOT NULL DEFAULT '',            -- of an article that is not in the archive yet
    url TEXT,                                  -- of the same
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    deleted TEXT,
    digest TEXT NOT NULL                       -- SHA-256 of quote and body, to find damage
) STRICT;
CREATE INDEX notes_by_article ON notes (article_id);
CREATE INDEX notes_by_entity ON notes (entity_id) WHERE entity_id IS NOT NULL;

-- User: tags, hierarchical by `/`.
CREATE TABLE tags (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    "key" TEXT NOT NULL UNIQUE,                -- the name folded for comparison
    colour TEXT,
    description TEXT NOT NULL DEFAULT '',
    used TEXT NOT NULL DEFAULT ''              -- when it was last put on something
) STRICT;

CREATE TABLE note_tags (
    note_id TEXT NOT NULL REFERENCES notes (id),
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    PRIMARY KEY (note_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_tags_by_tag ON note_tags (tag_id);

CREATE TABLE article_tags (
    article_id INTEGER NOT NULL REFERENCES articles (id),
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    PRIMARY KEY (article_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_by_tag ON article_tags (tag_id);

-- User: reading state; no row means unread, not starred, not archived.
CREATE TABLE reading (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX reading_read ON reading (article_id) WHERE read = 1;
CREATE INDEX reading_starred ON reading (article_id) WHERE starred = 1;
CREATE INDEX reading_archived ON reading (article_id) WHERE archived = 1;

-- Where each article was left; not part of the undo journal.
CREATE TABLE positions (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    offset INTEGER NOT NULL,
    left_at TEXT NOT NULL
) STRICT;

-- User: queries that live on as folders.
CREATE TABLE saved_searches (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL
) STRICT;

-- User: what was found out about a claim or figure. Marks are made anew by each analysis, so it holds on to the place.
CREATE TABLE verdicts (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL CHECK (kind IN ('figure', 'claim')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    verdict TEXT NOT NULL,
    evidence TEXT NOT NULL DEFAULT '',         -- Markdown: a note, a link, another article's passage
    updated TEXT NOT NULL,
    UNIQUE (article_id, kind, start, "end")
) STRICT;

-- User: decisions on marks, applied after each analysis.
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    article_id INTEGER REFERENCES articles (id),  -- null: everywhere
    layer TEXT NOT NULL,
    action TEXT NOT NULL,
    match TEXT NOT NULL,                       -- the mark's text or canonical name
    start INTEGER,                             -- where it stood, for a decision on one place
    "end" INTEGER,
    payload TEXT NOT NULL DEFAULT '{}',        -- JSON object: the fields that were corrected
    made TEXT NOT NULL
) STRICT;

-- Undo: one row a change, one row an altered row of a user table.
CREATE TABLE changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,                       -- what was done: `tagged 3 articles #fuel`
    made TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE change_rows (
    id INTEGER PRIMARY KEY,
    change_id INTEGER NOT NULL REFERENCES changes (id) ON DELETE CASCADE,
    "table" TEXT NOT NULL,
    before TEXT,                               -- JSON object of the whole row, null for an insert
    after TEXT                                 -- JSON object of the whole row, null for a delete
) STRICT;
CREATE INDEX change_rows_by_change ON change_rows (change_id);

CREATE TABLE recording (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change_id INTEGER                          -- the change that is being made; null: nothing is recorded
) STRICT;
INSERT INTO recording (id, change_id) VALUES (1, NULL);

-- Small things to remember between sessions: the open article, widths, layers.
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL                        -- JSON
) STRICT, WITHOUT ROWID;
