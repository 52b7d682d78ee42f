"""A web page as a tree, parsed defensively. Imports lxml."""

from __future__ import annotations

import re
from typing import Any

import lxml.html
from lxml import etree

from nutgraf.text.canonical import safe_text

Element = Any
"""An element of lxml, which comes without types."""

_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}));?")
_NOT_IN_XML = str.maketrans("", "", "\ufffe\uffff")
_SPACES = re.compile(r"\s+")
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST_HIDDEN = 0.3
"""Share of the page's text above which what is hidden is no side matter: some pages show it by script."""


def parsed(html: str) -> Element | None:
    """The page's tree; `None` where there is nothing in it. Nothing is fetched, no entity is read.

    Control characters go, written out (`&#27;`) or not: one makes trafilatura refuse the whole page.
    """
    source = _REFERENCE.sub(_harmless, html) if "&#" in html else html
    source = safe_text(source).translate(_NOT_IN_XML)
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree: Element
    try:
        tree = lxml.html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    for element in list(tree.iter("script", "style", "template")):
        if "ld+json" not in (element.get("type") or ""):
            element.drop_tree()
    _drop_hidden(tree)
    return tree


def words_in(element: Element) -> str:
    """All text in an element as one line."""
    return _SPACES.sub(" ", "".join(element.itertext())).strip()


def names_of(element: Element) -> str:
    """Its classes and id, which say what it is for; no more of them than anybody writes."""
    return f"{element.get('class', '')[:300]} {element.get('id', '')[:100]}"


def _drop_hidden(tree: Element) -> None:
    """Drops what the page does not show, unless it is much of its text."""
    hidden = tree.xpath("//body//*[@hidden or contains(@style, 'none')]")
    if not hidden:
        return
    limit = _MOST_HIDDEN * _length(tree)
    for element in hidden:
        is_hidden = "hidden" in element.attrib or _NOT_SHOWN.search(element.get("style", "")[:1000])
        if is_hidden and element.getparent() is not None and _length(element) < limit:
            element.drop_tree()


def _length(element: Element) -> int:
    return sum(map(len, element.itertext()))


def _harmless(reference: re.Match[str]) -> str:
    """A character reference, unless it names a control character, a surrogate, or nothing.

    The escape character becomes itself, so that the sequence that it begins goes with it.
    """
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if 0x80 <= code < 0xA0:  # HTML: these are meant as Windows-1252
        return bytes([code]).decode("cp1252", "ignore")
    if code == 0x1B:
        return "\x1b"
    is_control = code < 0x20 and code not in (0x09, 0x0A, 0x0D)
    is_wrong = is_control or code == 0x7F or 0xD800 <= code < 0xE000 or code > 0x10FFFF
    return "" if is_wrong or code & 0xFFFE == 0xFFFE else reference[0]
