"""The vocabulary of the open archive: loaded when a search needs it, made anew when it is missing or stale."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress

from nutgraf.errors import ArchiveError
from nutgraf.model.progress import Cancelled, never
from nutgraf.search.vocabulary import Vocabulary
from nutgraf.store import index
from nutgraf.store import vocabulary as stored
from nutgraf.store.connections import data_version
from nutgraf.store.store import Store

NEW_WORDS = 4_000
"""Words newer than the snapshot that a search looks through one by one."""

_SOON_MADE = 30_000
"""A vocabulary of fewer words is made in a tenth of a second: nobody need wait for it."""
_STALE_WORDS = 500
_STALE_SHARE = 0.02
"""The snapshot is stale when so many words, and this share of all, are newer."""
_STALE_ARTICLES = 50
_STALE_GROWTH = 1.25
"""It is also stale when so many articles, and so much of the archive, are newer."""
_CANCELLED_EVERY = 1_000


class Lexicon:
    """Keeps the vocabulary in step with the archive."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._vocabulary: Vocabulary | None = None
        self._growth: stored.Growth | None = None
        self._stamp = ""
        """Of the snapshot that the vocabulary was made from."""
        self._seen = threading.local()

    def current(self, *, wait: bool) -> Vocabulary | None:
        """The vocabulary with the newest words; where there is none it is made, if that is soon done or awaited."""
        connection = self._store.connections.read()
        with self._lock:
            if self._changed(connection):
                self._follow(connection)
            missing = self._vocabulary is None or self._overflowing
        if missing and (wait or stored.words_to(connection, _SOON_MADE) < _SOON_MADE):
            made = self._make(never)
            if wait and made is not None:
                # Not being able to write is no reason not to search.
                with suppress(ArchiveError):
                    self._save(made)
            with self._lock:
                self._follow(connection)
        return self._vocabulary

    def stale(self) -> bool:
        """Whether it is worth making anew."""
        found = stored.growth(self._store.connections.read(), NEW_WORDS)
        if not found.articles and not found.notes[0]:
            return False
        made = self._vocabulary
        if made is None and found.stamp:
            made = Vocabulary.from_parts(stored.load(self._store.connections.read()))
        if made is None or not found.stamp:
            return True
        return (
            len(found.words) >= min(NEW_WORDS, max(_STALE_WORDS, len(made) * _STALE_SHARE))
            or found.articles > made.articles * _STALE_GROWTH + _STALE_ARTICLES
        )

    def refresh(self, cancelled: Cancelled = never) -> None:
        """Make the vocabulary anew and store it; ends early, with nothing changed, when cancelled."""
        made = self._make(cancelled)
        if made is not None:
            self._save(made)

    def _make(self, cancelled: Cancelled) -> Vocabulary | None:
        connection = self._store.connections.read()
        articles = stored.growth(connection, 0).articles
        made = Vocabulary.of(_until(cancelled, stored.word_counts(connection)), articles)
        if cancelled():
            return None
        with self._lock:
            self._vocabulary, self._growth = made, None
        return made

    def _save(self, made: Vocabulary) -> None:
        stamp = stored.save(self._store.connections, made.parts(), made.words)
        with self._lock:
            self._stamp = stamp

    def forget(self) -> None:
        """Empty the vocabulary's caches."""
        if self._vocabulary is not None:
            self._vocabulary.forget()

    def tidy(self, cancelled: Cancelled = never) -> None:
        """Merge the index's segments, a few milliseconds at a time."""
        first = True
        while not cancelled():
            with self._store.connections.write() as connection:
                if not index.merge(connection, first=first):
                    return
            first = False

    @property
    def _overflowing(self) -> bool:
        if self._growth is None or self._vocabulary is None:
            return False
        newer = self._growth.articles > self._vocabulary.articles
        return newer and len(self._growth.words) >= NEW_WORDS

    def _changed(self, connection: sqlite3.Connection) -> bool:
        """Whether anybody has written since this thread looked last."""
        version = data_version(connection)
        seen, self._seen.version = getattr(self._seen, "version", None), version
        return version != seen

    def _follow(self, connection: sqlite3.Connection) -> None:
        """Take in a newer snapshot and the words that are newer than it."""
        found = stored.growth(connection, NEW_WORDS)
        if found == self._growth:
            return
        if found.stamp and found.stamp != self._stamp:
            self._vocabulary = Vocabulary.from_parts(stored.load(connection))
            self._stamp = found.stamp
        if self._vocabulary is not None:
            self._vocabulary.set_new((*found.words, *stored.note_words(connection)))
        self._growth = found


def _until(cancelled: Cancelled, rows: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    for number, row in enumerate(rows):
        if number % _CANCELLED_EVERY == 0 and cancelled():
            return
        yield row
