"""From rows to dataclasses: the column lists of the reads and the functions that build values from them."""

from __future__ import annotations

from typing import Any

from nutgraf.model.article import Article, ArticleRow, Block, BlockKind
from nutgraf.model.notes import Anchor, Note, NoteState, TargetKind
from nutgraf.store.clock import as_date

TAG_SEPARATOR = "\x1f"
"""Between the names that `group_concat` joins: no tag holds a control character."""

ARTICLE_ROW = """
    SELECT a.id, a.title, a.date, s.name, a.url, a.words,
        coalesce(r.read, 0), coalesce(r.starred, 0),
        (SELECT group_concat(t.name, char(31)) FROM article_tags x JOIN tags t ON t.id = x.tag_id
            WHERE x.article_id = a.id),
        (SELECT count(*) FROM notes n WHERE n.article_id = a.id AND n.deleted IS NULL),
        a.entities, a.figures, a.claims,
        (SELECT group_concat(DISTINCT cs.name)
            FROM articles c JOIN sources cs ON cs.id = c.source_id
            WHERE c.lead_id = a.id)
    FROM articles a JOIN sources s ON s.id = a.source_id
    LEFT JOIN reading r ON r.article_id = a.id
"""

ARTICLE = """
    SELECT a.id, a.version_id, v.title, v.text, a.date, s.name, a.author, a.url, a.language,
        a.words, a.added, coalesce(r.read, 0), coalesce(r.starred, 0), coalesce(r.archived, 0),
        coalesce(p.offset, 0),
        (SELECT group_concat(t.name, char(31)) FROM article_tags x JOIN tags t ON t.id = x.tag_id
            WHERE x.article_id = a.id),
        v.number
    FROM articles a JOIN sources s ON s.id = a.source_id
    JOIN versions v ON v.id = a.version_id
    LEFT JOIN reading r ON r.article_id = a.id
    LEFT JOIN positions p ON p.article_id = a.id
"""

NOTE = """
    SELECT n.id, n.target, n.article_id, coalesce(a.title, e.name, n.title),
        n.start, n."end", n.quote, n.prefix, n.suffix, n.entity_id, n.body, n.colour, n.created, n.updated, n.state,
        (SELECT group_concat(t.name, char(31)) FROM note_tags x JOIN tags t ON t.id = x.tag_id
            WHERE x.note_id = n.id)
    FROM notes n LEFT JOIN articles a ON a.id = n.article_id
    LEFT JOIN entities e ON e.id = n.entity_id
"""

Row = tuple[Any, ...]


def names(joined: str | None) -> tuple[str, ...]:
    """The sorted names that `group_concat` joined."""
    return tuple(sorted(joined.split(TAG_SEPARATOR))) if joined else ()


def article_row(row: Row) -> ArticleRow:
    """A row of `ARTICLE_ROW`."""
    return ArticleRow(
        id=row[0],
        title=row[1],
        date=as_date(row[2]),
        source=row[3],
        url=row[4],
        words=row[5],
        read=bool(row[6]),
        starred=bool(row[7]),
        tags=names(row[8]),
        notes=row[9],
        entities=row[10],
        figures=row[11],
        claims=row[12],
        outlets=tuple(sorted(row[13].split(","))) if row[13] else (),
    )


def article(row: Row, blocks: tuple[Block, ...]) -> Article:
    """A row of `ARTICLE` with the blocks of its version."""
    return Article(
        id=row[0],
        version=row[1],
        title=row[2],
        text=row[3],
        blocks=blocks,
        date=as_date(row[4]),
        source=row[5],
        author=row[6],
        url=row[7],
        language=row[8],
        words=row[9],
        added=row[10],
        read=bool(row[11]),
        starred=bool(row[12]),
        archived=bool(row[13]),
        position=row[14],
        tags=names(row[15]),
        versions=row[16],
    )


def block(row: Row) -> Block:
    """A row of kind, start, end, credit."""
    return Block(BlockKind(row[0]), row[1], row[2], row[3])


def note(row: Row) -> Note:
    """A row of `NOTE`."""
    anchor = None
    if row[6] is not None:
        anchor = Anchor(row[4] or 0, row[5] or 0, row[6], row[7], row[8])
    return Note(
        id=row[0],
        target=TargetKind(row[1]),
        article=row[2],
        title=row[3],
        anchor=anchor,
        entity=row[9],
        body=row[10],
        colour=row[11],
        created=row[12],
        updated=row[13],
        state=NoteState(row[14]),
        tags=names(row[15]),
    )
