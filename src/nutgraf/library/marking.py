"""Marking: the analysis of articles, stored, and made again when the engine has changed."""

from __future__ import annotations

import sqlite3
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from nutgraf.errors import UsageError
from nutgraf.library.searching import Searching
from nutgraf.model.article import ArticleRow, Block
from nutgraf.model.marks import Analysis, Claim, Entity, Figure, Mark, MarkKind, Mention, Span
from nutgraf.model.progress import Cancelled, OnProgress, Progress
from nutgraf.store.marks import OUTDATED, fold
from nutgraf.store.store import Store

BATCH = 25
HELD_SECONDS = 0.03
"""How long articles are written in one transaction: in a large archive each takes a while, and others wait."""
REMEMBERED = 64
"""Analyses that are kept: the next correction in an open article costs none, nor what the second engine found."""

M = TypeVar("M", Mention, Figure, Claim)

_NOTHING: Mapping[int, tuple[int, Analysis]] = MappingProxyType({})


def analysed(text: str, blocks: Sequence[Block], published: date | None) -> Analysis:
    """The marks of a text, by the built-in engine."""
    from nutgraf.text.analyse import analyse

    return analyse(text, blocks, published=published)


class Remarking:
    """Marks stored articles anew, with the user's decisions applied."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: OrderedDict[int, tuple[int, Analysis]] = OrderedDict()
        """Version and marks, before any decision, of articles that the second engine or a decision has marked last."""

    def remember(self, article_id: int, version: int, analysis: Analysis) -> None:
        """Keep what an engine has found, for the next time that the article is marked anew."""
        self._found[article_id] = (version, analysis)
        self._found.move_to_end(article_id)
        if len(self._found) > REMEMBERED:
            self._found.popitem(last=False)

    def now(
        self,
        connection: sqlite3.Connection,
        ids: Sequence[int],
        ready: Mapping[int, tuple[int, Analysis]] = _NOTHING,
    ) -> None:
        """Store the marks of these articles inside the open transaction; what is not ready is analysed in it."""
        from nutgraf.store import index

        for article_id in ids:
            version, analysis = ready.get(article_id, (0, None))
            if analysis is None or version != self._store.articles.get(article_id).version:
                version, analysis = self._analysed(article_id)
                self.remember(article_id, version, analysis)
            self.put(connection, article_id, analysis)
        index.add_articles(connection, ids)

    def analysed(self, ids: Sequence[int]) -> dict[int, tuple[int, Analysis]]:
        """Versions and marks of these articles, made while nobody has to wait for the archive."""
        return {article_id: self._analysed(article_id) for article_id in ids}

    def _analysed(self, article_id: int) -> tuple[int, Analysis]:
        """Version and marks of an article; those that are remembered where there are any."""
        article = self._store.articles.get(article_id)
        version, analysis = self._found.get(article_id, (0, None))
        if analysis is None or version != article.version:
            analysis = analysed(article.text, article.blocks, article.date)
        return article.version, analysis

    def put(self, connection: sqlite3.Connection, article_id: int, analysis: Analysis) -> None:
        """Store marks as the user's decisions leave them; the index is the caller's."""
        from nutgraf.text.linking.across import expanded, unexplained

        acronyms = unexplained(analysis)
        if acronyms:
            names = self._store.marks.explained(connection, article_id, acronyms)
            analysis = expanded(analysis, names)
        decisions = self._store.corrections.of_article(article_id, connection)
        if decisions:
            from nutgraf.text.corrections import apply, standing

            text = self._store.articles.text(connection, article_id)
            analysis = apply(analysis, standing(text, decisions), article_id, text)
        self._store.marks.put(connection, article_id, analysis)


class Marks:
    """The marks of articles, and the entities of the archive."""

    def __init__(self, store: Store, search: Searching, remarking: Remarking) -> None:
        self._store = store
        self._search = search
        self._remarking = remarking

    def of(self, article_id: int) -> Analysis:
        """The marks of an article, with every decision carried out; raises NotFound."""
        article = self._store.articles.get(article_id)
        analysis = self._store.marks.of(article_id, article.text)
        if analysis.engine_version != OUTDATED:
            return analysis
        with self._store.connections.write() as connection:
            self._remarking.now(connection, [article_id])
        return self._store.marks.of(article_id, article.text)

    def waiting(self) -> bool:
        """Whether articles wait for a decision to be carried out in them; `renew` does that."""
        return self._store.marks.is_waiting()

    @staticmethod
    def explain(mark: Mark) -> str:
        """Which rule found a mark, what it was read as, and on what grounds: one or two sentences."""
        from nutgraf.text.explain import explain

        return explain(mark)

    def proposed(self, article_id: int, kind: MarkKind, span: Span) -> Mark:
        """What the program would mark a passage as, if it is told to; raises NotFound and UsageError.

        A mention has the name and kind of the entity that is called so in the archive.
        """
        from nutgraf.text import byhand
        from nutgraf.text.segment import sentences

        article = self._store.articles.get(article_id)
        text = article.text
        if not 0 <= span.start < span.end <= len(text):
            raise UsageError("That is no passage of the article.")
        span = byhand.trimmed(text, span)
        if span.start == span.end or "\n" in text[span.start : span.end]:
            raise UsageError("A mark stands within one line of an article;", hint="select less.")
        if kind is MarkKind.ENTITY:
            return self._known(byhand.mention_at(text, span))
        if kind is MarkKind.FIGURE:
            return byhand.figure_at(text, span, sentences(text), article.date)
        return byhand.claim_at(text, span, sentences(text), self.of(article_id).entities)

    def _known(self, mention: Mention) -> Mention:
        """With the kind and the spelling that the archive has of a name."""
        from nutgraf.store.dossiers import DossierTable

        table = DossierTable(self._store.connections)
        known = table.namesakes(fold(mention.name))
        entity = table.entity(known[0]) if known else None
        return mention if entity is None else replace(mention, name=entity.name, kind=entity.kind)

    def entities(self, query: str = "") -> list[Entity]:
        """The entities named in the articles that a query matches, most articles first."""
        return self._store.marks.entities(self._search.ids(query) if query.strip() else None)

    def mentions(self, query: str = "") -> Iterator[tuple[ArticleRow, Mention]]:
        """Every mention in the articles that a query matches, newest article first."""
        return self._listed(query, lambda analysis: analysis.entities)

    def figures(self, query: str = "") -> Iterator[tuple[ArticleRow, Figure]]:
        """Every figure in the articles that a query matches, newest article first."""
        return self._listed(query, lambda analysis: analysis.figures)

    def claims(self, query: str = "") -> Iterator[tuple[ArticleRow, Claim]]:
        """Every claim in the articles that a query matches, newest article first."""
        return self._listed(query, lambda analysis: analysis.claims)

    def _listed(
        self, query: str, layer: Callable[[Analysis], tuple[M, ...]]
    ) -> Iterator[tuple[ArticleRow, M]]:
        for article_id in self._search.ids(query, sort="-date"):
            row = self._store.articles.rows([article_id])[0]
            for mark in layer(self.of(article_id)):
                yield row, mark

    def outdated(self) -> int:
        """How many articles were marked by another version of the engine, or not at all."""
        from nutgraf.text.analyse import ENGINE_VERSION

        return len(self._store.marks.outdated(ENGINE_VERSION))

    def renew(self, *, on_progress: OnProgress, cancelled: Cancelled) -> int:
        """Mark again what another version of the engine marked; how many articles that were."""
        from nutgraf.text.analyse import ENGINE_VERSION

        ids = self._store.marks.outdated(ENGINE_VERSION)
        for start in range(0, len(ids), BATCH):
            if cancelled():
                return start
            self._renew(ids[start : start + BATCH])
            on_progress(Progress("marking articles", min(start + BATCH, len(ids)), len(ids)))
        return len(ids)

    def _renew(self, ids: list[int]) -> None:
        ready = self._remarking.analysed(ids)
        left = deque(ids)
        while left:
            with self._store.connections.write() as connection:
                until = time.monotonic() + HELD_SECONDS
                self._remarking.now(connection, [left.popleft()], ready)
                while left and time.monotonic() < until:
                    self._remarking.now(connection, [left.popleft()], ready)
