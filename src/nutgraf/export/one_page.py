"""Markdown of everything in one stream, for a pipe or the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.export import markdown
from nutgraf.export.context import Context
from nutgraf.export.pages import By, article_page, group_page
from nutgraf.model.bundle import ArticleBundle


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """One page: the article's own where there is only one, else a page of all."""
    noted = (bundle for bundle in bundles if bundle.notes)
    first, second = next(noted, None), next(noted, None)
    if first is not None and second is None:
        return markdown.write(article_page(first), context)
    return markdown.write(group_page(By.ALL, title(context), _all(first, second, noted)), context)


def title(context: Context) -> str:
    """What a page of everything is called."""
    return f"Notes: {context.query}" if context.query else "Notes"


def _all(
    first: ArticleBundle | None, second: ArticleBundle | None, rest: Iterator[ArticleBundle]
) -> Iterator[ArticleBundle]:
    yield from (bundle for bundle in (first, second) if bundle is not None)
    yield from rest
