"""The vocabulary's side of the archive: words with their document frequencies, new words, the snapshot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nutgraf.model.identity import new_id
from nutgraf.store.connections import Connections
from nutgraf.store.folding import LONGEST_WORD

_STAMP = "stamp"
_ROWS = 2_000
_SETTLED = 5_000
"""Words that are marked as known in one transaction."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What has come since the newest snapshot."""

    stamp: str
    """Changes with each snapshot; empty where there is none."""
    words: tuple[str, ...]
    """Words that the snapshot lacks, to the limit that was asked for."""
    articles: int
    """The highest id of an article in the index."""
    notes: tuple[int, str]
    """Changes with every change of the notes."""


def growth(connection: sqlite3.Connection, limit: int) -> Growth:
    """What has come since the newest snapshot."""
    stamp = connection.execute("SELECT value FROM snapshots WHERE name = ?", (_STAMP,)).fetchone()
    words = connection.execute(
        "SELECT term FROM terms INDEXED BY terms_fresh WHERE fresh = 1 LIMIT ?", (limit,)
    ).fetchall()
    articles = connection.execute(
        "SELECT coalesce(max(article_id), 0) FROM indexed_articles"
    ).fetchone()[0]
    notes = connection.execute("SELECT count(*), coalesce(max(updated), '') FROM notes").fetchone()
    return Growth(
        stamp[0].decode() if stamp else "", tuple(row[0] for row in words), articles, notes
    )


def word_counts(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Every word of the articles with the number of articles that hold it, in order of code points."""
    cursor = connection.execute("SELECT term, doc FROM article_words WHERE term < ?", ("\ue000",))
    while rows := cursor.fetchmany(_ROWS):
        yield from (row for row in rows if len(row[0]) <= LONGEST_WORD)


def words_to(connection: sqlite3.Connection, limit: int) -> int:
    """How many words the archive has, counted to a limit."""
    found = connection.execute("SELECT count(*) FROM (SELECT 1 FROM terms LIMIT ?)", (limit,))
    return int(found.fetchone()[0])


def note_words(connection: sqlite3.Connection) -> list[str]:
    """Every word of the notes."""
    return [row[0] for row in connection.execute("SELECT term FROM note_words")]


def load(connection: sqlite3.Connection) -> dict[str, bytes]:
    """The parts of the newest snapshot by name; empty where there is none."""
    return dict(connection.execute("SELECT name, value FROM snapshots"))


def save(connections: Connections, parts: Mapping[str, bytes], known: Sequence[str]) -> str:
    """Store a snapshot and mark its words as known, a few at a time; the snapshot's stamp."""
    stamp = new_id()
    with connections.write() as connection:
        connection.execute("DELETE FROM snapshots")
        connection.executemany(
            "INSERT INTO snapshots (name, value) VALUES (?, ?)",
            [*parts.items(), (_STAMP, stamp.encode())],
        )
    fresh = set(growth(connections.read(), -1).words)
    settled = [word for word in known if word in fresh]
    for start in range(0, len(settled), _SETTLED):
        with connections.write() as connection:
            connection.executemany(
                "UPDATE terms SET fresh = 0 WHERE term = ?",
                [(word,) for word in settled[start : start + _SETTLED]],
            )
    return stamp
