"""The code book as CSV: tags with their descriptions, as Taguette imports them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.export.cells import rows
from nutgraf.export.context import Context
from nutgraf.model.bundle import ArticleBundle

HEADER = ("tag", "description")


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """Every tag of the archive; of an export with a query those on its articles and notes."""
    names = {tag.name for tag in context.tags}
    if context.query:
        names = {
            tag
            for bundle in bundles
            for tag in (*bundle.article.tags, *(t for note in bundle.notes for t in note.tags))
        }
    return rows(HEADER, ((t.name, t.description) for t in context.tags if t.name in names))
