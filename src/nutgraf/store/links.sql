-- Where the words of a version lead that were links where it was read. Addresses that stand in the text are not here.
CREATE TABLE links (
    version_id INTEGER NOT NULL REFERENCES versions (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    url TEXT NOT NULL,                         -- of http, https or mailto
    PRIMARY KEY (version_id, start)
) STRICT, WITHOUT ROWID;
