"""Asking the full-text index: the best, the newest, how many; and what a row of an answer shows."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nutgraf.store import orders
from nutgraf.store.clock import as_date
from nutgraf.store.conditions import LISTED, Condition, Narrowing, Parameter, listed, numbers, where

_WEIGHTS = "bm25(10.0, 4.0, 1.0, 0.0)"
"""Of title, names, body and filter tokens; measured, and flat around these values."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What a row of an answer is made of."""

    id: int
    title: str
    date: date | None
    source: str
    text: str
    entities: str
    """Canonical names, one a line."""


@dataclass(frozen=True, slots=True)
class NoteText:
    """What a row of an answer is made of, where a note was found."""

    id: str
    article: int | None
    title: str
    date: date | None
    source: str
    body: str
    quote: str
    tags: str
    start: int | None
    """Where the quotation begins in the article's text, if it stands there."""
    end: int | None


def best(connection: sqlite3.Connection, match: str, narrowed: Narrowing, limit: int) -> list[int]:
    """The articles that match, by bm25; the time grows with all matches."""
    return [article_id for article_id, _ in weighed(connection, match, narrowed, limit)]


def weighed(
    connection: sqlite3.Connection, match: str, narrowed: Narrowing, limit: int
) -> list[tuple[int, float]]:
    """The articles that match with what bm25 gives them, the most first."""
    found = connection.execute(
        f"SELECT rowid, -rank FROM article_search WHERE article_search MATCH ?"
        f" AND rank MATCH '{_WEIGHTS}'{narrowed.sql} ORDER BY rank LIMIT ?",
        (_expression(match, narrowed), *narrowed.parameters, limit),
    )
    return found.fetchall()


def newest(
    connection: sqlite3.Connection, match: str, narrowed: Narrowing, limit: int
) -> list[int]:
    """The articles that match, last added first; the time grows with the limit."""
    found = connection.execute(
        f"SELECT rowid FROM article_search WHERE article_search MATCH ?{narrowed.sql}"
        " ORDER BY rowid DESC LIMIT ?",
        (_expression(match, narrowed), *narrowed.parameters, limit),
    )
    return [row[0] for row in found.fetchall()]


def count(connection: sqlite3.Connection, match: str, narrowed: Narrowing, limit: int) -> int:
    """How many articles match, counted to the limit."""
    found = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM article_search WHERE article_search MATCH ?"
        f"{narrowed.sql} LIMIT ?)",
        (_expression(match, narrowed), *narrowed.parameters, limit),
    )
    return int(found.fetchone()[0])


def _expression(match: str, narrowed: Narrowing) -> str:
    return f"({match}){narrowed.match}"


def article_ids(
    connection: sqlite3.Connection, conditions: Sequence[Condition], sort: str
) -> array[int]:
    """All articles that fulfil the conditions, in order."""
    test, parameters = where(connection, conditions)
    rows = f"SELECT a.id AS id FROM articles a WHERE {test} ORDER BY {orders.order(orders.ARTICLES, sort)}"
    return orders.ids(connection, rows, parameters)


def first_articles(
    connection: sqlite3.Connection, conditions: Sequence[Condition], sort: str, limit: int
) -> Iterator[int]:
    """The first articles, in order, that fulfil the conditions; one by one, as finding the next may take long."""
    test, parameters = where(connection, conditions)
    found = connection.execute(
        f"SELECT a.id FROM articles a WHERE {test} ORDER BY {orders.order(orders.ARTICLES, sort)} LIMIT ?",
        (*parameters, limit),
    )
    for row in found:
        yield row[0]


def count_articles(
    connection: sqlite3.Connection, conditions: Sequence[Condition], limit: int
) -> int:
    """How many articles fulfil the conditions, counted to the limit."""
    if conditions and all(one.match and one.exact for one in conditions):
        match = " AND ".join(f"({one.match})" for one in conditions)
        return count(connection, match, Narrowing("", "", ()), limit)
    test, parameters = where(connection, conditions)
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM articles a WHERE {test} LIMIT ?)",
        (*parameters, limit),
    )
    return int(found.fetchone()[0])


def note_ids(
    connection: sqlite3.Connection, conditions: Sequence[Condition], sort: str, limit: int = -1
) -> list[str]:
    """The notes that fulfil conditions on notes `n`, in order."""
    test = "".join(f" AND ({condition.sql})" for condition in conditions)
    parameters: list[Parameter] = [v for condition in conditions for v in condition.parameters]
    found = connection.execute(
        f"SELECT n.id FROM notes n WHERE n.deleted IS NULL{test}"
        f" ORDER BY {orders.order(orders.NOTES, sort)} LIMIT ?",
        (*parameters, limit),
    )
    return [row[0] for row in found]


def texts(connection: sqlite3.Connection, ids: Iterable[int]) -> list[ArticleText]:
    """What the rows of an answer show of these articles, in any order."""
    found = connection.execute(
        "SELECT a.id, a.title, a.date, s.name, v.text, coalesce(i.entities, '')"
        " FROM articles a JOIN sources s ON s.id = a.source_id JOIN versions v ON v.id = a.version_id"
        " LEFT JOIN indexed_articles i ON i.article_id = a.id"
        f" WHERE a.id IN ({numbers(ids)})"
    )
    return [ArticleText(row[0], row[1], as_date(row[2]), *row[3:]) for row in found.fetchall()]


def matching_notes(
    connection: sqlite3.Connection,
    match: str,
    conditions: Sequence[Condition],
    limit: int,
    *,
    ranked: bool,
) -> list[str]:
    """The notes that match: by bm25, which looks at all of them, or those indexed last."""
    order = "s.rank" if ranked else "s.rowid DESC"
    if not conditions:
        found = connection.execute(
            "SELECT i.note_id FROM (SELECT s.rowid AS id FROM note_search s WHERE note_search MATCH ?"
            f" ORDER BY {order} LIMIT ?) f JOIN indexed_notes i ON i.id = f.id",
            (match, limit),
        )
        return [row[0] for row in found.fetchall()]
    test = "".join(f" AND ({condition.sql})" for condition in conditions)
    parameters: list[Parameter] = [v for condition in conditions for v in condition.parameters]
    found = connection.execute(
        "SELECT n.id FROM note_search s JOIN indexed_notes i ON i.id = s.rowid"
        f" JOIN notes n ON n.id = i.note_id WHERE note_search MATCH ?{test}"
        f" ORDER BY {order} LIMIT ?",
        (match, *parameters, limit),
    )
    return [row[0] for row in found.fetchall()]


def note_texts(connection: sqlite3.Connection, ids: Sequence[str]) -> list[NoteText]:
    """What the rows of an answer show of these notes, in any order."""
    found = connection.execute(
        "SELECT n.id, n.article_id, coalesce(a.title, e.name, n.title), a.date, coalesce(o.name, ''),"
        " n.body, coalesce(n.quote, ''),"
        " coalesce((SELECT s.tags FROM note_search s JOIN indexed_notes i ON i.id = s.rowid"
        " WHERE i.note_id = n.id), ''),"
        " CASE WHEN n.version_id = a.version_id AND n.state <> 'lost' THEN n.start END, n.\"end\""
        " FROM notes n LEFT JOIN articles a ON a.id = n.article_id"
        " LEFT JOIN sources o ON o.id = a.source_id LEFT JOIN entities e ON e.id = n.entity_id"
        f" WHERE n.id IN {LISTED}",
        (listed(ids),),
    )
    return [NoteText(row[0], row[1], row[2], as_date(row[3]), *row[4:]) for row in found.fetchall()]
