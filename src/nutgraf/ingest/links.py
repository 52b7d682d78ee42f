"""Links behind words: where they lead, and where they stand in the text that is made of a document.

The words of a document are read once more, with a sign where a link begins and one where it ends. A
paragraph that without those signs is one of the article's own tells where its links are; in any other
they are let go. So the text never depends on links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from nutgraf.ingest.assemble import web_address
from nutgraf.model.article import BlockKind, Link
from nutgraf.text.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nutgraf.model.article import Document

MOST = 500
"""Links of one article; those beyond are let go."""

_FIRST = 0x100000
_LAST = 0x10FF00
_END = "\U0010fff0"
_SIGN = re.compile(f"[{chr(_FIRST)}-{_END}]")
"""Private characters of the last plane, which no text has."""
_NOTHING = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]\\s*{_END}")
_BLANK_AFTER = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}]+)(\\s+)")
_BLANK_BEFORE = re.compile(f"(\\s+)({_END}+)")
_MAIL = re.compile(r"mailto:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE)
_NOT_IN_ADDRESS = str.maketrans("", "", "\t\r\n")


def has_signs(text: str) -> bool:
    """Whether a text has the very characters that links are marked by: then they cannot be."""
    return _SIGN.search(text) is not None


class Targets:
    """Where the links of one document lead, by the signs that stand for them in its words."""

    def __init__(self) -> None:
        self._addresses: list[str] = []

    def opening(self, address: str) -> str:
        """The sign of a link that begins; nothing where there are too many."""
        if len(self._addresses) >= _LAST - _FIRST:
            return ""
        self._addresses.append(address)
        return chr(_FIRST + len(self._addresses) - 1)

    def marked(self, words: str, address: str) -> str:
        """Words with the signs of their link."""
        sign = self.opening(address)
        return f"{sign}{words}{_END}" if sign else words

    def address(self, sign: str) -> str:
        """Where a link leads."""
        return self._addresses[ord(sign) - _FIRST]

    closing = _END


def links_in(
    marked: Iterable[str], targets: Targets, document: Document, base: str = ""
) -> tuple[Link, ...]:
    """The links of a document, in order; `base` is the address that relative ones count from."""
    places = {document.text[b.start : b.end]: b.start for b in reversed(document.blocks)}
    found: list[Link] = []
    for raw in marked:
        if _END in raw:
            text, _ = canonical([(BlockKind.PARAGRAPH, _tidied(raw), None)])
            plain, ranges = _without_signs(text)
            for sign, start, end in ranges if plain in places else ():
                url = address_of(targets.address(sign), base)
                if url:
                    found.append(Link(places[plain] + start, places[plain] + end, url))
    return tuple(_apart(sorted(found, key=lambda link: (link.start, link.end))))[:MOST]


def address_of(target: str, base: str = "") -> str | None:
    """The address of the web or of mail that a link leads to; nothing for any other, and for places on the page."""
    target = target.strip().translate(_NOT_IN_ADDRESS)
    if mail := _MAIL.match(target):
        return mail[0]
    if not target or target.startswith("#"):
        return None
    try:
        url = web_address(urljoin(base, target) if base else target)
        return url if url and urlsplit(url).hostname else None
    except ValueError:  # an address that Python cannot take apart
        return None


def _tidied(raw: str) -> str:
    """Without links around nothing; white space at a link's ends stands outside of it."""
    text = _NOTHING.sub("", raw)
    return _BLANK_BEFORE.sub(r"\2\1", _BLANK_AFTER.sub(r"\2\1", text))


def _without_signs(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The words, and of each link its sign and its range among them."""
    kept: list[str] = []
    opened: list[tuple[str, int]] = []
    ranges: list[tuple[str, int, int]] = []
    length = at = 0
    for sign in _SIGN.finditer(text):
        kept.append(text[at : sign.start()])
        length += sign.start() - at
        at = sign.end()
        if sign[0] != _END:
            opened.append((sign[0], length))
        elif opened:
            name, start = opened.pop()
            if start < length:
                ranges.append((name, start, length))
    return "".join([*kept, text[at:]]), ranges


def _apart(links: Sequence[Link]) -> Iterator[Link]:
    """The links without those that begin inside another one."""
    end = 0
    for link in links:
        if link.start >= end:
            yield link
            end = link.end
