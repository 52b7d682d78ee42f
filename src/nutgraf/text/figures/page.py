"""What the readers of figures look at: the text, its lower-case twin, its sentences and dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from nutgraf.text.lowered import lowered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.model.marks import Span
    from nutgraf.text.dates import DateMention

REACH = 1_500
"""Characters to either side that count as the sentence where no sentence was given."""


_COMPOUND = re.compile(r"[a-z\d]-[a-z]+\Z")


class Page:
    """A text with everything that was found out about it before its figures are read."""

    __slots__ = (
        "_date_starts", "_headline", "_sentence_starts", "dates", "end", "low", "sentence",
        "sentences", "start", "text",
    )  # fmt: skip

    def __init__(self, text: str, sentences: Sequence[Span], dates: Sequence[DateMention]) -> None:
        self.text = text
        self.low = lowered(text)
        self.sentences = sentences
        self.dates = dates
        self._sentence_starts = [sentence.start for sentence in sentences]
        self._date_starts = [mention.start for mention in dates]
        self.sentence = -1
        """Position of the current sentence among all; -1 where none was given."""
        self.start = 0
        """Where the current sentence begins."""
        self.end = len(text)
        """Where the current sentence ends."""
        self._headline = (-1, False)

    def turn_to(self, position: int) -> None:
        """Makes the sentence around a position the current one."""
        if self.start <= position < self.end and self.sentence >= 0:
            return
        index = bisect_right(self._sentence_starts, position) - 1
        if index >= 0 and position < self.sentences[index].end:
            self.sentence = index
            self.start, self.end = self.sentences[index]
            return
        self.sentence = -1
        line = self.text.rfind("\n", max(0, position - REACH), position) + 1
        self.start = line or max(0, position - REACH)
        stop = self.text.find("\n", position, position + REACH)
        self.end = stop if stop >= 0 else min(len(self.text), position + REACH)

    @property
    def headline(self) -> bool:
        """Whether most words of the current sentence have a capital, as in a headline."""
        if self._headline[0] != self.start:
            words = [word for word in self.text[self.start : self.end].split() if len(word) > 3]
            capitals = sum(word[0].isupper() for word in words)
            self._headline = (self.start, len(words) > 2 and capitals > 0.6 * len(words))
        return self._headline[1]

    def date_at(self, position: int) -> DateMention | None:
        """The date that this position stands in."""
        index = bisect_right(self._date_starts, position) - 1
        if index >= 0 and position < self.dates[index].end:
            return self.dates[index]
        return None

    def dates_between(self, start: int, end: int) -> Sequence[DateMention]:
        """The dates that begin in a range."""
        first = bisect_right(self._date_starts, start - 1)
        return self.dates[first : bisect_right(self._date_starts, end - 1)]

    def is_compound(self, start: int, end: int) -> bool:
        """Whether what stands here is an adjective with a hyphen: `12-storey`, `ten-year`."""
        return _COMPOUND.search(self.low, start, end) is not None

    def before(self, position: int, length: int = 40) -> str:
        """What stands before a position in the current sentence, in lower case."""
        return self.low[max(self.start, position - length) : position]

    def after(self, position: int, length: int = 40) -> str:
        """What stands after a position in the current sentence, in lower case."""
        return self.low[position : min(self.end, position + length)]
