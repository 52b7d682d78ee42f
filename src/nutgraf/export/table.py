"""CSV: a note a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.export.cells import Cell, rows
from nutgraf.export.context import Context
from nutgraf.export.passage import attribution, passage_of
from nutgraf.model.bundle import ArticleBundle
from nutgraf.model.notes import Note

HEADER = (
    "id", "article", "title", "source", "date", "author", "url", "target", "quote", "sentence", "body",
    "tags", "colour", "paragraph", "start", "end", "state", "says", "figures", "link", "back", "created",
    "updated",
)  # fmt: skip


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """One table with all notes."""
    return rows(HEADER, (_row(bundle, note) for bundle in bundles for note in bundle.notes))


def _row(bundle: ArticleBundle, note: Note) -> list[Cell]:
    article, passage = bundle.article, passage_of(bundle, note)
    return [
        note.id,
        article.id or None,
        article.title,
        article.source,
        article.date.isoformat() if article.date else None,
        article.author,
        passage.page,
        note.target.value,
        note.anchor.quote if note.anchor else None,
        passage.sentence,
        note.body,
        " ".join(note.tags),
        note.colour,
        passage.paragraph,
        passage.span.start if passage.span else None,
        passage.span.end if passage.span else None,
        note.state.value,
        attribution(passage.says) if passage.says else None,
        "; ".join(figure.text for figure in passage.figures),
        passage.fragment,
        passage.back,
        note.created,
        note.updated,
    ]
