"""Where the next and the previous unit of a text is: character, word, sentence, paragraph."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache, cached_property
from itertools import chain

from nutgraf.model.marks import Span
from nutgraf.tui.page.wrap import grapheme_at, snapped

_WITH_MARKS = (range(0x300, 0x3100), range(0xA600, 0xAC00), range(0xFB00, 0x12000))
"""Where characters are that belong to the one before: most of the rest are ideographs and pictures."""
_IDEOGRAPH = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ACCENTS = "\u0300"
"""Below are only letters and signs that take a cell of their own."""
_LONGEST_WORD = 256


class Unit(StrEnum):
    """What the cursor moves by and a selection grows by."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


Sentences = Callable[[], Sequence[Span]] | Sequence[Span]
"""The sentences of a text, or what finds them when the first of them is needed."""


class Units:
    """The units of one text, as ranges in it."""

    def __init__(self, text: str, sentences: Sentences, paragraphs: Sequence[Span]) -> None:
        self.text = text
        self._sentences = sentences
        self._paragraphs = _within(paragraphs, len(text))

    def at(self, unit: Unit, offset: int) -> Span:
        """The unit that covers a position, or the last one before it, or the first of all."""
        offset = max(0, min(offset, len(self.text)))
        if unit is Unit.CHARACTER:
            return self._character(offset)
        if unit is Unit.WORD:
            return self._word(offset)
        spans = self._spans(unit)
        if not spans:
            return Span(0, len(self.text))
        return spans[max(0, bisect_right(spans, offset, key=_start) - 1)]

    def after(self, unit: Unit, offset: int) -> Span | None:
        """The first unit that begins after a position; null at the end."""
        if unit is Unit.CHARACTER:
            end = self._character(offset).end
            return self._character(end) if end < len(self.text) else None
        if unit is Unit.WORD:
            return self._word_after(offset)
        spans = self._spans(unit)
        place = bisect_right(spans, offset, key=_start)
        return spans[place] if place < len(spans) else None

    def before(self, unit: Unit, offset: int) -> Span | None:
        """The last unit that begins before a position; null at the beginning."""
        if unit is Unit.CHARACTER:
            start = self._character(offset).start
            return self._character(start - 1) if start > 0 else None
        if unit is Unit.WORD:
            return self._word_before(offset)
        spans = self._spans(unit)
        place = bisect_left(spans, offset, key=_start)
        return spans[place - 1] if place else None

    def step(self, unit: Unit, offset: int, count: int) -> int:
        """The start of the unit so many further on; backwards where negative; stops at the ends."""
        for _ in range(abs(count)):
            found = self.after(unit, offset) if count > 0 else self.before(unit, offset)
            if found is None:
                break
            offset = found.start
        return offset

    def _spans(self, unit: Unit) -> list[Span]:
        return self._paragraphs if unit is Unit.PARAGRAPH else self._found_sentences

    @cached_property
    def _found_sentences(self) -> list[Span]:
        found = self._sentences if isinstance(self._sentences, Sequence) else self._sentences()
        return _within(found, len(self.text))

    def _character(self, offset: int) -> Span:
        """The grapheme at a position; at the end of the text the last one."""
        if offset >= len(self.text) > 0:
            offset = len(self.text) - 1
        return grapheme_at(self.text, offset)

    def _word(self, offset: int) -> Span:
        """The word that covers a position, else the character there."""
        low = _word_edge(self.text, max(0, offset - _LONGEST_WORD))
        for found in self._words(low, offset + _LONGEST_WORD):
            if found.end > offset:
                return found if found.start <= offset else self._character(offset)
        return self._character(offset)

    def _word_after(self, offset: int) -> Span | None:
        """The next word."""
        here = self._word(offset)
        start = here.end if here.start <= offset else offset
        words = self._words(max(start, offset + 1), len(self.text))
        return next((word for word in words if word.start > offset), None)

    def _word_before(self, offset: int) -> Span | None:
        """The previous word, or the beginning of this one."""
        reach = _LONGEST_WORD
        while True:
            low = _word_edge(self.text, max(0, offset - reach))
            last = None
            for found in self._words(low, offset + _LONGEST_WORD):
                if found.start >= offset:
                    break
                last = found
            if last is not None or low == 0:
                return last
            reach *= 4

    def _words(self, low: int, high: int) -> Iterator[Span]:
        """The words of a range, each with all of the graphemes that it begins and ends in."""
        text = self.text
        for found in _word().finditer(text, low, high):
            start, end = found.span()
            plain = text[start] < _ACCENTS and text[end : end + 1] < _ACCENTS
            yield Span(start, end) if plain else snapped(text, Span(start, end))


def _start(span: Span) -> int:
    """What spans are ordered by."""
    return span.start


def _within(spans: Sequence[Span], length: int) -> list[Span]:
    """The spans that are ranges of the text, in order."""
    return sorted(Span(*span) for span in spans if 0 <= span[0] < span[1] <= length)


def _word_edge(text: str, offset: int) -> int:
    """A position at or before this one at which no word is cut."""
    space = max(text.rfind(" ", 0, offset), text.rfind("\n", 0, offset))
    return max(0, space, offset - 4 * _LONGEST_WORD)


@cache
def _word() -> re.Pattern[str]:
    """A word with what joins its parts (`don’t`, `2,400`, `U.S`), or one ideograph; slow to compile.

    Vowel signs and accents belong to the letter before them, as do joiners and marks that are not seen.
    """
    letter = f"(?:[^\\W{_IDEOGRAPH}][{_marks()}]*)"
    return re.compile(f"[{_IDEOGRAPH}][{_marks()}]*|{letter}+(?:['’.,\\-‑]{letter}+)*")


def _marks() -> str:
    """All characters that belong to the one before, as ranges for a regular expression."""
    ranges = [[0x61C, 0x61C], [0x200C, 0x200F]]
    for code in chain(*_WITH_MARKS):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
