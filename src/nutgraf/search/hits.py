"""From ids to the rows of an answer: what matched, where, and how it is shown."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from nutgraf.model.marks import Span
from nutgraf.model.query import Amount, Field, Node, Value
from nutgraf.model.search import Hit, HitKind
from nutgraf.search.expansion import Alternative
from nutgraf.search.passages import MARKS_FROM, Match, Passages
from nutgraf.search.snippets import Marker, Snippet, Terms, around, best_snippet, lead, marker
from nutgraf.store import matching
from nutgraf.store.filters import Filters
from nutgraf.store.markfilters import places
from nutgraf.store.matching import ArticleText, NoteText

_AT_ONCE = 200
"""Articles whose texts are in memory at once."""
_MOST_TERMS = 64
"""Words that are looked for in the rows of one answer."""
_MOST_MARKS = 40
"""Marks of one article that are looked at for one field."""


class Rows:
    """Makes the rows of one answer."""

    def __init__(self, parts: Iterable[Iterable[Alternative]]) -> None:
        """For each part of the query what was asked for in its place."""
        numbered = {one: part for part, asked in enumerate(parts) for one in asked}
        wanted = dict(islice(numbered.items(), _MOST_TERMS))
        apart = [one for one in wanted if one.near is not None]
        together = [one for one in wanted if one.near is None]
        words_apart = [(term,) for one in apart for term in one.terms]
        terms = [*(one.terms for one in together if not one.open), *words_apart]
        self.marker: Marker = marker(terms, [one.terms for one in together if one.open])
        self._parts = {one.terms: part for one, part in wanted.items()}
        self._parts |= {terms: -number for number, terms in enumerate(words_apart, 1)}
        self._begun = [(one.terms, part) for one, part in wanted.items() if one.open]
        self._meant = {one.terms: one.meant[0] for one in wanted if one.meant is not None}
        self._seen: Counter[tuple[str, str]] = Counter()
        self.matched: dict[Terms, None] = {}
        """What matched in any row, in the order it was met."""
        self.passages = Passages()
        """The matching sentences of the articles."""

    def articles(
        self,
        connection: sqlite3.Connection,
        scores: dict[int, float],
        reason: Reason | None = None,
    ) -> list[Hit]:
        """The rows of articles, in the order of their scores."""
        ids, hits = sorted(scores, key=lambda one: -scores[one]), list[Hit]()
        for start in range(0, len(ids), _AT_ONCE):
            texts = {
                text.id: text for text in matching.texts(connection, ids[start : start + _AT_ONCE])
            }
            for one in ids[start : start + _AT_ONCE]:
                if one in texts:
                    marks = reason.of(one) if reason else []
                    hits.append(self._article(texts[one], scores[one], marks))
        return hits

    def notes(self, connection: sqlite3.Connection, scores: dict[str, float]) -> list[Hit]:
        """The rows of notes, in the order of their scores."""
        return [
            self._note(text, scores[text.id])
            for text in matching.note_texts(connection, list(scores))
        ]

    def corrections(self) -> tuple[tuple[str, str], ...]:
        """For each misspelt word what was found instead, as the articles write it; the commonest."""
        best: dict[str, str] = {}
        for (typed, found), _ in self._seen.most_common():
            best.setdefault(typed, found)
        return tuple(best.items())

    def _article(
        self, article: ArticleText, score: float, marks: Sequence[tuple[str, Span]]
    ) -> Hit:
        found, title = self.marker.sift(article.text), self._ranges(article.title)
        self._gather(article, found, marks)
        snippet, field = best_snippet(article.text, found), Field.BODY.value
        if snippet is None:
            in_names = not title and bool(self._ranges(article.entities))
            field = "entity" if in_names else "title" if title else field
            snippet = lead(article.text)
            if marks:
                field, snippet = marks[0][0], around(article.text, marks[0][1])
        return Hit(
            HitKind.ARTICLE, str(article.id), article.id, article.title, article.date,
            article.source, round(score, 4), snippet.text, snippet.matches, title, field,
            snippet.passage,
        )  # fmt: skip

    def _gather(
        self,
        article: ArticleText,
        found: Sequence[tuple[Span, Terms]],
        marks: Sequence[tuple[str, Span]],
    ) -> None:
        """Take in what matched in an article for the passages."""
        first = {terms: span for span, terms in reversed(found)}
        for terms, span in reversed(first.items()):
            self._matched(terms, article.text[slice(*span)])
        fields = {field: MARKS_FROM + number for number, (field, _) in enumerate(marks)}
        matches = [Match(span, self._part(terms)) for span, terms in found]
        matches += [Match(span, fields[field]) for field, span in marks]
        self.passages.add(article, matches)

    def _part(self, terms: Terms) -> int:
        """Which part of the query is answered by words that were found."""
        part = self._parts.get(terms)
        if part is None:
            begun = (p for start, p in self._begun if " ".join(terms).startswith(" ".join(start)))
            part = self._parts[terms] = next(begun, 0)
        return part

    def _note(self, note: NoteText, score: float) -> Hit:
        field, snippet = "note", self._shown(note.body)
        if snippet is None and (snippet := self._shown(note.quote)) is not None:
            field = "quote"
        if snippet is None:
            field = "tag" if self._ranges(note.tags) else field
            snippet = lead(note.body or note.quote)
        passage = None if note.start is None or note.end is None else Span(note.start, note.end)
        return Hit(
            HitKind.NOTE, note.id, note.article, note.title, note.date, note.source,
            round(score, 4), snippet.text, snippet.matches, self._ranges(note.title), field, passage,
        )  # fmt: skip

    def _ranges(self, text: str) -> tuple[Span, ...]:
        found = self.marker.found(text)
        for span, terms in found:
            self._matched(terms, text[slice(*span)])
        return tuple(span for span, _ in found)

    def _shown(self, text: str) -> Snippet | None:
        snippet = self.marker.snippet(text)
        if snippet is not None:
            for span, terms in zip(snippet.matches, snippet.terms, strict=True):
                self._matched(terms, snippet.text[slice(*span)])
        return snippet

    def _matched(self, terms: Terms, shown: str) -> None:
        """Remember what matched, and how the archive writes what was taken for a misspelt word."""
        self.matched[terms] = None
        if terms in self._meant:
            self._seen[self._meant[terms], shown] += 1


class Reason:
    """Why an article fulfils conditions on marks: the marks that do."""

    def __init__(
        self, connection: sqlite3.Connection, filters: Filters, nodes: Sequence[Node]
    ) -> None:
        self._connection = connection
        self._asked = filters.on_marks([n for n in nodes if isinstance(n, Value | Amount)])

    def of(self, article_id: int) -> list[tuple[str, Span]]:
        """The field that fits, and where in the article's text such marks stand."""
        return [
            (field, span)
            for field, tests in self._asked
            for span in places(self._connection, article_id, tests, _MOST_MARKS)
        ]
