"""What a verdict rests on, as text; and what in that text leads somewhere."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class LeadKind(StrEnum):
    """What a piece of evidence is."""

    NOTE = "note"
    PASSAGE = "passage"
    LINK = "link"


class Lead(NamedTuple):
    """Something in the evidence that can be gone to."""

    kind: LeadKind
    target: str
    """The beginning of a note's id, the words of a passage, or an address."""
    article: int = 0
    """Of a passage: the article that it was taken from; 0 where that is not told."""


_NOTE = re.compile(r"\(note ([0-9A-Z]{8,26})\)|nutgraf://note/([0-9A-Z]{8,26})")
_ARTICLE = re.compile(r"nutgraf://article/(\d{1,18})")
_PASSAGE = re.compile(r"^“(.+?)” \(", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"https?://[^\s<>\"“”‘’«»]+", re.IGNORECASE)
_AFTER_LINK = ".,;:!?)]}'…"


def leads_in(evidence: str) -> tuple[Lead, ...]:
    """What can be gone to, in the order of the text; a passage's own address is a link of its own."""
    found: list[tuple[int, Lead]] = [
        (match.start(), Lead(LeadKind.NOTE, match[1] or match[2]))
        for match in _NOTE.finditer(evidence)
    ]
    quoted, named = _PASSAGE.search(evidence), _ARTICLE.search(evidence)
    first = quoted or named
    if first is not None:
        words, article = quoted[1] if quoted else "", int(named[1]) if named else 0
        found.append((first.start(), Lead(LeadKind.PASSAGE, words, article)))
    for match in _LINK.finditer(evidence):
        address = match[0].rstrip(_AFTER_LINK)
        if len(address) > len("https://"):
            found.append((match.start(), Lead(LeadKind.LINK, address)))
    return tuple(dict.fromkeys(lead for _, lead in sorted(found, key=lambda item: item[0])))
