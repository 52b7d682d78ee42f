"""Single words beside a place of the page, and the lists that they are looked up in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

_NEXT = re.compile(r"[ -]([^\W\d_]+(?:['-][^\W\d_]+)*)")
_OPENING = "(\"'“‘[—"


def listed(word: str, section: str) -> bool:
    """Whether a lower-case word stands in a section of `data/figures/context.txt`."""
    return word in entries("figures/context", section)


def words_before(page: Page, position: int, most: int = 1, reach: int = 40) -> list[str]:
    """The last words before a place in its sentence, the nearest last, up to any punctuation."""
    before = page.before(position, reach)
    if before[-1:] not in {" ", "-"}:
        return []
    words = before[:-1].replace("\n", " ").split(" ")[-most:]
    for index in range(len(words) - 1, -1, -1):
        if words[index][-1:] in {",", ".", ";", ":", "!", "?", ")", "—", "”", ""}:
            return words[index + 1 :]
    return words


def word_before(page: Page, position: int) -> str:
    """The word before a place; empty where punctuation or the sentence's start comes first."""
    words = words_before(page, position, 1, 24)
    return words[0].lstrip(_OPENING) if words else ""


def word_after(page: Page, position: int) -> str:
    """The word that follows a place after a space or a hyphen; empty for anything else."""
    match = _NEXT.match(page.low, position)
    return match[1] if match and match.end() <= page.end else ""
