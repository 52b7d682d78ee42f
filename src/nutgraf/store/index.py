"""Keeping the full-text index: what comes in, changes and leaves, inside the caller's transaction.

Notes and tags keep themselves in the index by triggers (`search.sql`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from nutgraf.store.folding import LONGEST_WORD, words

_MARK = "\ue000"
"""Begins every filter token: a private-use letter, so that no word of an article is ever one."""

_MERGE_PAGES = 500
"""Index pages that one step of tidying up may write: a few milliseconds."""

_PUT = """
    INSERT INTO indexed_articles (article_id, version_id, entities, meta)
    SELECT a.id, a.version_id,
        coalesce((SELECT group_concat(name, char(10)) FROM (
            SELECT DISTINCT e.name FROM marks m JOIN mentions x ON x.mark_id = m.id
            JOIN entities e ON e.id = x.entity_id WHERE m.article_id = a.id)), ''),
        :mark || 's' || a.source_id || coalesce(
            ' ' || :mark || 'y' || substr(a.date, 1, 4)
            || ' ' || :mark || 'm' || substr(a.date, 1, 4) || substr(a.date, 6, 2), '')
    FROM articles a WHERE a.id = :id
    ON CONFLICT (article_id) DO UPDATE
        SET version_id = excluded.version_id, entities = excluded.entities, meta = excluded.meta
        WHERE (version_id, entities, meta)
            <> (excluded.version_id, excluded.entities, excluded.meta)
"""


def add_article(connection: sqlite3.Connection, article_id: int) -> None:
    """Index the newest version of an article with the names marked in it; again where either has changed."""
    add_articles(connection, (article_id,))


def add_articles(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Index articles; those that stand in the index as they are now cost next to nothing."""
    found: set[str] = set()
    for article_id in ids:
        if connection.execute(_PUT, {"id": article_id, "mark": _MARK}).rowcount:
            texts = connection.execute(
                "SELECT title, entities, body FROM article_texts WHERE id = ?", (article_id,)
            )
            found.update(*(words(text) for text in texts.fetchone()))
    connection.executemany(
        "INSERT OR IGNORE INTO terms (term) VALUES (?)",
        [(word,) for word in sorted(found) if len(word) <= LONGEST_WORD],
    )


def remove_article(connection: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of the index."""
    connection.execute("DELETE FROM indexed_articles WHERE article_id = ?", (article_id,))


def source_token(source_id: int) -> str:
    """The filter token of all articles of a source."""
    return f"{_MARK}s{source_id}"


def year_token(year: int) -> str:
    """The filter token of all articles published in a year."""
    return f"{_MARK}y{year:04}"


def month_token(year: int, month: int) -> str:
    """The filter token of all articles published in a month."""
    return f"{_MARK}m{year:04}{month:02}"


def check(connection: sqlite3.Connection) -> str:
    """What is wrong with the index, in one sentence; empty where it is whole."""
    for table in ("article_search", "note_search"):
        try:
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            return f"The search index {table} does not fit what is stored: {error}."
    missing = connection.execute(
        "SELECT count(*) FROM articles a LEFT JOIN indexed_articles i ON i.article_id = a.id"
        " WHERE i.version_id IS NOT a.version_id"
    ).fetchone()[0]
    return f"Articles missing from the search index: {missing:,}." if missing else ""


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew from what is stored."""
    connection.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")
    connection.execute("INSERT INTO note_search (note_search) VALUES ('rebuild')")
    connection.execute("DELETE FROM snapshots")
    connection.execute("UPDATE terms SET fresh = 1 WHERE fresh = 0")
    add_articles(connection, [row[0] for row in connection.execute("SELECT id FROM articles")])


def merge(connection: sqlite3.Connection, *, first: bool) -> bool:
    """One short step of merging the index's segments; whether there is more to do.

    The first step of a run also takes on segments that FTS5 would still leave alone.
    """
    before = connection.total_changes
    connection.execute(
        "INSERT INTO article_search (article_search, rank) VALUES ('merge', ?)",
        (-_MERGE_PAGES if first else _MERGE_PAGES,),
    )
    # fts5.html: fewer than two changes mean that nothing was left to merge.
    return connection.total_changes - before >= 2
