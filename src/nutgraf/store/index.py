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
            || ' ' || :mark || 'm' || substr(a.date, 1, 4) || substr(a.date, 6, 2), '') || :marks
    FROM articles a WHERE a.id = :id
    ON CONFLICT (article_id) DO UPDATE
        SET version_id = excluded.version_id, entities = excluded.entities, meta = excluded.meta
        WHERE (version_id, entities, meta)
            <> (excluded.version_id, excluded.entities, excluded.meta)
"""


def add_articles(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Index the newest versions of articles with what is marked in them; one that has not changed costs little."""
    found: set[str] = set()
    for article_id in ids:
        marks = "".join(f" {token}" for token in sorted(_mark_tokens(connection, article_id)))
        values = {"id": article_id, "mark": _MARK, "marks": marks}
        if connection.execute(_PUT, values).rowcount:
            texts = connection.execute(
                "SELECT title, entities, body FROM article_texts WHERE id = ?", (article_id,)
            )
            found.update(*(words(text) for text in texts.fetchone()))
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


def hedge_token(hedge: str) -> str:
    """The filter token of all articles with a figure that is hedged so."""
    return f"{_MARK}h{_letters(hedge)}"


def stance_token(stance: str) -> str:
    """The filter token of all articles with a claim whose cue has this stance."""
    return f"{_MARK}t{_letters(stance)}"


def speaker_tokens(name: str) -> list[str]:
    """The filter tokens of all articles with a claim whose speaker is called so."""
    return [f"{_MARK}p{word}" for word in words(name)]


def cue_tokens(cue: str) -> list[str]:
    """The filter tokens of all articles with a claim that is introduced so."""
    return [f"{_MARK}k{word}" for word in words(cue)]


def action_tokens(action: str) -> list[str]:
    """The filter tokens of all articles with a figure of what this happened to."""
    return [f"{_MARK}a{word}" for word in words(action)]


def figure_tokens(text: str) -> list[str]:
    """The filter tokens of all articles with a figure whose text, unit or form holds these words."""
    return [f"{_MARK}f{word}" for word in words(text.replace("%", " percent "))]


def _mark_tokens(connection: sqlite3.Connection, article_id: int) -> set[str]:
    """The filter tokens of everything that is marked in an article."""
    tokens = set[str]()
    figures = connection.execute(
        "SELECT t.text, t.counted, t.unit, t.form, t.hedge, t.action"
        " FROM marks m JOIN figures t ON t.mark_id = m.id WHERE m.article_id = ?",
        (article_id,),
    )
    for *texts, hedge, action in figures:
        tokens.update(figure_tokens(" ".join(filter(None, texts))), action_tokens(action or ""))
        tokens.add(hedge_token(hedge))
    claims = connection.execute(
        "SELECT t.speaker_name, t.speaker_text, t.cue_text, t.stance"
        " FROM marks m JOIN claims t ON t.mark_id = m.id WHERE m.article_id = ?",
        (article_id,),
    )
    for name, text, cue, stance in claims:
        tokens.update(speaker_tokens(f"{name or ''} {text or ''}"), cue_tokens(cue))
        tokens.add(stance_token(stance))
    return tokens


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name))


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
