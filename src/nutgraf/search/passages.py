"""The sentences that matched, over all articles of an answer: those with the most of what was asked for first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from nutgraf.model.marks import Span
from nutgraf.model.search import Hit, HitKind
from nutgraf.search.snippets import sentence_snippet
from nutgraf.store.folding import fold
from nutgraf.store.matching import ArticleText
from nutgraf.text.segment import sentences

_LINES_MORE = 4
"""Lines that are cut into sentences beyond the passages that are wanted, as the same one may come twice."""


MARKS_FROM = 1_000
"""Parts of a query that are about marks are numbered from here on; a word says more than the name of a field."""


@dataclass(frozen=True, slots=True)
class Match:
    """Something that was asked for, where it stands."""

    span: Span
    part: int
    """Which part of the query it is an answer to."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A line or sentence with what matched in it."""

    place: int
    """Of its article in the answer."""
    turn: int
    """How many of its article are as good or better."""
    span: Span
    matches: tuple[Match, ...]

    @property
    def order(self) -> tuple[int, bool, int, int, int]:
        """The more parts of the query the better, words above marks; then each article has its turn."""
        marks_alone = all(match.part >= MARKS_FROM for match in self.matches)
        return -_parts(self.matches), marks_alone, self.turn, self.place, self.span.start


class Passages:
    """Gathers matches article by article; `best` makes sentences of them."""

    def __init__(self) -> None:
        self._articles: list[ArticleText] = []
        self._lines: list[_Stretch] = []

    def add(self, article: ArticleText, matches: Iterable[Match]) -> None:
        """Take in the matches of the next article, in the order of the answer."""
        place = len(self._articles)
        self._articles.append(article)
        ordered = sorted(matches, key=lambda match: match.span)
        stretches = [
            _Stretch(place, 0, span, tuple(inside))
            for span, inside in groupby(ordered, key=_LineOf(article.text))
        ]
        self._lines += _in_turn(stretches)

    def best(self, wanted: int) -> tuple[list[Hit], bool]:
        """So many passages, the best first, each sentence once; and whether there are more."""
        lines = sorted(self._lines, key=lambda line: line.order)
        looked_at = lines[: wanted + _LINES_MORE]
        found = list[_Stretch]()
        for _, of_article in groupby(
            sorted(looked_at, key=lambda line: line.place), key=lambda line: line.place
        ):
            found += _in_turn([one for line in of_article for one in self._sentences(line)])
        kept, seen = list[_Stretch](), set[str]()
        for one in sorted(found, key=lambda stretch: stretch.order):
            text = fold(self._articles[one.place].text[slice(*one.span)])
            if text not in seen:
                seen.add(text)
                kept.append(one)
        hits = [self._hit(one) for one in islice(kept, wanted)]
        return hits, len(kept) > wanted or len(lines) > len(looked_at)

    def _sentences(self, line: _Stretch) -> list[_Stretch]:
        """The sentences of a line that have a match."""
        start, end = line.span
        spans = [
            Span(start + first, start + last)
            for first, last in sentences(self._articles[line.place].text[start:end])
        ]
        made = []
        for span in spans:
            inside = tuple(m for m in line.matches if span.start <= m.span.start < span.end)
            if inside:
                made.append(_Stretch(line.place, 0, span, inside))
        return made

    def _hit(self, one: _Stretch) -> Hit:
        article = self._articles[one.place]
        spans = [match.span for match in one.matches]
        snippet = sentence_snippet(article.text, one.span, spans)
        score = _parts(one.matches) - (one.turn + one.place / 1000) / 100
        return Hit(
            HitKind.PASSAGE, f"{article.id}:{one.span.start}-{one.span.end}", article.id,
            article.title, article.date, article.source, round(score, 4), snippet.text,
            snippet.matches, passage=spans[0],
        )  # fmt: skip


class _LineOf:
    """Says which line of a text a match stands on; made for matches in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = Span(0, 0)

    def __call__(self, match: Match) -> Span:
        start = match.span.start
        if not self._line.start <= start < self._line.end:
            end = self._text.find("\n", start)
            self._line = Span(
                self._text.rfind("\n", 0, start) + 1, len(self._text) if end < 0 else end
            )
        return self._line


def _parts(matches: Sequence[Match]) -> int:
    return len({match.part for match in matches})


def _in_turn(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Stretches of one article, numbered from the best."""
    ordered = sorted(stretches, key=lambda one: one.order)
    return [_Stretch(one.place, turn, one.span, one.matches) for turn, one in enumerate(ordered)]
