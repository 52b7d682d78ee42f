"""JSON: articles, notes, tags, marks and verdicts, without loss; `nutgraf import` reads it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.export.context import Context
from nutgraf.export.shapes import (
    Object,
    analysis_object,
    correction_object,
    document,
    judgement_object,
    note_object,
)
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.notes import Tag

FORMAT = 1
"""Rises when a reader of an older Nutgraf would misread the file."""


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """One JSON document, an article a line."""
    head: Object = {
        "nutgraf": FORMAT,
        "version": context.version,
        "exported": context.moment,
        "query": context.query,
        "tags": [_tag(tag) for tag in context.tags],
        "corrections": [correction_object(c) for c in context.corrections],
    }
    yield from document(head, "articles", map(bundle_object, bundles))


def bundle_object(bundle: ArticleBundle) -> Object:
    """One article with everything on it; of a stand-in only what is known."""
    article = bundle.article
    known: Object = {"title": article.title, "url": article.url}
    if bundle.entity is not None:
        known["entity"] = {
            "kind": bundle.entity.kind.value,
            "name": bundle.entity.name,
            "aliases": list(bundle.entity.aliases),
        }
    if bundle.stored:
        known |= {
            "id": article.id,
            "digest": article.digest,
            "date": article.date.isoformat() if article.date else None,
            "source": article.source,
            "author": article.author,
            "language": article.language,
            "added": article.added,
            "read": article.read,
            "starred": article.starred,
            "archived": article.archived,
            "position": article.position,
            "tags": list(article.tags),
            "text": article.text,
            "blocks": [[b.kind.value, b.start, b.end, b.credit] for b in article.blocks],
            "links": [[link.start, link.end, link.url] for link in bundle.links],
            "verdicts": [judgement_object(v) for v in bundle.verdicts],
            "corrections": [correction_object(c) for c in bundle.corrections],
            "marks": analysis_object(bundle.analysis),
        }
    return known | {"notes": [note_object(note) for note in bundle.notes]}


def _tag(tag: Tag) -> Object:
    return {"name": tag.name, "colour": tag.colour, "description": tag.description}
