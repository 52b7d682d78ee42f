-- User: subscriptions. What a feed brought stays when it is unsubscribed.
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    url TEXT NOT NULL UNIQUE,
    tags TEXT NOT NULL DEFAULT '[]',           -- JSON array of names: put on each of its articles
    "full" INTEGER NOT NULL DEFAULT 0,         -- 1: the page of each entry is read instead of what the feed says
    private INTEGER NOT NULL DEFAULT 0         -- 1: the user allows that it leads to their own network
) STRICT;

-- How a feed's server answered; not part of the undo journal, and found again by a subscription that undo brings back.
CREATE TABLE feed_visits (
    feed_id INTEGER PRIMARY KEY,
    etag TEXT NOT NULL DEFAULT '',             -- what the server calls the version that was read, byte for byte
    modified TEXT NOT NULL DEFAULT '',
    checked TEXT NOT NULL,
    due TEXT NOT NULL,                         -- not asked by itself before
    failures INTEGER NOT NULL DEFAULT 0,       -- in a row
    error TEXT NOT NULL DEFAULT '',
    moved_to TEXT NOT NULL DEFAULT '',         -- where permanent redirects led,
    moves INTEGER NOT NULL DEFAULT 0,          -- and how often in a row
    gone INTEGER NOT NULL DEFAULT 0            -- 1: the server said that it is no more
) STRICT;

-- What was taken from a feed: which article an entry became, also when its address changes.
CREATE TABLE feed_entries (
    feed_id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    digest TEXT NOT NULL,                      -- of the text as the feed gave it last
    PRIMARY KEY (feed_id, "key")
) STRICT, WITHOUT ROWID;
