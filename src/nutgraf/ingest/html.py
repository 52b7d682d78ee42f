"""HTML: the article in a page, found by trafilatura, or by our own counting where that cannot work."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nutgraf.errors import UnreadableSource
from nutgraf.ingest.assemble import Details, assembled, paragraph_or_caption, same_words
from nutgraf.ingest.links import Targets, has_signs, links_in
from nutgraf.model.article import BlockKind, Document

if TYPE_CHECKING:
    from nutgraf.ingest.page import Element
    from nutgraf.text.canonical import RawBlock

LARGEST_PAGE = 5 * 1024 * 1024
"""Characters."""

_MOST_ELEMENTS = 20_000
_MOST_LINKS = 5_000
_DEEPEST = 120
"""Beyond these trafilatura can take minutes, in a thread that nobody can end; articles have a tenth of it."""
_SHORTEST_ARTICLE = 200
"""Characters below which the other way of finding the article is tried too."""


def read_html(html: str, *, name: str = "-") -> Document:
    """The article in a page; its text is empty where there is none. Raises `UnreadableSource` for a huge one."""
    if len(html) > LARGEST_PAGE:
        size, limit = (n / 1024 / 1024 for n in (len(html), LARGEST_PAGE))
        raise UnreadableSource(
            name, f"the page has {size:.1f} MB; the limit for pages is {limit:.0f} MB."
        )
    from nutgraf.ingest import page, page_blocks, page_captions, page_details

    tree = page.parsed(html)
    if tree is None:
        return assembled([], Details())
    details = page_details.details_of(tree)
    body = page_details.body_of_story(tree)
    page_captions.mark_captions(tree)
    targets = Targets()
    marked = [] if has_signs(html) else page_blocks.blocks_in(tree, targets)
    blocks = _article_blocks(tree)
    if _length(blocks) < _SHORTEST_ARTICLE and len(body) > _length(blocks):
        blocks = [paragraph_or_caption(part) for part in body.split("\n")]
    document = _titled(blocks, details)
    words = (words for _, words, _ in marked)
    return replace(document, links=links_in(words, targets, document, document.url or name))


def _article_blocks(tree: Element) -> list[RawBlock]:
    """The blocks of the article by trafilatura, or by our own scorer where that finds next to nothing."""
    from nutgraf.ingest import page_blocks, page_captions, page_scorer

    blocks = [] if _is_pathological(tree) else _by_trafilatura(tree)
    if _length(blocks) >= _SHORTEST_ARTICLE:
        return [*page_captions.leading_captions(tree, blocks), *blocks]
    scored = page_blocks.blocks_in(page_scorer.article_in(tree))
    return scored if _length(scored) > _length(blocks) else blocks


def _by_trafilatura(tree: Element) -> list[RawBlock]:
    import trafilatura

    from nutgraf.ingest import page_blocks

    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    try:
        found: Any = trafilatura.bare_extraction(
            tree, include_comments=False, favor_precision=True, with_metadata=False
        )
    except Exception:  # whatever a hostile page makes it raise, the scorer can still read the page
        return []
    return [] if found is None else page_blocks.blocks_in(found.body)


def _is_pathological(tree: Element) -> bool:
    """Whether the page is of a size or shape that no article has."""
    links = 0
    for count, element in enumerate(tree.iter()):
        links += element.tag == "a"
        if count > _MOST_ELEMENTS or links > _MOST_LINKS:
            return True
        # Every tenth is enough: what is deep has many descendants.
        if count % 10 == 0 and sum(1 for _ in element.iterancestors()) > _DEEPEST:
            return True
    return False


def _titled(blocks: list[RawBlock], details: Details) -> Document:
    """The document, without the block that only repeats its title."""
    first = next((n for n, block in enumerate(blocks) if block[0] is not BlockKind.CAPTION), None)
    if first is not None:
        kind, words, _ = blocks[first]
        if not details.title and kind is BlockKind.HEADING:
            details = replace(details, title=words)
        if same_words(words, details.title):
            del blocks[first]
    return assembled(blocks, details)


def _length(blocks: list[RawBlock]) -> int:
    return sum(len(words) for _, words, _ in blocks)
