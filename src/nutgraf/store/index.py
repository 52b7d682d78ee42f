"""Keeping the full-text index: what comes in, changes and leaves, inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nutgraf.store.folding import LONGEST_WORD, words

_MARK = "\ue000"
"""Begins every filter token: a private-use letter, so that no word of an article is ever one."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One article as the index takes it in."""

    article_id: int
    version_id: int
    title: str
    text: str
    entities: Sequence[str] = ()
    """Canonical names."""
    source_id: int = 0
    date: date | None = None


def add_articles(connection: sqlite3.Connection, rows: Iterable[IndexRow]) -> None:
    """Index articles, or index them anew where another version of them was indexed."""
    rows = list(rows)
    connection.executemany(
        "INSERT INTO indexed_articles (article_id, version_id, entities, meta) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (article_id) DO UPDATE SET version_id = excluded.version_id,"
        " entities = excluded.entities, meta = excluded.meta",
        [
            (
                row.article_id,
                row.version_id,
                "\n".join(row.entities),
                _meta(row.source_id, row.date),
            )
            for row in rows
        ],
    )
    add_words(connection, (text for row in rows for text in (row.title, row.text, *row.entities)))


def remove_article(connection: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of the index."""
    connection.execute("DELETE FROM indexed_articles WHERE article_id = ?", (article_id,))


def update_entities(connection: sqlite3.Connection, article_id: int, names: Iterable[str]) -> None:
    """Put the names that were found in an article into its index row; does nothing where they stand there."""
    names = list(names)
    lines = "\n".join(names)
    connection.execute(
        "UPDATE indexed_articles SET entities = ? WHERE article_id = ? AND entities <> ?",
        (lines, article_id, lines),
    )
    add_words(connection, names)


def add_words(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Note the words of texts that no text had before, so that a misspelt query finds them too."""
    found: set[str] = set()
    for text in texts:
        found.update(words(text))
    connection.executemany(
        "INSERT OR IGNORE INTO terms (term) VALUES (?)",
        [(word,) for word in sorted(found) if len(word) <= LONGEST_WORD],
    )


def source_token(source_id: int) -> str:
    """The filter token of all articles of a source."""
    return f"{_MARK}s{source_id}"


def year_token(year: int) -> str:
    """The filter token of all articles published in a year."""
    return f"{_MARK}y{year:04}"


def month_token(year: int, month: int) -> str:
    """The filter token of all articles published in a month."""
    return f"{_MARK}m{year:04}{month:02}"


def _meta(source_id: int, published: date | None) -> str:
    tokens = [source_token(source_id)]
    if published is not None:
        tokens += [year_token(published.year), month_token(published.year, published.month)]
    return " ".join(tokens)
