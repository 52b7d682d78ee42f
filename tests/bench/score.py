"""Precision, recall and F1, and how spans and claims are counted as right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

_WORD = re.compile(r"\w+(?:['’]\w+)?")

Words = frozenset[int]
"""The numbers of the words that spans of a text touch."""


@dataclass(slots=True)
class Score:
    """Counts of right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, gold: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Counts equal items as right, each once."""
        wanted, given = Counter(gold), Counter(found)
        right = sum((wanted & given).values())
        self.right += right
        self.wrong += sum(given.values()) - right
        self.missed += sum(wanted.values()) - right

    def row(self) -> dict[str, float]:
        """Precision, recall and F1 in percent."""
        precision = self.right / (self.right + self.wrong or 1)
        recall = self.right / (self.right + self.missed or 1)
        f1 = 2 * precision * recall / (precision + recall or 1)
        return {
            "p": round(100 * precision, 1),
            "r": round(100 * recall, 1),
            "f1": round(100 * f1, 1),
        }


class Tokens:
    """The words of a text, to compare spans without regard to punctuation."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in self._spans]

    def touched(self, spans: Iterable[Sequence[int]]) -> Words:
        """The words that these spans touch."""
        touched: set[int] = set()
        for start, end in spans:
            index = bisect_left(self._starts, start)
            if index and self._spans[index - 1][1] > start:
                index -= 1
            while index < len(self._spans) and self._starts[index] < end:
                touched.add(index)
                index += 1
        return frozenset(touched)

    def without_that(self, words: Words) -> Words:
        """The words of a claim's content without a leading "that", "whether" or "if"."""
        if len(words) < 2:
            return words
        start, end = self._spans[min(words)]
        leading = self._text[start:end].lower() in {"that", "whether", "if"}
        return words - {min(words)} if leading else words


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """A claim as the words of its parts."""

    speaker: Words
    cue: Words
    content: Words
    required: bool = True
    """False for a claim of the gold that may be found and need not be."""


def same_cue(one: ClaimWords, other: ClaimWords) -> bool:
    """Whether the cues share a word."""
    return bool(one.cue & other.cue)


def same_claim(one: ClaimWords, other: ClaimWords) -> bool:
    """Whether cue and speaker overlap and the contents share half of their words."""
    if not same_cue(one, other):
        return False
    both, either = one.content & other.content, one.content | other.content
    if not either or len(both) * 2 < len(either):
        return False
    return bool(one.speaker & other.speaker) or not (one.speaker or other.speaker)


def same_in_sentences(sentences: Sequence[Words], found: ClaimWords, gold: ClaimWords) -> bool:
    """As `same_claim`, with no more of the content than stands in the sentences of the gold's."""
    kept = frozenset[int]().union(*(words for words in sentences if words & gold.content))
    return same_claim(replace(found, content=found.content & kept), gold)


def add_claims(
    score: Score,
    gold: Sequence[ClaimWords],
    found: Sequence[ClaimWords],
    same: Callable[[ClaimWords, ClaimWords], bool],
) -> None:
    """Counts each found claim against the first claim of the gold that is the same and still free."""
    free = list(range(len(gold)))
    optional = 0
    right = 0
    for claim in found:
        hit = next((index for index in free if same(claim, gold[index])), None)
        if hit is None:
            continue
        free.remove(hit)
        right += gold[hit].required
        optional += not gold[hit].required
    score.right += right
    score.wrong += len(found) - right - optional
    score.missed += sum(claim.required for claim in gold) - right
