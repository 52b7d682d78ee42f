"""Headlines: lines in which nearly every longer word has a capital, so that capitals say nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.model.marks import Span

_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST = 200
_FEWEST_WORDS = 4
_SHARE = 0.75
_MOST_SMALL = 2
"""Nouns and verbs without a capital that tell a sentence full of names from a headline."""


class Headlines:
    """The headlines of a text."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self._spans = iter([span for span in sentences if _is_headline(text, span)])
        self._current = next(self._spans, None)

    def holds(self, position: int) -> bool:
        """Whether a headline stands at this position; positions must come in order."""
        while self._current and self._current.end <= position:
            self._current = next(self._spans, None)
        return self._current is not None and self._current.start <= position


def _is_headline(text: str, sentence: Span) -> bool:
    """Whether a sentence has no stop and a capital on nearly every longer word."""
    start, end = sentence
    if end - start > _LONGEST or text[end - 1] in ".,;:":
        return False
    words = _WORD.findall(text, start, end)
    small = [word for word in words if not word[0].isupper()]
    if len(words) < _FEWEST_WORDS or len(small) > (1 - _SHARE) * len(words):
        return False
    return sum(word.capitalize() not in entries("function-words") for word in small) < _MOST_SMALL
