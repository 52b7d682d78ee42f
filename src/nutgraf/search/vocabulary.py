"""The words of the archive in memory: how common each is, which begin so, which are a typing error away."""

from __future__ import annotations

import heapq
import math
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, islice
from typing import NamedTuple

from nutgraf.search.letters import Letters
from nutgraf.store.folding import loosen

FORMAT = b"1"
"""Of the snapshot; another one is made anew."""

_FIRST_LETTER = 0.1
"""What a wrong first letter costs more than another; a whole error costs 1."""
_COMMONNESS, _VERY_COMMON, _COMMONNESS_BEYOND = 0.28, 100, 0.1
"""What ten times as many articles are worth, up to so many articles, and beyond."""
_COMMON_SHARE = 100
"""Words in more than one article of so many gain no more by it: nobody searches for them."""
_LENGTH = 0.02
"""What a letter of difference in length costs."""
_LIKELY_SLIP = 0.35
"""What speaks for a word from which two letters were swapped, or one was left out or doubled."""
_UNFINISHED = 0.8
"""What it costs that the typed word is the beginning of a longer one."""

_LONGEST_TYPED = 30
_MOST_CANDIDATES = 4_000
"""Words that are compared letter by letter; the commonest where there are more."""
_PIECE = 500_000
_ROWS = 20_000


class Near(NamedTuple):
    """A word close to what was typed."""

    cost: float
    """Typing errors, and what speaks for or against the word beside them; the lower the better."""
    word: str
    distance: int
    articles: int
    """Articles that hold it."""
    whole: bool
    """Whether the whole word is so close, and not only its beginning."""


class Beginning(NamedTuple):
    """The words that begin with what was typed."""

    words: tuple[str, ...]
    """The commonest of them, commonest first."""
    total: int
    """The sum of the articles that hold each; at least the number of articles."""
    complete: bool
    """Whether those are all."""


class Vocabulary:
    """All words of the archive; immutable but for the few that came after it was made."""

    def __init__(
        self, words: list[str], counts: array[int], letters: Letters, articles: int
    ) -> None:
        self.articles = articles
        """The highest id of an article when it was made."""
        self._words = words
        self._counts = counts
        self._letters = letters
        self._new: tuple[str, ...] = ()
        self._totals = array("q", [0])
        running = accumulate(counts)
        # In pieces, so that other threads get their turn.
        while piece := list(islice(running, _ROWS)):
            self._totals.extend(piece)
        self._loose = _loose_forms(words)
        self.near = lru_cache(2_000)(self._near)
        self.beginning = lru_cache(2_000)(self._beginning)

    @classmethod
    def of(cls, counted: Iterable[tuple[str, int]], articles: int) -> Vocabulary:
        """Make it of words and the numbers of articles that hold them, in order of code points."""
        words, counts = list[str](), array("I")
        for word, count in counted:
            words.append(word)
            counts.append(count)
        return cls(words, counts, Letters.of(words), articles)

    def __len__(self) -> int:
        return len(self._words)

    @property
    def words(self) -> Sequence[str]:
        """All words of the snapshot, in order of code points."""
        return self._words

    def set_new(self, words: Iterable[str]) -> None:
        """Take note of the words that came after it was made."""
        new = tuple(word for word in words if not self._place(word))
        if new != self._new:
            self._new = new
            self.forget()

    def forget(self) -> None:
        """Empty the caches."""
        self.near.cache_clear()
        self.beginning.cache_clear()

    def count(self, word: str) -> int:
        """How many articles hold a folded word; 1 for one that is new."""
        place = self._place(word)
        if place:
            return self._counts[place - 1]
        return int(word in self._new)

    def loose(self, word: str) -> tuple[str, ...]:
        """Words that are written with letters which people type plainly: `lodz` gives `łodz`."""
        plain = loosen(word)
        same = (plain,) if plain != word and self.count(plain) else ()
        return (*(other for other in self._loose.get(plain, ()) if other != word), *same)

    def _place(self, word: str) -> int:
        """One more than the number of the word; 0 where it is unknown."""
        place = bisect_left(self._words, word)
        known = place < len(self._words) and self._words[place] == word
        return place + 1 if known else 0

    def _beginning(self, typed: str, most: int) -> Beginning:
        """The commonest words that begin so."""
        first = bisect_left(self._words, typed)
        last = bisect_left(self._words, typed + "\U0010ffff", first)
        total = self._totals[last] - self._totals[first]
        new = tuple(word for word in self._new if word.startswith(typed))
        if last - first > most:
            counts = self._counts[first:last]
            places = heapq.nlargest(most, range(last - first), counts.__getitem__)
            words = tuple(self._words[first + place] for place in places)
        else:
            places = sorted(range(first, last), key=self._counts.__getitem__, reverse=True)
            words = tuple(self._words[place] for place in places)
        return Beginning((*words, *new)[:most], total + len(new), last - first + len(new) <= most)

    def _near(self, typed: str, typos: int, *, beginning: bool = False) -> tuple[Near, ...]:
        """The words within so many typing errors (or that begin so), best first; not the typed one itself."""
        if not typos or not typed.isalpha() or len(typed) > _LONGEST_TYPED:
            return ()
        numbers = self._letters.candidates(typed, typos, beginning=beginning)
        if len(numbers) > _MOST_CANDIDATES:
            numbers = heapq.nlargest(_MOST_CANDIDATES, numbers, self._counts.__getitem__)
        counted = {self._words[number]: self._counts[number] for number in numbers}
        counted |= dict.fromkeys((word for word in self._new if word.isalpha()), 1)
        distances = _distances(typed, counted, typos, beginning=beginning)
        common = max(_VERY_COMMON, self.articles // _COMMON_SHARE)
        return tuple(
            sorted(
                _near_word(typed, word, distance, counted[word], common, beginning)
                for word, distance in distances.items()
                if word != typed and not (beginning and word.startswith(typed))
            )
        )

    def parts(self) -> dict[str, bytes]:
        """A snapshot: everything that is worth not making again."""
        keys, sets, lengths, unsifted = self._letters.parts()
        packed = {
            "words": "\n".join(self._words).encode(),
            "counts": self._counts.tobytes(),
            "keys": "\n".join([unsifted, *keys]).encode(),
            "sets": sets,
            "lengths": lengths,
        }
        parts = {name: zlib.compress(value, 1) for name, value in packed.items()}
        return {**parts, "format": FORMAT, "articles": str(self.articles).encode()}

    @classmethod
    def from_parts(cls, parts: Mapping[str, bytes]) -> Vocabulary | None:
        """The vocabulary of a snapshot; None for one that is missing, damaged or of another format."""
        if parts.get("format") != FORMAT:
            return None
        try:
            words = _split(zlib.decompress(parts["words"]).decode())
            counts = array("I")
            counts.frombytes(zlib.decompress(parts["counts"]))
            unsifted, *keys = zlib.decompress(parts["keys"]).decode().split("\n")
            sets, lengths = zlib.decompress(parts["sets"]), zlib.decompress(parts["lengths"])
            articles = int(parts["articles"])
        except (KeyError, ValueError, zlib.error):
            return None
        if len(words) != len(counts):
            return None
        letters = Letters.from_parts(len(words), keys, sets, lengths, unsifted)
        return cls(words, counts, letters, articles)


def _split(joined: str) -> list[str]:
    """The lines of a text, a piece at a time, so that other threads get their turn."""
    words, start = list[str](), 0
    while start < len(joined):
        end = joined.find("\n", start + _PIECE)
        end = len(joined) if end < 0 else end
        words += joined[start:end].split("\n")
        start = end + 1
    return words


def _loose_forms(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for word in words:
        if not word.isascii() and (plain := loosen(word)) != word:
            forms[plain] = (*forms.get(plain, ()), word)
    return forms


def _distances(typed: str, words: Iterable[str], typos: int, *, beginning: bool) -> dict[str, int]:
    """The typing errors between a typed word and each word, or the nearest beginning of it, where few enough."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if not beginning:
        found = process.extract_iter(typed, list(words), scorer=OSA.distance, score_cutoff=typos)
        return {word: int(distance) for word, distance, _ in found}
    owners: dict[str, list[str]] = {}
    for word in words:
        for length in range(len(typed) - typos, min(len(typed) + typos, len(word)) + 1):
            owners.setdefault(word[:length], []).append(word)
    best: dict[str, int] = {}
    for start, distance, _ in process.extract_iter(
        typed, list(owners), scorer=OSA.distance, score_cutoff=typos
    ):
        for word in owners[start]:
            best[word] = min(int(distance), best.get(word, typos))
    return best


def _near_word(
    typed: str, word: str, distance: int, count: int, common: int, beginning: bool
) -> Near:
    cost = distance - _COMMONNESS * math.log10(min(count, _VERY_COMMON) + 1)
    cost -= _COMMONNESS_BEYOND * math.log10(max(min(count, common) / _VERY_COMMON, 1))
    cost += _FIRST_LETTER * (word[0] != typed[0])
    cost += _LENGTH * abs(len(word) - len(typed))
    whole = not beginning or _distance(typed, word, distance) <= distance
    if not whole:
        cost += _UNFINISHED
    elif distance == 1:
        cost -= _LIKELY_SLIP * _is_likely_slip(typed, word)
    return Near(cost, word, distance, count, whole)


def _distance(typed: str, word: str, most: int) -> int:
    """Typing errors between two whole words; more than `most` where they are more."""
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, word, score_cutoff=most)


def _is_likely_slip(typed: str, word: str) -> bool:
    """Whether one error is of the kinds that leave few choices: letters swapped, left out or doubled."""
    if len(word) == len(typed):
        return sorted(word) == sorted(typed)
    if len(word) > len(typed):
        return True
    return any(typed[:place] + typed[place + 1 :] == word for place in _doubled(typed))


def _doubled(typed: str) -> list[int]:
    """Where a letter stands for the second time in a row."""
    return [place for place in range(1, len(typed)) if typed[place] == typed[place - 1]]
