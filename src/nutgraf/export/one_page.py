"""Markdown of everything in one stream, for a pipe or the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from nutgraf.export import markdown
from nutgraf.export.context import Context
from nutgraf.export.pages import By, article_page, group_page
from nutgraf.model.bundle import ArticleBundle


def write(bundles: Iterable[ArticleBundle], context: Context) -> Iterator[str]:
    """One page: the article's own where there is only one, else a page of all."""
    noted = (bundle for bundle in bundles if bundle.notes)
    beginning = list(islice(noted, 2))
    if len(beginning) == 1:
        return markdown.write(article_page(beginning[0]), context)
    everything = group_page(By.ALL, title(context), chain(beginning, noted))
    return markdown.write(everything, context)


def title(context: Context) -> str:
    """What a page of everything is called."""
    return f"Notes: {context.query}" if context.query else "Notes"
