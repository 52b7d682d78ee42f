"""Finds the article in a page by counting: for pages that are too large or strange for trafilatura."""

from __future__ import annotations

import re

from nutgraf.ingest.page import Element, names_of

_LIKELY = re.compile(r"article|body|content|entry|main|post|story|text", re.IGNORECASE)
_UNLIKELY = re.compile(
    r"(?:^|[-_ ])(?:ads?|advert|banner|breadcrumbs?|comments?|consent|cookie|disqus|footer|header|"
    r"login|masthead|menu|meta|nav|navbar|newsletter|pager|pagination|popup|promo|recommend|related|"
    r"share|sharing|sidebar|social|sponsor|subscribe|tags?|teaser|toolbar|widget)(?:[-_ ]|$)",
    re.IGNORECASE,
)
_NEVER = (
    "nav",
    "aside",
    "footer",
    "form",
    "noscript",
    "iframe",
    "svg",
    "button",
    "select",
    "dialog",
)
_SIDE_ROLES = ("navigation", "complementary", "dialog", "banner", "contentinfo", "menu")
_ROOTS = ("html", "body", "article", "main")
_BONUS = {"article": 15.0, "main": 10.0, "div": 5.0, "section": 3.0}
_SHORTEST_PARAGRAPH = 25
_LEVELS = (1.0, 0.5, 0.25, 0.125)
"""What share of a paragraph's score its parent gets, its grandparent, and so on."""


def article_in(tree: Element) -> Element:
    """The element that holds most of the article's paragraphs, in a tree that loses its side matter.

    After Readability: a paragraph's length and commas speak for its ancestors, links against them.
    """
    _drop_side_matter(tree)
    scores: dict[Element, float] = {}
    for paragraph in tree.iter("p", "pre", "blockquote", "td"):
        words = "".join(paragraph.itertext()).strip()
        if len(words) < _SHORTEST_PARAGRAPH:
            continue
        score = 1 + words.count(",") + min(len(words) / 100, 3.0)
        for share, ancestor in zip(_LEVELS, paragraph.iterancestors(), strict=False):
            if ancestor not in scores:
                scores[ancestor] = _prior(ancestor)
            scores[ancestor] += score * share
    body = tree.find(".//body")
    best = max(scores, key=lambda e: scores[e] * _share_of_own_words(e), default=None)
    if best is not None and best.tag not in ("html", "body"):
        return best
    return body if body is not None else tree


def _drop_side_matter(tree: Element) -> None:
    for element in list(tree.iter()):
        if element.getparent() is None or element.tag in _ROOTS:
            continue
        if element.tag in _NEVER or _is_side_matter(element):
            element.drop_tree()


def _is_side_matter(element: Element) -> bool:
    attributes = element.attrib
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if attributes.get("role") in _SIDE_ROLES:
        return True
    names = names_of(element)
    return bool(_UNLIKELY.search(names)) and not _LIKELY.search(names)


def _prior(element: Element) -> float:
    named = 25.0 if _LIKELY.search(names_of(element)) else 0.0
    return named + _BONUS.get(element.tag, 0.0)


def _share_of_own_words(element: Element) -> float:
    """The share of its text that is no link."""
    length = sum(map(len, element.itertext())) or 1
    linked = sum(len(text) for link in element.iter("a") for text in link.itertext())
    return 1 - min(linked / length, 1.0)
