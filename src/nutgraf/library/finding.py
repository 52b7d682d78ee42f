"""Finding the article that an imported note was made on."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from nutgraf.export.links import page_key
from nutgraf.export.placing import placed
from nutgraf.export.readers.imported import ImportedNote, Named
from nutgraf.library.waiting import TELLING, folded
from nutgraf.model.article import Document
from nutgraf.model.notes import Anchor, NoteState
from nutgraf.store.exchange import ExchangeTable
from nutgraf.store.store import Store

if TYPE_CHECKING:
    from nutgraf.library.searching import Searching

_WORDS = 8
"""Words of it that are looked up."""
_KEPT = 64
"""Texts kept at hand, as the notes of one article stand together in most files."""

Found = tuple[int, Anchor | None, NoteState]
"""An article with the note's place in it."""


class Finder:
    """Looks articles up by digest, address, title, and a quotation that only one of them has."""

    def __init__(self, store: Store, search: Searching) -> None:
        self._store = store
        self._search = search
        self._exchange = ExchangeTable(store.connections)
        self._texts: dict[int, str] = {}
        self._coming: dict[int, Document] = {}
        self._digests: dict[str, int] = {}

    def expect(self, document: Document) -> int:
        """Count on an article that would be added; its id is negative."""
        return self.remember(-1 - len(self._coming), document)

    def remember(self, article_id: int, document: Document) -> int:
        """Know of an article that has just come; its id."""
        self._coming[article_id] = document
        self._digests[document.digest] = article_id
        key = page_key(document.url)
        if key is not None:
            _put(self._by_address, key, article_id)
        _put(self._by_title, folded(document.title), article_id)
        return article_id

    def article(self, named: Named) -> int | None:
        """The article of that digest or address, or else the only one of that title."""
        certain = self._certain(named)
        titled = self._by_title.get(folded(named.title), []) if named.title else []
        return certain[0] if certain else titled[0] if len(titled) == 1 else None

    def find(self, note: ImportedNote) -> Found | None:
        """The article of a note, and where its quotation stands there; None while the archive lacks it."""
        anchor = note.anchor
        certain = self._certain(note.named)
        if certain:
            return self._best(certain, anchor)
        titled = self._by_title.get(folded(note.named.title), []) if note.named.title else []
        if titled:
            found = self._best(titled, anchor)
            if found[2] is not NoteState.LOST:
                return found
        return self._by_quotation(anchor) if anchor is not None else None

    def text(self, article_id: int) -> str:
        """The newest text of an article."""
        if article_id in self._coming:
            return self._coming[article_id].text
        if article_id not in self._texts:
            if len(self._texts) >= _KEPT:
                self._texts.pop(next(iter(self._texts)))
            self._texts[article_id] = self._store.articles.get(article_id).text
        return self._texts[article_id]

    def _certain(self, named: Named) -> list[int]:
        if named.digest:
            if named.digest in self._digests:
                return [self._digests[named.digest]]
            known = self._store.articles.known_digest(named.digest)
            if known is not None:
                return [known.id]
        key = page_key(named.url)
        return self._by_address.get(key, []) if key is not None else []

    def _best(self, ids: list[int], anchor: Anchor | None) -> Found:
        """The first article in which the quotation stands with certainty, else the first."""
        if anchor is None:
            return ids[0], None, NoteState.PLACED
        found = [(i, *placed(anchor, self.text(i))) for i in ids[:20]]
        ranks = {NoteState.PLACED: 0, NoteState.MOVED: 1, NoteState.LOST: 2}
        return min(found, key=lambda one: ranks[one[2]])

    def _by_quotation(self, anchor: Anchor) -> Found | None:
        """The only article that has a long quotation word for word."""
        if len(anchor.quote) < TELLING:
            return None
        words = [w for w in anchor.quote.replace('"', " ").split() if w.isalnum()]
        if len(words) < _WORDS // 2:
            return None
        phrase = max((anchor.quote.split("\n")), key=len).replace('"', " ")
        looked_up = " ".join(phrase.split()[:_WORDS])
        ids = [*self._search.ids(f'"{looked_up}"')][:20]
        ids += [i for i in self._coming if i < 0][:_KEPT]
        found = [(i, *placed(anchor, self.text(i))) for i in ids]
        sure = [one for one in found if one[2] is NoteState.PLACED]
        return sure[0] if len(sure) == 1 else None

    @cached_property
    def _by_address(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for article_id, url in self._exchange.addresses():
            key = page_key(url)
            if key is not None:
                found.setdefault(key, []).append(article_id)
        return found

    @cached_property
    def _by_title(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for article_id, title in self._exchange.titles():
            found.setdefault(folded(title), []).append(article_id)
        return found


def _put(ids: dict[str, list[int]], key: str, article_id: int) -> None:
    there = ids.setdefault(key, [])
    if article_id not in there:
        there.append(article_id)
