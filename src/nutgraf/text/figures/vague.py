"""Amounts that nobody counted: `dozens`, `tens of thousands`, `several hundred`, `a few`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.text.figures.context import word_before
from nutgraf.text.figures.number_words import words_at
from nutgraf.text.figures.numbers import SCALES, Number

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

_PLURALS: dict[str, float] = {
    "tens": 20.0,
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 200.0,
    "thousands": 2e3,
    "millions": 2e6,
    "billions": 2e9,
    "trillions": 2e12,
    "lakhs": 2e5,
    "crores": 2e7,
}
"""The least that each can mean: two of them."""

_FEW: dict[str, float] = {"several": 3.0, "few": 3.0, "couple": 2.0, "handful": 5.0}
"""The least that each can mean."""

WORDS = (*_PLURALS, *_FEW, *SCALES)
"""The words that a vague amount, or a number with an article, is found by."""

_SCALE = "hundred|thousand|million|billion|trillion|lakh|crore|dozen"
_OF_SCALE = re.compile(
    r" (?:of|upon) (thousands|millions|billions|trillions|lakhs|crores)(?![a-z])"
)
_SCALE_AFTER = re.compile(rf"(?: of)?(?: a)? ({_SCALE})(?: (thousand|million|billion))?(?![a-z])")
_SCORES_AFTER = re.compile(
    r" (?:of|more|others|were|are|have|had|remain|dead|killed|injured|wounded|missing|died)(?![a-z])"
)
_BEFORE_FEW = re.compile(r"\b(?:a|past|last|next|first|coming|recent|previous|final|these)[ ]$")
_BEFORE_COUPLE = re.compile(r"\b(?:a|past|last|next|first|every) $")
_DOZEN_BEFORE = re.compile(
    r"\b(?:another|nearly|about|some|further|roughly|almost|than|half|next|last|first|extra"
    r"|least|around|quarter|per)[ -]$"
)


def vague_at(page: Page, word: str, start: int) -> Number | None:
    """The vague amount of this trigger word, which stands at `start`."""
    if word in _PLURALS:
        return _plural(page.low, word, start)
    if word in _FEW:
        return _few(page, word, start)
    return _article(page, word, start)


def _plural(low: str, word: str, start: int) -> Number | None:
    """`hundreds`, `tens of thousands`."""
    end, value = start + len(word), _PLURALS[word]
    more = _OF_SCALE.match(low, end)
    if more:
        end, value = more.end(), value * SCALES[more[1][:-1]]
    elif word == "tens" or (word == "scores" and not _SCORES_AFTER.match(low, end)):
        return None
    return _vague(start, end, value)


def _few(page: Page, word: str, start: int) -> Number | None:
    """`several`, `a few hundred`, `a couple of thousand`, `a handful`."""
    low, end, value = page.low, start + len(word), _FEW[word]
    scale = _SCALE_AFTER.match(low, end)
    if scale:
        value *= SCALES[scale[1]] * SCALES.get(scale[2], 1)
        end = scale.end()
    begin = start
    if word == "few" and not _BEFORE_FEW.search(page.before(start, 12)):
        return None
    if word == "couple":
        if not scale and not low.startswith(" of ", end):
            return None
        if not _BEFORE_COUPLE.search(page.before(start, 8)):
            return None
    if low.endswith("a ", page.start, start) and (
        start - 2 == page.start or not low[start - 3].isalnum()
    ):
        begin = start - 2
    elif word == "handful":
        return None
    return _vague(begin, end, value)


def _article(page: Page, word: str, start: int) -> Number | None:
    """`a hundred`, `a dozen`; `another dozen`."""
    low = page.low
    article = word_before(page, start)
    if article in {"a", "an"} and low[start - 1] == " ":
        return words_at(low, start - 1 - len(article))
    if _DOZEN_BEFORE.search(page.before(start, 12)):
        end, scale = start + len(word), SCALES[word]
        return Number(start, end, scale, 1.0, scale, word, digits=False, plain=False)
    return None


def _vague(start: int, end: int, value: float) -> Number:
    """A number of which only the least is known."""
    return Number(start, end, value, value, digits=False, vague=True, plain=False)
