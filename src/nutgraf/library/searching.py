"""Searching: the one place where the box, lists, saved searches, the command line and exports ask."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from nutgraf.errors import QueryError
from nutgraf.model.progress import Cancelled, never

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Iterator, Sequence

    from nutgraf.library.lexicon import Lexicon
    from nutgraf.model.marks import Span
    from nutgraf.model.query import Query
    from nutgraf.model.search import Answer, Completion, Hit, Scope
    from nutgraf.search.budget import Budget
    from nutgraf.search.vocabulary import Vocabulary
    from nutgraf.store.store import Store

TYPING_MILLISECONDS = 50.0
"""A search while the user types shows what it has found after so much work of its own."""
PATIENT_MILLISECONDS = 5_000.0
"""A search that somebody waits for."""


class Searching:
    """Finds articles and notes; every method may be called from any thread.

    What searching needs is imported by the first search, so that the reader starts without it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: Lexicon | None = None
        self._lock = threading.Lock()
        self._running: list[tuple[Budget, sqlite3.Connection]] = []

    def answer(
        self,
        query: str,
        *,
        limit: int = 20,
        scope: Scope | str = "all",
        wait: bool = True,
    ) -> Answer:
        """Articles and notes that match, best first.

        With `wait` off it ends after `TYPING_MILLISECONDS` of its own work: the answer may be partial, and without a
        vocabulary typing errors are not yet forgiven.
        """
        from nutgraf.model.search import Scope
        from nutgraf.search.answering import Search

        vocabulary = self._lexicon.current(wait=wait)
        with self._budgeted(PATIENT_MILLISECONDS if wait else TYPING_MILLISECONDS) as budget:
            connection = self._store.connections.read()
            search = Search(connection, vocabulary, _parsed(query), budget, limit)
            return search.answer(query, Scope(scope))

    def interrupt(self) -> None:
        """Call off every search that is running; each returns what it has, at once."""
        with self._lock:
            for budget, connection in self._running:
                budget.call_off()
                connection.interrupt()

    def ids(self, query: str = "", *, sort: str = "-date", strict: bool = False) -> array[int]:
        """All articles that match, in order; `sort:` in the query comes before `sort`.

        With `strict` a query with a mistake in it raises QueryError instead of being read as widely as can be.
        """
        from nutgraf.search import listing

        asked = _parsed(query)
        vocabulary = self._lexicon.current(wait=True) if asked.root is not None else None
        connection = self._store.connections.read()
        if strict:
            _refuse(listing.warnings(connection, vocabulary, asked))
        return listing.article_ids(connection, vocabulary, asked, sort)

    def note_ids(self, query: str = "", *, sort: str = "-added", strict: bool = False) -> list[str]:
        """All notes that match, newest first; as in `ids`."""
        from nutgraf.search import listing

        asked = _parsed(query)
        vocabulary = self._lexicon.current(wait=True) if asked.root is not None else None
        connection = self._store.connections.read()
        if strict:
            _refuse(listing.warnings(connection, vocabulary, asked))
        return listing.note_ids(connection, vocabulary, asked, sort)

    def parsed(self, query: str) -> tuple[Query, Vocabulary | None]:
        """A query taken apart, with the vocabulary as far as it is there already, for other lists."""
        asked = _parsed(query)
        return asked, self._lexicon.current(wait=False) if asked.root is not None else None

    def warnings(self, query: str) -> tuple[str, ...]:
        """What to point out about a query: unknown fields, dates, tags, sources and names."""
        from nutgraf.search import listing

        asked = _parsed(query)
        vocabulary = self._lexicon.current(wait=True)
        return listing.warnings(self._store.connections.read(), vocabulary, asked)

    def complete(self, text: str, cursor: int | None = None, *, limit: int = 9) -> list[Completion]:
        """What can stand at the cursor: fields, values of the field, words of the archive; most used first."""
        from nutgraf.search.completion import completions

        vocabulary = self._lexicon.current(wait=False)
        with self._budgeted(TYPING_MILLISECONDS) as budget:
            connection = self._store.connections.read()
            at = len(text) if cursor is None else cursor
            return completions(connection, vocabulary, text, at, limit=limit, budget=budget)

    def similar(
        self, article: int | None = None, *, passage: str = "", limit: int = 20
    ) -> list[Hit]:
        """Articles like an article, or like a passage (of it), best first; the article itself is left out."""
        from nutgraf.search.similar import similar

        vocabulary = self._lexicon.current(wait=True)
        if vocabulary is None:
            return []
        title = ""
        if article is not None and not passage:
            whole = self._store.articles.get(article)
            title, passage = whole.title, whole.text
        with self._budgeted(PATIENT_MILLISECONDS) as budget:
            connection = self._store.connections.read()
            return similar(
                connection, vocabulary, title, passage, budget=budget, without=article, limit=limit
            )

    def ranges(self, text: str, terms: Sequence[str]) -> list[Span]:
        """Where the `terms` of an answer stand in a text, to mark them and to go from one to the next."""
        from nutgraf.search.snippets import marker

        return marker(tuple(term.split()) for term in terms).ranges(text)

    def stale(self) -> bool:
        """Whether the vocabulary is missing or has fallen behind, so that `refresh` is worth its time."""
        return self._lexicon.stale()

    def refresh(self, cancelled: Cancelled = never) -> None:
        """Make the vocabulary anew and tidy the index; takes seconds in a large archive, writes in short steps."""
        self._lexicon.refresh(cancelled)
        self._lexicon.tidy(cancelled)

    def forget(self) -> None:
        """Empty the caches of the vocabulary, as if every word were typed for the first time."""
        self._lexicon.forget()

    def close(self) -> None:
        """Call off what is running; the archive is about to be closed."""
        self.interrupt()

    @property
    def _lexicon(self) -> Lexicon:
        from nutgraf.library.lexicon import Lexicon

        with self._lock:
            if self._made is None:
                self._made = Lexicon(self._store)
            return self._made

    @contextmanager
    def _budgeted(self, milliseconds: float) -> Iterator[Budget]:
        from nutgraf.search.budget import Budget

        running = Budget(milliseconds), self._store.connections.read()
        with self._lock:
            self._running.append(running)
        try:
            yield running[0]
        finally:
            with self._lock:
                self._running.remove(running)


def _parsed(query: str) -> Query:
    from nutgraf.search.grammar import parse

    return parse(query)


def _refuse(warnings: tuple[str, ...]) -> None:
    if warnings:
        raise QueryError(
            warnings[0][0].upper() + warnings[0][1:] + ("" if warnings[0].endswith("?") else ".")
        )
