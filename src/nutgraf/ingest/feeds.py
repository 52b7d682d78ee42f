"""Feeds: RSS, Atom, RDF and JSON Feed, parsed by fastfeedparser, become documents."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from nutgraf.errors import UnreadableSource
from nutgraf.ingest.assemble import Details, assembled, same_words, web_address
from nutgraf.ingest.dates import read_date
from nutgraf.ingest.links import Targets, has_signs, links_in
from nutgraf.ingest.page import Element, parsed, words_in
from nutgraf.ingest.page_blocks import blocks_in
from nutgraf.model.feeds import Entry, ParsedFeed
from nutgraf.text.canonical import RawBlock, safe_text

MOST_ENTRIES = 2_000
"""Of one feed; those beyond are left out: the newest stand first."""
_LONGEST_ENTRY = 2_000_000
"""Characters of one entry's HTML; what is longer is cut."""
_LONGEST_KEY = 1_000


def read_feed(data: bytes, url: str) -> ParsedFeed:
    """What a feed at `url` says; links are resolved against it. Raises `UnreadableSource`."""
    import fastfeedparser

    try:
        found: Any = fastfeedparser.parse(data, include_media=False, include_enclosures=False)
    except Exception as error:  # a parser's own errors are of any kind; hostile feeds find them
        reason = f"it is no feed that can be read ({_sentence(error)})."
        raise UnreadableSource(url, reason) from None
    title = _words(_text(found.feed.get("title")))
    entries: dict[str, Entry] = {}
    for raw in found.entries[:MOST_ENTRIES]:
        entry = _entry(raw, url)
        if entry is not None:
            entries.setdefault(entry.key, entry)
    return ParsedFeed(title[:120], tuple(entries.values()))


def _entry(raw: Any, url: str) -> Entry | None:
    """One entry; nothing where there is nothing to read in it."""
    link = web_address(urljoin(url, _text(raw.get("link")).strip())) if raw.get("link") else None
    title = _words(_text(raw.get("title")))
    targets = Targets()
    source = _html(raw)
    tree = _tree(source)
    blocks, marked = _blocks(tree), [] if has_signs(source) else _blocks(tree, targets)
    if blocks and same_words(blocks[0][1], title):
        del blocks[0]
    if not blocks and title:
        blocks = _blocks(_tree(title))
    details = Details(
        title=title,
        date=read_date(_text(raw.get("published") or raw.get("updated"))),
        author=_words(_text(raw.get("author"))),
        url=link or "",
    )
    document = assembled(blocks, details)
    if not document.text:
        return None
    words = (words for _, words, _ in marked)
    document = replace(document, links=links_in(words, targets, document, link or url))
    key = safe_text(_text(raw.get("id")), single_line=True) or link or _digest(document.text)
    return Entry(key[:_LONGEST_KEY], replace(document, origin=link or f"{url}#{key}"))


def _html(raw: Any) -> str:
    """The longest of what an entry says: some put the story into the content, some into the summary."""
    content = [_text(part.get("value")) for part in raw.get("content") or ()]
    return max((*content, _text(raw.get("description"))), key=len)[:_LONGEST_ENTRY]


def _tree(html: str) -> Element | None:
    """A piece of HTML, or of plain text, as a tree; nothing where nothing is in it."""
    return parsed(html) if html.strip() else None


def _blocks(tree: Element | None, targets: Targets | None = None) -> list[RawBlock]:
    """The blocks of a tree; with `targets` links leave signs in them."""
    return [] if tree is None else blocks_in(tree, targets)


def _words(html: str) -> str:
    """What a title or name reads as: some feeds write HTML there, some write it escaped."""
    if "<" not in html and "&" not in html:
        return safe_text(html, single_line=True)
    tree = parsed(html)
    return "" if tree is None else safe_text(words_in(tree), single_line=True)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _sentence(error: Exception) -> str:
    """The first words of a library's error, fit for the screen."""
    return safe_text(str(error), single_line=True)[:80].rstrip(" .:") or type(error).__name__
