"""Captions of a page's pictures, which extractors drop: marked before, found again after. Imports lxml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html

from nutgraf.ingest.assemble import caption
from nutgraf.ingest.page import Element, words_in
from nutgraf.ingest.page_blocks import CAPTION_MARK
from nutgraf.model.article import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nutgraf.text.canonical import RawBlock

_CAPTION_CLASS = re.compile(
    r"(?:^|[-_ ])(?:(?:wp-|image-|img-|photo-|media-)?caption(?:-text|__text)?|figcaption)(?:[-_ ]|$)",
    re.IGNORECASE,
)
_CREDIT_CLASS = re.compile(
    r"(?:^|[-_ ])(?:credits?|copyright|attribution|photographer)(?:[-_ ]|$)", re.IGNORECASE
)
_LONGEST = 600
_SHORTEST = 10
_WRAPPERS = ("figure", "picture", "a")
_OWN_TEXT = ("table", "pre", "blockquote", "p", "ul", "ol")
"""What a figure may hold besides its caption that must not go with it."""

_MOST_LEADING = 3
_SAME_START = 60
"""Characters by which the article's first paragraph is found again in the page."""


def mark_captions(tree: Element) -> None:
    """Puts a marked paragraph in the place of every picture with a caption."""
    for element in list(tree.iter("figcaption", "p", "div", "span")):
        if element.tag != "figcaption" and not _CAPTION_CLASS.search(
            element.get("class", "")[:300]
        ):
            continue
        text = _caption_text(element)
        if _SHORTEST <= len(text) <= _LONGEST:
            _replace(_picture_of(element), f"{CAPTION_MARK} {text}")


def leading_captions(tree: Element, blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """The marked captions in the article that stand before the first paragraph and were not found with it.

    The picture above a story often stands beside the element that holds its paragraphs.
    """
    first = next((words for kind, words, _ in blocks if kind is BlockKind.PARAGRAPH), "")
    known = {words for _, words, _ in blocks}
    found: list[tuple[Element, str]] = []
    for paragraph in tree.iter("p"):
        words = words_in(paragraph)
        if words.startswith(CAPTION_MARK):
            found.append((paragraph, words.removeprefix(CAPTION_MARK).strip()))
        elif first and words[:_SAME_START] == first[:_SAME_START]:
            story = set(_stories(paragraph))
            leading = [text for element, text in found if story & set(_stories(element))]
            return [caption(text) for text in leading if text not in known][:_MOST_LEADING]
    return []


def _stories(element: Element) -> Iterator[Element]:
    yield from element.iterancestors("article", "main")


def _caption_text(element: Element) -> str:
    """The words of a caption, its credit in brackets at the end."""
    text = words_in(element)
    for part in element.iter("span", "small", "cite", "p", "div"):
        credit = words_in(part)
        if part is not element and credit and _CREDIT_CLASS.search(part.get("class", "")[:300]):
            before = text.removesuffix(credit).rstrip()
            is_last = len(before) < len(text) and credit[0] not in "(["
            return f"{before} ({credit})" if is_last and before else text
    return text


def _picture_of(element: Element) -> Element:
    """The figure around a caption, as far as nothing but the caption stands in it."""
    picture, parent = element, element.getparent()
    while parent is not None and parent.tag in _WRAPPERS:
        others = (e for e in parent.iter(*_OWN_TEXT) if not _is_inside(e, element))
        if any(words_in(other) for other in others):
            break
        picture, parent = parent, parent.getparent()
    return picture


def _is_inside(element: Element, outer: Element) -> bool:
    return element is outer or outer in element.iterancestors()


def _replace(element: Element, text: str) -> None:
    parent = element.getparent()
    if parent is None:
        return
    paragraph: Element = lxml.html.Element("p")
    paragraph.text = text
    paragraph.tail, element.tail = element.tail, None
    parent.replace(element, paragraph)
