"""Tags on articles and notes, everywhere at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from nutgraf.library.hashtags import renamed, untagged
from nutgraf.model.notes import Tag
from nutgraf.model.wording import counted
from nutgraf.store.store import Store
from nutgraf.store.tags import normal


class Tags:
    """Tagging, and care for the tags themselves; every change can be undone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Tag]:
        """Every tag by name, with how often it is used."""
        return self._store.tags.all()

    def recent(self, limit: int = 9) -> list[str]:
        """The names used last, newest first."""
        return self._store.tags.recent(limit)

    def common(self, articles: Sequence[int]) -> tuple[str, ...]:
        """The tags that all of these articles have, by name."""
        return self._store.tags.common(articles)

    def complete(self, typed: str, limit: int = 9) -> list[str]:
        """The tags that fit what was typed, best first; the recent ones where nothing was."""
        wanted = typed.strip().lstrip("#").casefold()
        if not wanted:
            return self.recent(limit)
        from rapidfuzz import fuzz, process

        names = [tag.name for tag in self.all()]
        found = process.extract(
            wanted, names, scorer=fuzz.WRatio, processor=str.casefold, limit=None, score_cutoff=55
        )

        def rank(row: tuple[str, float, int]) -> tuple[bool, bool, float, str]:
            key = row[0].casefold()
            return (not key.startswith(wanted), wanted not in key, -row[1], key)

        return [name for name, _, _ in sorted(found, key=rank)[:limit]]

    def add(self, things: Sequence[int | str], names: Iterable[str]) -> None:
        """Put tags on articles (ids) and notes (id texts)."""
        articles, notes = self._sorted(things)
        tags = _normal(names)
        with self._store.journal.change(
            f"tagged {_what(articles, notes)} {_hashes(tags)}"
        ) as connection:
            self._store.tags.add(connection, tags, articles=articles, notes=notes)

    def remove(self, things: Sequence[int | str], names: Iterable[str]) -> None:
        """Take tags off articles (ids) and notes (id texts); what is written as `#tag` becomes a plain word."""
        articles, notes = self._sorted(things)
        tags = _normal(names)
        with self._store.journal.change(
            f"took {_hashes(tags)} off {_what(articles, notes)}"
        ) as connection:
            for tag in tags:
                self._rewrite(connection, tag, partial(untagged, name=tag), notes)
            self._store.tags.take_off(connection, tags, articles=articles, notes=notes)

    def rename(self, old: str, new: str) -> None:
        """Give a tag and all below it another name, where it is written in a note too."""
        old, new = normal(old), normal(new)
        with self._store.journal.change(f"renamed #{old} to #{new}") as connection:
            self._rewrite(connection, old, partial(renamed, old=old, new=new, below=True))
            self._store.tags.rename(connection, old, new)

    def merge(self, olds: Iterable[str], into: str) -> None:
        """Replace tags by another one everywhere, where they are written in a note too."""
        names, into = _normal(olds), normal(into)
        with self._store.journal.change(f"merged {_hashes(names)} into #{into}") as connection:
            for name in names:
                self._rewrite(connection, name, partial(renamed, old=name, new=into))
            self._store.tags.merge(connection, names, into)

    def describe(
        self, name: str, description: str | None = None, colour: str | None = None
    ) -> None:
        """Set a tag's description or colour; None leaves it as it is."""
        with self._store.journal.change(f"described #{normal(name)}") as connection:
            self._store.tags.describe(connection, name, description, colour)

    def delete(self, name: str) -> None:
        """Take a tag off everything and forget it; where it is written in a note it becomes a plain word."""
        name = normal(name)
        with self._store.journal.change(f"deleted #{name}") as connection:
            self._rewrite(connection, name, partial(untagged, name=name))
            self._store.tags.delete(connection, name)

    def preview(self, name: str) -> Tag:
        """What a change of this tag will touch; raises NotFound."""
        return self._store.tags.get(name)

    def written(self, name: str) -> int:
        """In how many notes a tag stands in the text, as `#tag`."""
        found = self._store.tags.written_in(self._store.connections.read(), normal(name))
        return sum(not note.removed and untagged(note.body, name) != note.body for note in found)

    def _rewrite(
        self,
        connection: sqlite3.Connection,
        name: str,
        written_anew: Callable[[str], str],
        only: Sequence[str] | None = None,
    ) -> None:
        """Change notes in whose text a tag or one below it stands: else editing them would bring it back."""
        for note in self._store.tags.written_in(connection, name):
            text = written_anew(note.body)
            if text != note.body and (only is None or note.id in only):
                self._store.notes.rewrite(connection, note.id, text)

    def _sorted(self, things: Sequence[int | str]) -> tuple[list[int], list[str]]:
        """Articles and notes apart; raises NotFound for what is not there."""
        articles = [thing for thing in things if isinstance(thing, int)]
        self._store.articles.require(articles)
        notes = [self._store.notes.get(thing).id for thing in things if isinstance(thing, str)]
        return articles, notes


def _normal(names: Iterable[str]) -> list[str]:
    return [normal(name) for name in names]


def _hashes(names: Iterable[str]) -> str:
    return " ".join(f"#{name}" for name in names)


def _what(articles: Sequence[int], notes: Sequence[str]) -> str:
    parts = [counted(len(articles), "article")] if articles or not notes else []
    if notes:
        parts.append(counted(len(notes), "note"))
    return " and ".join(parts)
