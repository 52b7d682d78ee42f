"""Passages in the forms in which they are copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.model.article import Article

FORMS: Mapping[str, str] = {
    "text": "the text alone",
    "quote": "a quotation with its source",
    "markdown": "Markdown, with a link where there is one",
}
"""Names of the forms, and what they are called."""


def passage_as(form: str, quote: str, article: Article) -> str:
    """A passage of an article in one of `FORMS`."""
    if form == "text":
        return quote
    words = " ".join(quote.split())
    source = ", ".join(
        part for part in (article.source, article.date.isoformat() if article.date else "") if part
    )
    if form == "quote":
        return f"“{words}” ({article.title}. {source})"
    title = article.title.replace("[", "\\[").replace("]", "\\]")
    name = f"[{title}](<{article.url}>)" if article.url else title
    return f"> {words}\n>\n> {name}, {source}\n"
