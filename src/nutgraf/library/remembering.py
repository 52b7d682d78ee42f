"""Small things that are remembered between sessions: they wait in memory for a good moment to be written."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from nutgraf.errors import ArchiveLocked

if TYPE_CHECKING:
    from nutgraf.model.article import Article
    from nutgraf.store.reading import Setting
    from nutgraf.store.store import Store


class Remembering:
    """Settings and the places where articles were left; none of it is the user's words, and none is worth a wait."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._settings: dict[str, Setting] = {}
        self._offsets: dict[int, int] = {}

    def setting(self, name: str, default: Setting) -> Setting:
        """What is remembered under a name."""
        if name in self._settings:
            value = self._settings[name]
            return default if value is None else value
        return self._store.settings.get(name, default)

    def remember(self, name: str, value: Setting) -> None:
        """Remember a setting; None forgets it."""
        self._settings[name] = value

    def leave(self, article_id: int, offset: int) -> None:
        """Remember where an article was left."""
        self._offsets[article_id] = offset

    def placed(self, article: Article) -> Article:
        """The article with the place where it was left last."""
        offset = self._offsets.get(article.id)
        return article if offset is None else replace(article, position=offset)

    def write(self, patience: float = 0) -> None:
        """Write it all in one transaction; where others write for longer than so many seconds, it goes on waiting."""
        if not self._settings and not self._offsets:
            return
        with suppress(ArchiveLocked):
            with self._store.connections.write(patience=patience):
                for article_id, offset in self._offsets.items():
                    self._store.reading.remember(article_id, offset)
                for name, value in self._settings.items():
                    self._store.settings.set(name, value)
            self._settings.clear()
            self._offsets.clear()
