"""Folding: near-identical copies of one agency report become one row of the library."""

from __future__ import annotations

import sqlite3
from datetime import date

from nutgraf.model.article import Document
from nutgraf.store.store import Store
from nutgraf.text.likeness import fingerprint, near, same_report

DAYS = 3
"""Copies of a report appear within this many days of each other."""
SHORTEST = 60
"""Words below which two texts may look alike by chance."""


class Copies:
    """Knows the similarity hashes of the archive while articles are added."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._leads: dict[int, list[tuple[int, int]]] | None = None

    def lead_of(
        self, connection: sqlite3.Connection, document: Document
    ) -> tuple[int | None, int | None]:
        """The similarity hash of a document, and the article that it is a copy of, if any."""
        if document.words < SHORTEST:
            return None, None
        ours = fingerprint(document.text)
        for day in _days(document.date):
            for article_id, theirs in self._known().get(day, ()):
                if near(ours, theirs) and same_report(
                    document.text, self._store.articles.text(connection, article_id)
                ):
                    return ours, article_id
        return ours, None

    def remember(self, document: Document, article_id: int, ours: int | None) -> None:
        """A new article that later ones may be copies of."""
        if ours is not None:
            day = document.date.toordinal() if document.date else 0
            self._known().setdefault(day, []).append((article_id, ours))

    def _known(self) -> dict[int, list[tuple[int, int]]]:
        if self._leads is None:
            self._leads = {}
            for article_id, published, theirs in self._store.articles.fingerprints():
                day = published.toordinal() if published else 0
                self._leads.setdefault(day, []).append((article_id, theirs))
        return self._leads


def _days(published: date | None) -> range:
    """The days to look at, as ordinals; undated articles are compared with undated ones."""
    if published is None:
        return range(1)
    return range(published.toordinal() - DAYS, published.toordinal() + DAYS + 1)
