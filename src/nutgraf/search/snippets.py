"""Showing why something was found: the sentence that matched, with all that matched marked in it.

Everything is looked for in folded text, which is as long as the text itself, so a range found there holds here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from nutgraf.model.marks import Span
from nutgraf.store.folding import WORD, fold
from nutgraf.text.segment import sentences

LONGEST = 240
"""Characters of a snippet; a longer sentence is cut around what matched."""

LONGEST_SENTENCE = 600
"""The same where the sentence itself was asked for."""

_BETWEEN = r"[\W_]+"
_MOST_MATCHES = 40
"""Matches that are weighed against each other to choose a snippet."""
_WINDOW = 200
"""Characters within which words count as together."""
_FIRST_LOOK = 100_000
"""Characters that are looked through first; almost every article is shorter."""
_MOST_FOUND = 400
"""Matches in one text that are looked for."""
_LEAD = 40
_REACH = 260
_CUT = "…"

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line."""

    text: str
    matches: tuple[Span, ...] = ()
    """Ranges in the snippet."""
    passage: Span | None = None
    """Where the first match stands in the whole text."""
    terms: tuple[Terms, ...] = ()
    """What stands at each of the matches."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A range of a text that is shown, and the signs that it was cut."""

    range: Span
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds words and phrases in texts; `pattern` is None where there is nothing to find."""

    pattern: re.Pattern[str] | None

    def ranges(self, text: str) -> list[Span]:
        """Where they stand in a text, in order and without overlap."""
        return [span for span, _ in self._found(fold(text))]

    def found(self, text: str) -> list[tuple[Span, Terms]]:
        """Where they stand in a text, and which of them."""
        return list(self._found(fold(text)))

    def sift(self, text: str) -> list[tuple[Span, Terms]]:
        """The first of them in a text of any length."""
        found = list(islice(self._found(fold(text[:_FIRST_LOOK])), _MOST_FOUND))
        if not found and len(text) > _FIRST_LOOK:
            found = list(islice(self._found(fold(text)), _MOST_FOUND))
        return found

    def snippet(self, text: str) -> Snippet | None:
        """The sentence with the most of them; None where there is none."""
        return best_snippet(text, self.sift(text))

    def _found(self, folded: str) -> Iterator[tuple[Span, Terms]]:
        """Ranges in folded text with the words that stand there."""
        if self.pattern is None:
            return
        for match in self.pattern.finditer(folded):
            first, last = match.span()
            # A word begins here: tested afterwards, as a look-behind makes the search many times slower.
            if first and WORD.match(folded[first - 1]):
                continue
            yield Span(first, last), tuple(WORD.findall(match[0]))


def marker(terms: Iterable[Terms], beginnings: Iterable[Terms] = ()) -> Marker:
    """Finds these words and phrases; of `beginnings` the last word may go on."""
    return _marker(tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(beginnings)))


@lru_cache(256)
def _marker(terms: Sequence[Terms], beginnings: Sequence[Terms]) -> Marker:
    longest_first = sorted(terms, key=lambda words: -sum(map(len, words)))
    parts = [_BETWEEN.join(map(re.escape, words)) for words in longest_first if words]
    parts += [_BETWEEN.join(map(re.escape, words)) + r"[^\W_]*" for words in beginnings if words]
    pattern = re.compile(f"(?:{'|'.join(parts)})(?![^\\W_])") if parts else None
    return Marker(pattern)


def best_snippet(text: str, found: Sequence[tuple[Span, Terms]]) -> Snippet | None:
    """Of what was found in a text the sentence with the most of it; None where nothing was found."""
    if not found:
        return None
    best = _best(found[:_MOST_MATCHES])
    piece = _shortened(text, _sentence(text, best), best)
    return _snippet(text, piece, _inside(found, piece.range))


def sentence_snippet(text: str, sentence: Span, matches: Sequence[Span]) -> Snippet:
    """A sentence with its matches marked, cut around the first where it is long."""
    piece = _shortened(text, sentence, matches[0], LONGEST_SENTENCE)
    cut = [(Span(span.start, min(span.end, piece.range.end)), ()) for span in matches]
    return _snippet(text, piece, _inside(cut, piece.range))


def lead(text: str) -> Snippet:
    """The beginning of a text, for what was not found in it."""
    first_line = text[: 2 * _REACH].partition("\n")[0]
    first = next(iter(sentences(first_line)), Span(0, 0))
    return _snippet(text, _shortened(text, first, Span(first.start, first.start)), [])


def around(text: str, span: Span) -> Snippet:
    """The sentence around a range, with the range marked."""
    sentence = _sentence(text, span)
    piece = _shortened(text, Span(sentence.start, max(sentence.end, span.end)), span)
    marked = Span(span.start, min(span.end, piece.range.end))
    return _snippet(text, piece, [(marked, ())])


def _snippet(text: str, piece: _Piece, inside: list[tuple[Span, Terms]]) -> Snippet:
    shift = piece.range.start - len(piece.before)
    return Snippet(
        piece.before + text[slice(*piece.range)].replace("\n", " ") + piece.after,
        tuple(Span(span.start - shift, span.end - shift) for span, _ in inside),
        inside[0][0] if inside else None,
        tuple(terms for _, terms in inside),
    )


def _inside(found: Iterable[tuple[Span, Terms]], piece: Span) -> list[tuple[Span, Terms]]:
    """What was found within a piece, without overlap."""
    kept, end = list[tuple[Span, Terms]](), piece.start
    for span, terms in found:
        if span.start >= end and span.end <= piece.end:
            kept.append((span, terms))
            end = span.end
    return kept


def _best(found: Sequence[tuple[Span, Terms]]) -> Span:
    """The first match of the window in which the most different words stand, and those closest together."""
    if len({terms for _, terms in found}) == 1:
        return found[0][0]
    return max(enumerate(found), key=lambda numbered: _togetherness(found, numbered[0]))[1][0]


def _togetherness(found: Sequence[tuple[Span, Terms]], first: int) -> tuple[int, int]:
    """How many different words stand in the window that begins with a match, and how close together."""
    start, seen, width = found[first][0].start, set[Terms](), 0
    for span, terms in islice(found, first, None):
        if span.end - start > _WINDOW:
            break
        if terms not in seen:
            seen.add(terms)
            width = span.end - start
    return len(seen), -width


def _sentence(text: str, span: Span) -> Span:
    """The sentence that a range begins in."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    end = len(text) if end < 0 else end
    # A sentence that is longer than this is cut anyway.
    start, end = max(start, span.start - _REACH), min(end, span.end + _REACH)
    for sentence in sentences(text[start:end]):
        if sentence.end + start > span.start:
            return Span(start + sentence.start, start + sentence.end)
    return Span(start, end)


def _shortened(text: str, sentence: Span, span: Span, longest: int = LONGEST) -> _Piece:
    """A sentence, or at most so many characters of it around a match, cut between words."""
    start, end = sentence
    if end - start <= longest:
        return _Piece(sentence)
    first = max(start, min(span.start - _LEAD, end - longest))
    if first > start:
        first = text.find(" ", first, span.start) + 1 or span.start
    last = min(end, first + longest)
    if last < end:
        last = max(text.rfind(" ", span.end, last), min(span.end, first + 2 * longest))
    return _Piece(Span(first, last), _CUT * (first > start), _CUT * (last < end))
