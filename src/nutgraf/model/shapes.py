"""The JSON shapes of the command line's contract, as plain dictionaries in a fixed order of keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from nutgraf.model.article import Article, ArticleRow, Block, Document, Link
from nutgraf.model.feeds import Feed, Refreshed
from nutgraf.model.marks import Analysis, Claim, Entity, Figure, Mark, Mention, Quote
from nutgraf.model.notes import Note, Tag
from nutgraf.model.progress import Added, AddStatus
from nutgraf.model.search import Hit, HitKind

Shape = dict[str, Any]


def added_shape(added: Added) -> Shape:
    """A line of `add --json`."""
    return {
        "source": added.source,
        "status": added.status.value,
        "id": added.id,
        "title": added.title,
        "error": added.error,
    }


def feed_shape(feed: Feed) -> Shape:
    """A line of `feed list --json`."""
    return {
        "feed": feed.id,
        "name": feed.name,
        "url": feed.url,
        "tags": list(feed.tags),
        "full": feed.full,
        "articles": feed.articles,
        "unread": feed.unread,
        "checked": feed.checked,
        "due": feed.due,
        "error": feed.error or None,
        "gone": feed.gone,
    }


def refreshed_shape(refreshed: Refreshed) -> Shape:
    """A line of `refresh --json` and `feed add --json`."""
    statuses = [added.status for added in refreshed.added]
    return {
        "feed": refreshed.feed,
        "name": refreshed.name,
        "url": refreshed.url,
        "status": refreshed.asked.value,
        "added": statuses.count(AddStatus.ADDED),
        "updated": statuses.count(AddStatus.UPDATED),
        "error": refreshed.error or None,
    }


def row_shape(row: ArticleRow) -> Shape:
    """A line of `list --json`."""
    return {
        "id": row.id,
        "title": row.title,
        "date": _iso(row.date),
        "source": row.source,
        "url": row.url,
        "words": row.words,
        "read": row.read,
        "starred": row.starred,
        "tags": list(row.tags),
        "notes": row.notes,
        "entities": row.entities,
        "figures": row.figures,
        "claims": row.claims,
        "outlets": list(row.outlets),
    }


def analysis_shape(article: Document | Article, analysis: Analysis) -> Shape:
    """The one object of `analyse --json`."""
    return {
        "title": article.title,
        "date": _iso(article.date),
        "text": article.text,
        "language": analysis.language,
        "engine": analysis.engine,
        "engine_version": analysis.engine_version,
        "blocks": [block_shape(block) for block in article.blocks],
        "entities": [mention_shape(mention) for mention in analysis.entities],
        "figures": [figure_shape(figure) for figure in analysis.figures],
        "claims": [claim_shape(claim) for claim in analysis.claims],
    }


def article_shape(
    article: Article,
    row: ArticleRow,
    analysis: Analysis,
    notes: Sequence[Note],
    links: Sequence[Link] = (),
) -> Shape:
    """The one object of `show --json`."""
    return {
        **row_shape(row),
        "author": article.author,
        **analysis_shape(article, analysis),
        "links": [{"start": link.start, "end": link.end, "url": link.url} for link in links],
        "notes": [note_shape(note) for note in notes],
    }


def block_shape(block: Block) -> Shape:
    """A block of an article."""
    return {
        "kind": block.kind.value,
        "start": block.start,
        "end": block.end,
        "credit": block.credit,
    }


def mark_shape(mark: Mark) -> Shape:
    """A mark of any layer."""
    if isinstance(mark, Mention):
        return mention_shape(mark)
    return figure_shape(mark) if isinstance(mark, Figure) else claim_shape(mark)


def mention_shape(mention: Mention) -> Shape:
    """A mention of an entity."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "name": mention.name,
    }


def figure_shape(figure: Figure) -> Shape:
    """A figure."""
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "hedge": figure.hedge.value,
        "unit": figure.unit,
        "counted": figure.counted,
        "form": figure.form.value,
        "action": figure.action,
        "when": figure.when,
    }


def claim_shape(claim: Claim) -> Shape:
    """A claim; `disputes` are positions in the same list of claims."""
    speaker = claim.speaker
    return {
        "speaker": None
        if speaker is None
        else {
            "start": speaker.start,
            "end": speaker.end,
            "text": speaker.text,
            "name": speaker.name,
            "kind": speaker.kind.value,
        },
        "cue": _quote(claim.cue),
        "content": [_quote(quote) for quote in claim.content],
        "form": claim.form.value,
        "stance": claim.stance.value,
        "when": claim.when,
        "disputes": list(claim.disputes),
    }


def entity_shape(entity: Entity) -> Shape:
    """A canonical entity of the archive."""
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": entity.mentions,
        "articles": entity.articles,
    }


def listed_shape(row: ArticleRow, mark: Mark) -> Shape:
    """A line of `entities`, `figures` or `claims --json`: a mark with its article."""
    about = {"article": row.id, "title": row.title, "date": _iso(row.date)}
    return {**mark_shape(mark), **about}


def note_shape(note: Note) -> Shape:
    """A line of `note list --json`."""
    anchor = note.anchor
    return {
        "id": note.id,
        "article": note.article,
        "title": note.title,
        "target": note.target.value,
        "entity": note.entity,
        "quote": anchor.quote if anchor else None,
        "start": anchor.start if anchor else None,
        "end": anchor.end if anchor else None,
        "body": note.body,
        "tags": list(note.tags),
        "colour": note.colour,
        "created": note.created,
        "updated": note.updated,
        "state": note.state.value,
    }


def tag_shape(tag: Tag) -> Shape:
    """A line of `tag list --json`."""
    return {
        "name": tag.name,
        "colour": tag.colour,
        "description": tag.description,
        "notes": tag.notes,
        "articles": tag.articles,
    }


def hit_shape(hit: Hit) -> Shape:
    """A line of `search --json`; `matches` are ranges in `snippet`."""
    return {
        "kind": hit.kind.value,
        "id": int(hit.id) if hit.kind is HitKind.ARTICLE else hit.id,
        "article": hit.article,
        "title": hit.title,
        "date": _iso(hit.date),
        "source": hit.source,
        "score": round(hit.score, 6),
        "snippet": hit.snippet,
        "matches": [[start, end] for start, end in hit.matches],
        "field": hit.field,
        "passage": None if hit.passage is None else list(hit.passage),
    }


def _quote(quote: Quote) -> Shape:
    return {"start": quote.start, "end": quote.end, "text": quote.text}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(value: float | None) -> float | int | None:
    """Whole values without a decimal point, as people write them."""
    return int(value) if value is not None and value == int(value) else value
