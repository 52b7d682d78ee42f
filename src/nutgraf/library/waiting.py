"""Imported notes that wait for their article, and find their place when it comes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from nutgraf.export.links import page_key
from nutgraf.export.placing import placed
from nutgraf.model.article import Document
from nutgraf.model.notes import NoteState
from nutgraf.store.notes import Waiting
from nutgraf.store.store import Store

TELLING = 40
"""Characters of a quotation by which alone an article is known."""
_KEY_WORDS = 4
"""Words by which such quotations are looked up in a text."""


class WaitingNotes:
    """The notes without an article, looked up by address, title and quotation; read once for a run of adding."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read = False
        self._taken: set[str] = set()
        self._by_page: dict[str, list[Waiting]] = {}
        self._by_title: dict[str, list[Waiting]] = {}
        self._by_words: dict[tuple[str, ...], list[Waiting]] = {}

    def anchor(self, connection: sqlite3.Connection, article_id: int, document: Document) -> int:
        """Put the notes that have waited for this article where they belong; how many that were."""
        self._load(connection)
        version_id = self._store.articles.newest_version(connection, article_id)
        taken = list(self._fitting(document))
        for waiting in taken:
            self._taken.add(waiting.id)
            if waiting.anchor is None:
                self._store.notes.adopt(connection, waiting.id, article_id, version_id)
                continue
            anchor, state = placed(waiting.anchor, document.text)
            self._store.notes.place(
                connection, waiting.id, anchor, state, article_id=article_id, version_id=version_id
            )
        return len(taken)

    def _fitting(self, document: Document) -> Iterator[Waiting]:
        """Those of the same page; of the same title or a long quotation, if the quotation stands in the text."""
        seen = set(self._taken)
        page = page_key(document.url)
        for waiting in self._by_page.get(page, ()) if page is not None else ():
            if waiting.id not in seen:
                seen.add(waiting.id)
                yield waiting
        for waiting in self._by_title.get(folded(document.title), ()):
            if waiting.id not in seen and self._stands(waiting, document):
                seen.add(waiting.id)
                yield waiting
        for waiting in self._quoted(document) if self._by_words else ():
            if waiting.id not in seen and self._stands(waiting, document, certain=True):
                seen.add(waiting.id)
                yield waiting

    def _quoted(self, document: Document) -> Iterator[Waiting]:
        words = document.text.split()
        for i in range(len(words) - _KEY_WORDS + 1):
            yield from self._by_words.get(tuple(words[i : i + _KEY_WORDS]), ())

    def _stands(self, waiting: Waiting, document: Document, *, certain: bool = False) -> bool:
        if waiting.anchor is None:
            return True
        state = placed(waiting.anchor, document.text)[1]
        return state is NoteState.PLACED or (state is NoteState.MOVED and not certain)

    def _load(self, connection: sqlite3.Connection) -> None:
        if self._read:
            return
        self._read = True
        for waiting in self._store.notes.waiting(connection):
            page = page_key(waiting.url)
            if page is not None:
                self._by_page.setdefault(page, []).append(waiting)
            if waiting.title:
                self._by_title.setdefault(folded(waiting.title), []).append(waiting)
            quote = waiting.anchor.quote if waiting.anchor else ""
            words = tuple(quote.split()[1 : _KEY_WORDS + 1])
            if len(quote) >= TELLING and len(words) == _KEY_WORDS:
                self._by_words.setdefault(words, []).append(waiting)


def folded(title: str) -> str:
    """A title for comparison: no case, single spaces."""
    return " ".join(title.split()).casefold()
