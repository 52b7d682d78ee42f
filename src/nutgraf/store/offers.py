"""What can be completed from the archive: tags, sources, entities, authors and languages, with counts."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from nutgraf.model.query import Field
from nutgraf.store.conditions import like
from nutgraf.store.naming import KINDS


@dataclass(frozen=True, slots=True)
class Offer:
    """A name that stands in the archive."""

    name: str
    count: int
    """Articles, or articles and notes, that have it."""


_TAGS = """
    SELECT t.name, (SELECT count(*) FROM article_tags x WHERE x.tag_id = t.id)
        + (SELECT count(*) FROM note_tags x WHERE x.tag_id = t.id) AS uses
    FROM tags t WHERE {test} ORDER BY uses DESC, t."key" LIMIT ?
"""
_SOURCES = """
    SELECT s.name, sum((SELECT count(*) FROM articles a WHERE a.source_id = s.id)) AS articles
    FROM sources s WHERE {test} GROUP BY s.name ORDER BY articles DESC, s.name LIMIT ?
"""
_ENTITIES = """
    SELECT e.name, (SELECT count(*) FROM mentions x WHERE x.entity_id = e.id) AS mentions
    FROM (SELECT e.id, e.name, e."key" FROM entities e WHERE {test} LIMIT 2000) e
    ORDER BY mentions DESC, e."key" LIMIT ?
"""
_COLUMN = """
    SELECT a.{column}, count(*) AS articles FROM articles a
    WHERE a.{column} IS NOT NULL AND {test} GROUP BY a.{column} ORDER BY articles DESC LIMIT ?
"""
_SPEAKERS = """
    SELECT c.speaker_name, count(*) AS claims FROM claims c
    WHERE c.speaker_name IS NOT NULL AND {test} GROUP BY c.speaker_name ORDER BY claims DESC LIMIT ?
"""


def offers(connection: sqlite3.Connection, field: Field, typed: str, limit: int) -> list[Offer]:
    """The names of a field in which a word begins as typed, the most used first."""
    query = _query(field)
    if query is None:
        return []
    sql, column = query
    rows = connection.execute(
        sql.replace("{test}", f"' ' || {column} LIKE ? ESCAPE '\\'"),
        (like(" ".join(typed.split())), limit),
    )
    return [Offer(*row) for row in rows.fetchall()]


def _query(field: Field) -> tuple[str, str] | None:
    """The SQL for a field's names, and the column that holds them."""
    if field is Field.TAG:
        # Of a tag every part below a slash counts as a word.
        return _TAGS, "replace(t.name, '/', ' ')"
    if field is Field.SOURCE:
        return _SOURCES, "s.name"
    if field in KINDS:
        kind = KINDS[field]
        of_kind = "" if kind is None else f"e.kind = '{kind.value}' AND "
        return _ENTITIES.replace("{test}", of_kind + "{test}"), "e.name"
    if field is Field.AUTHOR:
        return _COLUMN.replace("{column}", "author"), "a.author"
    if field is Field.LANG:
        return _COLUMN.replace("{column}", "language"), "a.language"
    if field is Field.SPEAKER:
        return _SPEAKERS, "c.speaker_name"
    return None
