"""Articles and their versions."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nutgraf.errors import NotFound
from nutgraf.model.article import Article, ArticleRow, Block, Document, Link, SourceKind
from nutgraf.store import orders, rows
from nutgraf.store.clock import as_date, now
from nutgraf.store.conditions import LISTED, listed
from nutgraf.store.connections import Connections

_HIDDEN = (
    "SELECT id FROM articles WHERE lead_id IS NOT NULL"
    " UNION SELECT article_id FROM reading WHERE archived = 1"
)
"""Articles that lists leave out: folded copies, and what was put away."""

_COUNTS = f"""
    WITH hidden AS ({_HIDDEN})
    SELECT
        (SELECT count(*) FROM articles) - (SELECT count(*) FROM hidden),
        (SELECT count(*) FROM reading WHERE read = 1 AND article_id NOT IN hidden),
        (SELECT count(*) FROM reading WHERE starred = 1 AND article_id NOT IN hidden),
        (SELECT count(DISTINCT article_id) FROM article_tags WHERE article_id NOT IN hidden),
        (SELECT count(DISTINCT article_id) FROM notes
            WHERE deleted IS NULL AND article_id NOT IN hidden)
"""


class Known(NamedTuple):
    """What the archive holds under an origin."""

    id: int
    version_id: int
    digest: str


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an article has had."""

    id: int
    number: int
    title: str
    text: str
    stored: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles lists show, by what they filter."""

    all: int
    unread: int
    starred: int
    tagged: int
    noted: int


def _not_there(article_id: int) -> NotFound:
    return NotFound(f"There is no article {article_id}.", hint="`nutgraf list` shows them.")


class ArticleTable:
    """Reads and writes articles, versions, blocks and sources."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, article_id: int) -> Article:
        """One article with its newest text; raises NotFound."""
        connection = self._connections.read()
        row = connection.execute(rows.ARTICLE + " WHERE a.id = ?", (article_id,)).fetchone()
        if row is None:
            raise _not_there(article_id)
        return rows.article(row, self.blocks(row[1]))

    def words(self, ids: Sequence[int]) -> list[int]:
        """How many words each of these articles has, in this order; all of them must be there."""
        found = self._connections.read().execute(
            f"SELECT id, words FROM articles WHERE id IN {LISTED}", (listed(ids),)
        )
        sizes = dict(found.fetchall())
        return [sizes[article_id] for article_id in ids]

    def require(self, ids: Iterable[int]) -> None:
        """Raise NotFound for the first of these ids that is no article's."""
        row = (
            self._connections.read()
            .execute(
                "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM articles) LIMIT 1",
                (listed(ids),),
            )
            .fetchone()
        )
        if row is not None:
            raise _not_there(row[0])

    def blocks(self, version_id: int) -> tuple[Block, ...]:
        """The blocks of a version, in order."""
        found = self._connections.read().execute(
            'SELECT kind, start, "end", credit FROM blocks WHERE version_id = ? ORDER BY position',
            (version_id,),
        )
        return tuple(map(rows.block, found))

    def links(self, version_id: int) -> tuple[Link, ...]:
        """Where the words of a version lead, in order."""
        found = self._connections.read().execute(
            'SELECT start, "end", url FROM links WHERE version_id = ? ORDER BY start', (version_id,)
        )
        return tuple(Link(*row) for row in found)

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """The list rows of these articles, in this order; unknown ids are left out."""
        read = self._connections.read().execute(
            f"{rows.ARTICLE_ROW} WHERE a.id IN {LISTED}", (listed(ids),)
        )
        found = {row[0]: rows.article_row(row) for row in read}
        return [found[i] for i in ids if i in found]

    def shelf(self, sort: str, limit: int = -1) -> array[int]:
        """Ids of all articles in order, without what was put away and without folded copies."""
        return orders.ids(
            self._connections.read(),
            "SELECT a.id AS id FROM articles a WHERE a.lead_id IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM reading r WHERE r.article_id = a.id AND r.archived = 1)"
            f" ORDER BY {orders.order(orders.ARTICLES, sort)} LIMIT ?",
            (limit,),
        )

    def newer(self, article_id: int) -> tuple[int, int]:
        """How many articles were added after one of this id, and the id of the last."""
        count, last = (
            self._connections.read()
            .execute("SELECT count(*), max(id) FROM articles WHERE id > ?", (article_id,))
            .fetchone()
        )
        return count, last or 0

    def versions(self, article_id: int) -> list[Version]:
        """All texts of an article, oldest first."""
        found = self._connections.read().execute(
            "SELECT id, number, title, text, stored FROM versions WHERE article_id = ? ORDER BY number",
            (article_id,),
        )
        return [Version(*row) for row in found]

    def counts(self) -> Counts:
        """How many articles lists show, by what they filter."""
        row = self._connections.read().execute(_COUNTS).fetchone()
        return Counts(row[0], row[0] - row[1], row[2], row[3], row[4])

    def by_source(self) -> list[tuple[str, int]]:
        """Names of sources and how many articles lists show of each, most articles first."""
        found = self._connections.read().execute(
            "SELECT s.name, count(*) FROM articles a JOIN sources s ON s.id = a.source_id"
            f" WHERE a.id NOT IN ({_HIDDEN}) GROUP BY s.name ORDER BY 2 DESC, 1"
        )
        return found.fetchall()

    def known(self, origin: str) -> Known | None:
        """What stands under an origin, if anything."""
        row = (
            self._connections.read()
            .execute(
                "SELECT a.id, v.id, v.digest FROM articles a JOIN versions v ON v.id = a.version_id"
                " WHERE a.origin = ?",
                (origin,),
            )
            .fetchone()
        )
        return None if row is None else Known(*row)

    def known_digest(self, digest: str) -> Known | None:
        """An article whose newest text has this digest, if any."""
        row = (
            self._connections.read()
            .execute(
                "SELECT a.id, v.id, v.digest FROM versions v JOIN articles a ON a.version_id = v.id"
                " WHERE v.digest = ? ORDER BY a.id LIMIT 1",
                (digest,),
            )
            .fetchone()
        )
        return None if row is None else Known(*row)

    def origin(self, article_id: int) -> tuple[str, str]:
        """Where an article was first read from, and the digest of its newest text."""
        origin, digest = (
            self._connections.read()
            .execute(
                "SELECT a.origin, v.digest FROM articles a JOIN versions v ON v.id = a.version_id"
                " WHERE a.id = ?",
                (article_id,),
            )
            .fetchone()
        )
        return str(origin), str(digest)

    def fingerprints(self) -> Iterator[tuple[int, date | None, int]]:
        """Id, date and similarity hash of every article that leads its group."""
        found = self._connections.read().execute(
            "SELECT id, date, fingerprint FROM articles WHERE fingerprint IS NOT NULL AND lead_id IS NULL"
        )
        for article_id, published, fingerprint in found:
            yield article_id, as_date(published), fingerprint

    def text(self, connection: sqlite3.Connection, article_id: int) -> str:
        """The newest text of an article, also of one that the open transaction has stored."""
        return str(
            connection.execute(
                "SELECT v.text FROM articles a JOIN versions v ON v.id = a.version_id WHERE a.id = ?",
                (article_id,),
            ).fetchone()[0]
        )

    def newest_version(self, connection: sqlite3.Connection, article_id: int) -> int:
        """The row id of an article's newest version, also inside the open transaction."""
        return int(
            connection.execute(
                "SELECT version_id FROM articles WHERE id = ?", (article_id,)
            ).fetchone()[0]
        )

    def insert(
        self,
        connection: sqlite3.Connection,
        document: Document,
        *,
        source_id: int,
        fingerprint: int | None = None,
        lead_id: int | None = None,
    ) -> int:
        """Store a new article with its first version; its id."""
        cursor = connection.execute(
            "INSERT INTO articles (source_id, origin, title, author, url, date, language, words, added,"
            " fingerprint, lead_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                source_id,
                document.origin,
                document.title,
                document.author,
                document.url,
                document.date.isoformat() if document.date else None,
                document.language,
                document.words,
                now(),
                fingerprint,
                lead_id,
            ),
        )
        article_id = int(cursor.lastrowid or 0)
        self.insert_version(connection, article_id, document)
        return article_id

    def insert_version(
        self, connection: sqlite3.Connection, article_id: int, document: Document
    ) -> int:
        """Store a new text of an article and make it the newest; its version id."""
        cursor = connection.execute(
            "INSERT INTO versions (article_id, number, title, text, digest, stored)"
            " SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM versions WHERE article_id = ?",
            (article_id, document.title, document.text, document.digest, now(), article_id),
        )
        version_id = int(cursor.lastrowid or 0)
        connection.executemany(
            'INSERT INTO blocks (version_id, position, kind, start, "end", credit)'
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (version_id, position, block.kind.value, block.start, block.end, block.credit)
                for position, block in enumerate(document.blocks)
            ],
        )
        connection.executemany(
            'INSERT INTO links (version_id, start, "end", url) VALUES (?, ?, ?, ?)',
            [(version_id, link.start, link.end, link.url) for link in document.links],
        )
        connection.execute(
            "UPDATE articles SET version_id = ?, title = ?, words = ?, language = ?,"
            " author = coalesce(?, author), url = coalesce(?, url), date = coalesce(?, date)"
            " WHERE id = ?",
            (
                version_id,
                document.title,
                document.words,
                document.language,
                document.author,
                document.url,
                document.date.isoformat() if document.date else None,
                article_id,
            ),
        )
        return version_id

    def source(
        self, connection: sqlite3.Connection, kind: SourceKind, name: str, location: str = ""
    ) -> int:
        """The id of a source, made if it is new."""
        row = connection.execute(
            "SELECT id FROM sources WHERE kind = ? AND name = ? AND location = ?",
            (kind.value, name, location),
        ).fetchone()
        if row is not None:
            return int(row[0])
        cursor = connection.execute(
            "INSERT INTO sources (kind, name, location) VALUES (?, ?, ?)",
            (kind.value, name, location),
        )
        return int(cursor.lastrowid or 0)
