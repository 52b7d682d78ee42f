-- Why a mark is there and how it stands. Marks are the most numerous rows of an archive; a few reasons serve them all.
CREATE TABLE reasons (
    id INTEGER PRIMARY KEY,
    engine TEXT NOT NULL,
    rule TEXT NOT NULL,
    grounds TEXT NOT NULL,
    state TEXT NOT NULL,
    UNIQUE (engine, rule, grounds, state)
) STRICT;

INSERT INTO reasons (engine, rule, grounds, state) SELECT DISTINCT engine, rule, grounds, state FROM marks;

CREATE TABLE marks_with_reasons (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL CHECK (kind IN ('entity', 'figure', 'claim')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    reason_id INTEGER NOT NULL REFERENCES reasons (id)
) STRICT;

INSERT INTO marks_with_reasons (id, article_id, kind, start, "end", reason_id)
    SELECT m.id, m.article_id, m.kind, m.start, m."end", r.id
    FROM marks m JOIN reasons r USING (engine, rule, grounds, state) ORDER BY m.id;

DROP TABLE marks;
ALTER TABLE marks_with_reasons RENAME TO marks;
CREATE INDEX marks_by_article ON marks (article_id, start, kind);
