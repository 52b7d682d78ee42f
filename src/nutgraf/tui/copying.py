"""Passages in the forms in which they are copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.model.article import Article
    from nutgraf.model.notes import Note

FORMS: Mapping[str, str] = {
    "text": "the text alone",
    "quote": "a quotation with its source",
    "markdown": "Markdown, with a link where there is one",
}
"""Names of the forms, and what they are called."""


def noted(note: Note) -> str:
    """A note as evidence: its words, or those it stands on, and the beginning of its id."""
    words = " ".join((note.body or (note.anchor.quote if note.anchor else note.title)).split())
    return f"{words} (note {note.id[:8]})"


def cited(quote: str, article: Article) -> str:
    """A passage of an article as evidence: the quotation, where it stands, and the way back to it."""
    day = article.date.isoformat() if article.date else ""
    way_back = f"nutgraf://article/{article.id}"
    where = ", ".join(part for part in (_linked(article), article.source, day, way_back) if part)
    words = " ".join(quote.split())
    return f"“{words}” ({where})" if words else where


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
    return f"> {words}\n>\n> {_linked(article)}, {source}\n"


def _linked(article: Article) -> str:
    """The title, as a Markdown link where there is an address."""
    title = article.title.replace("[", "\\[").replace("]", "\\]")
    return f"[{title}](<{article.url}>)" if article.url else title
