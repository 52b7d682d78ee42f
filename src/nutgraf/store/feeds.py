"""Subscriptions, how their servers answered, and what was taken from them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nutgraf.errors import NotFound
from nutgraf.model.article import SourceKind
from nutgraf.model.feeds import Feed
from nutgraf.store.articles import ArticleTable
from nutgraf.store.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.store.connections import Connections

_FEED = """
    SELECT f.id, s.name, f.url, f.tags, f."full", f.private,
        (SELECT count(*) FROM articles a WHERE a.source_id = f.source_id),
        (SELECT count(*) FROM articles a WHERE a.source_id = f.source_id AND a.id NOT IN
            (SELECT article_id FROM reading WHERE read = 1)),
        v.checked, v.due, coalesce(v.error, ''), coalesce(v.gone, 0)
    FROM feeds f JOIN sources s ON s.id = f.source_id LEFT JOIN feed_visits v ON v.feed_id = f.id
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """How a feed's server answered the last time."""

    etag: str = ""
    modified: str = ""
    checked: str = ""
    """UTC, ISO 8601 with seconds, as are all times."""
    due: str = ""
    failures: int = 0
    error: str = ""
    moved_to: str = ""
    moves: int = 0
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What an entry of a feed became."""

    article_id: int
    digest: str
    """Of the text as the feed gave it last."""


class FeedTable:
    """Reads and writes feeds, visits and entries."""

    def __init__(self, connections: Connections, articles: ArticleTable) -> None:
        self._connections = connections
        self._articles = articles

    def all(self) -> list[Feed]:
        """Every subscription, by name."""
        found = self._connections.read().execute(f"{_FEED} ORDER BY s.name COLLATE NOCASE, f.id")
        return [_feed(row) for row in found]

    def get(self, feed_id: int) -> Feed:
        """One subscription; raises NotFound."""
        row = self._connections.read().execute(f"{_FEED} WHERE f.id = ?", (feed_id,)).fetchone()
        if row is None:
            raise NotFound(f"There is no feed {feed_id}.", hint="`nutgraf feed list` shows them.")
        return _feed(row)

    def by_url(self, url: str) -> Feed | None:
        """The subscription to an address, if there is one."""
        row = self._connections.read().execute(f"{_FEED} WHERE f.url = ?", (url,)).fetchone()
        return None if row is None else _feed(row)

    def of_source(self, name: str) -> list[Feed]:
        """The subscriptions whose articles stand under a source's name."""
        found = self._connections.read().execute(f"{_FEED} WHERE s.name = ?", (name,))
        return [_feed(row) for row in found]

    def insert(
        self,
        connection: sqlite3.Connection,
        url: str,
        name: str,
        *,
        tags: Sequence[str],
        full: bool,
        private: bool,
    ) -> int:
        """Store a subscription; its id."""
        source_id = self._articles.source(connection, SourceKind.FEED, name, url)
        cursor = connection.execute(
            'INSERT INTO feeds (source_id, url, tags, "full", private) VALUES (?, ?, ?, ?, ?)',
            (source_id, url, json.dumps(list(tags), ensure_ascii=False), full, private),
        )
        return int(cursor.lastrowid or 0)

    def remove(self, connection: sqlite3.Connection, feed_id: int) -> None:
        """Forget a subscription; its articles, and what was taken from it, stay."""
        connection.execute("DELETE FROM feeds WHERE id = ?", (feed_id,))

    def move(self, connection: sqlite3.Connection, feed_id: int, url: str) -> None:
        """Give a subscription, and its source, another address, unless there is one to it already."""
        moved = connection.execute(
            "UPDATE OR IGNORE feeds SET url = ? WHERE id = ?", (url, feed_id)
        )
        if moved.rowcount:
            connection.execute(
                "UPDATE OR IGNORE sources SET location = ?"
                " WHERE id = (SELECT source_id FROM feeds WHERE id = ?)",
                (url, feed_id),
            )

    def visit(self, feed_id: int) -> Visit:
        """How its server answered the last time; an empty visit where it was never asked."""
        row = (
            self._connections.read()
            .execute(
                "SELECT etag, modified, checked, due, failures, error, moved_to, moves, gone"
                " FROM feed_visits WHERE feed_id = ?",
                (feed_id,),
            )
            .fetchone()
        )
        return Visit() if row is None else Visit(*row)

    def visited(self, connection: sqlite3.Connection, feed_id: int, visit: Visit) -> None:
        """Write down how its server answered."""
        connection.execute(
            "INSERT OR REPLACE INTO feed_visits (feed_id, etag, modified, checked, due, failures,"
            " error, moved_to, moves, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                feed_id, visit.etag, visit.modified, visit.checked, visit.due, visit.failures,
                visit.error, visit.moved_to, visit.moves, visit.gone,
            ),
        )  # fmt: skip

    def taken(self, feed_id: int) -> dict[str, Taken]:
        """What the entries of a feed became, by their keys."""
        found = self._connections.read().execute(
            'SELECT "key", article_id, digest FROM feed_entries WHERE feed_id = ?', (feed_id,)
        )
        return {key: Taken(article_id, digest) for key, article_id, digest in found}

    def take(self, connection: sqlite3.Connection, feed_id: int, taken: dict[str, Taken]) -> None:
        """Write down what entries became."""
        connection.executemany(
            'INSERT OR REPLACE INTO feed_entries (feed_id, "key", article_id, digest)'
            " VALUES (?, ?, ?, ?)",
            [(feed_id, key, one.article_id, one.digest) for key, one in taken.items()],
        )


def _feed(row: Row) -> Feed:
    feed_id, name, url, tags, full, private, articles, unread, checked, due, error, gone = row
    return Feed(
        feed_id, name, url, tuple(json.loads(tags)), bool(full), bool(private), articles, unread,
        checked, due, error, bool(gone),
    )  # fmt: skip
