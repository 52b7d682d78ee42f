"""Short labels on links that are on the screen, to open them by typing."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = "asdfghjklqwertuiopzxcvbnm"
"""In the order of how easily they are reached; without `y`, which copies."""
_LINK = r"https?://[^\s<>\"“”‘’«»]+"
_AFTER_LINK = ".,;:!?)]}'…"


class Hint(NamedTuple):
    """A label over the beginning of a link."""

    label: str
    span: Span
    address: str


def links(text: str, start: int, end: int) -> list[tuple[Span, str]]:
    """The web addresses in a range, without the punctuation of the sentence around them."""
    found: list[tuple[Span, str]] = []
    for match in re.compile(_LINK).finditer(text, start, end):
        address = match[0].rstrip(_AFTER_LINK)
        found.append((Span(match.start(), match.start() + len(address)), address))
    return found


def apart(found: Sequence[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """What leads somewhere, in order, without what begins inside another one: an address behind an address."""
    kept: list[tuple[Span, str]] = []
    for span, address in sorted(found, key=itemgetter(0)):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, address))
    return kept


def labelled(targets: Sequence[tuple[Span, str]]) -> tuple[Hint, ...]:
    """Labels of one letter, or of two where there are more links than letters."""
    labels: Sequence[str] = _LETTERS
    if len(targets) > len(_LETTERS):
        labels = [first + second for first in _LETTERS for second in _LETTERS]
    return tuple(
        Hint(label, span, address) for label, (span, address) in zip(labels, targets, strict=False)
    )
