-- The search index over articles and notes.
-- What is indexed stands in tables of its own, so that taking something out of the index always uses the very
-- values that were put in; everything else follows by triggers, also when undo brings rows back.

-- One row an article in the index: the version that was indexed, the names found in it, and tokens for filters.
CREATE TABLE indexed_articles (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    version_id INTEGER NOT NULL REFERENCES versions (id),
    entities TEXT NOT NULL DEFAULT '',         -- canonical names, one a line
    meta TEXT NOT NULL DEFAULT ''              -- private-use tokens: source, month, marks (store/index.py)
) STRICT;

CREATE VIEW article_texts AS
    SELECT i.article_id AS id, v.title AS title, i.entities AS entities, v.text AS body, i.meta AS meta
    FROM indexed_articles AS i JOIN versions AS v ON v.id = i.version_id;

CREATE VIRTUAL TABLE article_search USING fts5 (
    title, entities, body, meta,
    content = 'article_texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER indexed_articles_added AFTER INSERT ON indexed_articles BEGIN
    INSERT INTO article_search (rowid, title, entities, body, meta)
        SELECT id, title, entities, body, meta FROM article_texts WHERE id = NEW.article_id;
END;
CREATE TRIGGER indexed_articles_leaving BEFORE DELETE ON indexed_articles BEGIN
    INSERT INTO article_search (article_search, rowid, title, entities, body, meta)
        SELECT 'delete', id, title, entities, body, meta FROM article_texts WHERE id = OLD.article_id;
END;
CREATE TRIGGER indexed_articles_changing BEFORE UPDATE ON indexed_articles BEGIN
    INSERT INTO article_search (article_search, rowid, title, entities, body, meta)
        SELECT 'delete', id, title, entities, body, meta FROM article_texts WHERE id = OLD.article_id;
END;
CREATE TRIGGER indexed_articles_changed AFTER UPDATE ON indexed_articles BEGIN
    INSERT INTO article_search (rowid, title, entities, body, meta)
        SELECT id, title, entities, body, meta FROM article_texts WHERE id = NEW.article_id;
END;

-- Notes have text ids; the index needs numbers that stay the same when the file is vacuumed.
CREATE TABLE indexed_notes (
    id INTEGER PRIMARY KEY,
    note_id TEXT NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE note_search USING fts5 (
    body, quote, tags, tokenize = 'unicode61 remove_diacritics 2'
);

-- Whatever stands in the index, putting a note in must not fail: the note itself would be lost.
CREATE TRIGGER notes_indexed AFTER INSERT ON notes WHEN NEW.deleted IS NULL BEGIN
    INSERT INTO indexed_notes (note_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
    DELETE FROM note_search WHERE rowid = (SELECT id FROM indexed_notes WHERE note_id = NEW.id);
    INSERT INTO note_search (rowid, body, quote, tags)
        SELECT i.id, NEW.body, coalesce(NEW.quote, ''), coalesce(
            (SELECT group_concat(t.name, ' ') FROM note_tags AS n JOIN tags AS t ON t.id = n.tag_id
             WHERE n.note_id = NEW.id), '')
        FROM indexed_notes AS i WHERE i.note_id = NEW.id;
END;
CREATE TRIGGER notes_reindexed AFTER UPDATE OF body, quote, deleted ON notes BEGIN
    DELETE FROM note_search WHERE rowid = (SELECT id FROM indexed_notes WHERE note_id = OLD.id);
    DELETE FROM indexed_notes WHERE note_id = OLD.id;
    INSERT INTO indexed_notes (note_id) SELECT NEW.id WHERE NEW.deleted IS NULL;
    DELETE FROM note_search WHERE rowid = (SELECT id FROM indexed_notes WHERE note_id = NEW.id);
    INSERT INTO note_search (rowid, body, quote, tags)
        SELECT i.id, NEW.body, coalesce(NEW.quote, ''), coalesce(
            (SELECT group_concat(t.name, ' ') FROM note_tags AS n JOIN tags AS t ON t.id = n.tag_id
             WHERE n.note_id = NEW.id), '')
        FROM indexed_notes AS i WHERE i.note_id = NEW.id;
END;
CREATE TRIGGER notes_unindexed AFTER DELETE ON notes BEGIN
    DELETE FROM note_search WHERE rowid = (SELECT id FROM indexed_notes WHERE note_id = OLD.id);
    DELETE FROM indexed_notes WHERE note_id = OLD.id;
END;
CREATE TRIGGER note_tags_indexed AFTER INSERT ON note_tags BEGIN
    UPDATE note_search SET tags = coalesce(
        (SELECT group_concat(t.name, ' ') FROM note_tags AS n JOIN tags AS t ON t.id = n.tag_id
         WHERE n.note_id = NEW.note_id), '')
    WHERE rowid = (SELECT id FROM indexed_notes WHERE note_id = NEW.note_id);
END;
CREATE TRIGGER note_tags_unindexed AFTER DELETE ON note_tags BEGIN
    UPDATE note_search SET tags = coalesce(
        (SELECT group_concat(t.name, ' ') FROM note_tags AS n JOIN tags AS t ON t.id = n.tag_id
         WHERE n.note_id = OLD.note_id), '')
    WHERE rowid = (SELECT id FROM indexed_notes WHERE note_id = OLD.note_id);
END;
CREATE TRIGGER tags_reindexed AFTER UPDATE OF name ON tags BEGIN
    UPDATE note_search SET tags = coalesce(
        (SELECT group_concat(t.name, ' ') FROM note_tags AS n JOIN tags AS t ON t.id = n.tag_id
         JOIN indexed_notes AS i ON i.note_id = n.note_id WHERE i.id = note_search.rowid), '')
    WHERE rowid IN (SELECT i.id FROM note_tags AS n JOIN indexed_notes AS i ON i.note_id = n.note_id
                    WHERE n.tag_id = NEW.id);
END;

-- Every word of the articles as the tokenizer folds it; `fresh` are those that the newest snapshot lacks.
CREATE TABLE terms (
    term TEXT PRIMARY KEY,
    fresh INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE INDEX terms_fresh ON terms (term) WHERE fresh = 1;

-- The vocabulary as the search loads it into memory; may be missing or stale, then it is made anew.
CREATE TABLE snapshots (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

-- Words with their document frequencies, read out of the indexes.
CREATE VIRTUAL TABLE article_words USING fts5vocab (article_search, row);
CREATE VIRTUAL TABLE note_words USING fts5vocab (note_search, row);
