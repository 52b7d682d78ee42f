"""From ids to the rows of an answer: what matched, where, and how it is shown."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from nutgraf.model.marks import Span
from nutgraf.model.query import Amount, Field, Node, Value
from nutgraf.model.search import Hit, HitKind
from nutgraf.search.expansion import Alternative
from nutgraf.search.snippets import Marker, Snippet, Terms, around, lead, marker
from nutgraf.store import matching
from nutgraf.store.filters import Filters
from nutgraf.store.matching import ArticleText, NoteText

_AT_ONCE = 200
"""Articles whose texts are in memory at once."""
_MOST_TERMS = 64
"""Words that are looked for in the rows of one answer."""


class Rows:
    """Makes the rows of one answer."""

    def __init__(self, alternatives: Iterable[Alternative]) -> None:
        wanted = list(dict.fromkeys(alternatives))[:_MOST_TERMS]
        apart = [one for one in wanted if one.near is not None]
        together = [one for one in wanted if one.near is None]
        terms = [one.terms for one in together if not one.open]
        terms += [(term,) for one in apart for term in one.terms]
        self.marker: Marker = marker(terms, [one.terms for one in together if one.open])
        self._meant = {one.terms: one.meant[0] for one in wanted if one.meant is not None}
        self._seen: Counter[tuple[str, str]] = Counter()
        self.matched: dict[Terms, None] = {}
        """What matched in any row, in the order it was met."""

    def articles(
        self,
        connection: sqlite3.Connection,
        scores: dict[int, float],
        reason: Reason | None = None,
    ) -> list[Hit]:
        """The rows of articles, in the order of their scores."""
        ids, hits = list(scores), list[Hit]()
        for start in range(0, len(ids), _AT_ONCE):
            texts = matching.texts(connection, ids[start : start + _AT_ONCE])
            hits += [
                self._article(text, scores[text.id], reason.of(text.id) if reason else None)
                for text in texts
            ]
        return sorted(hits, key=lambda hit: -hit.score)

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

    def _article(self, article: ArticleText, score: float, reason: tuple[str, Span] | None) -> Hit:
        snippet, title = self._shown(article.text), self._ranges(article.title)
        field = Field.BODY.value
        if snippet is None:
            in_names = not title and bool(self._ranges(article.entities))
            field = "entity" if in_names else "title" if title else field
            snippet = lead(article.text)
            if reason is not None:
                field, snippet = reason[0], around(article.text, reason[1])
        return Hit(
            HitKind.ARTICLE, str(article.id), article.id, article.title, article.date,
            article.source, round(score, 4), snippet.text, snippet.matches, title, field,
            snippet.passage,
        )  # fmt: skip

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
    """Why an article fulfils conditions on marks: the first mark that does."""

    def __init__(
        self, connection: sqlite3.Connection, filters: Filters, nodes: Sequence[Node]
    ) -> None:
        self._connection = connection
        self._queries = filters.first_marks([n for n in nodes if isinstance(n, Value | Amount)])

    def of(self, article_id: int) -> tuple[str, Span] | None:
        """The field that fits, and where the mark stands in the article's text."""
        for field, sql, parameters in self._queries:
            row = self._connection.execute(sql, (article_id, *parameters)).fetchone()
            if row is not None:
                return field, Span(*row)
        return None
