"""Ledgers: figures and claims of the whole archive lined up, its entities, and the dossier of each."""

from __future__ import annotations

import re
import sqlite3
import threading
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from nutgraf.errors import NotFound
from nutgraf.model.ledger import Dossier, Listed, Passage, Touched
from nutgraf.model.marks import Entity, EntityKind, MarkKind, Span
from nutgraf.store.clock import as_date
from nutgraf.store.dossiers import DossierTable
from nutgraf.store.ledgers import ORDERS, LedgerTable
from nutgraf.store.marks import fold

if TYPE_CHECKING:
    from nutgraf.library.searching import Searching
    from nutgraf.store.store import Store

NEWEST = 100
"""Rows of each part of a dossier."""
_NEAR = 240
"""Characters between a name and a figure in which both may stand in one sentence."""
_NEAR_LOOKED_AT = 300
"""Mentions of an entity around which figures are looked for."""
_AROUND = 400
_SENTENCE_END = re.compile(r"[.?!][”’\"')]* |\n")


class EntityList:
    """Entities in order, with their counts; the rows themselves are read when they are seen."""

    def __init__(
        self, ids: array[int], mentions: array[int], articles: array[int], table: LedgerTable
    ) -> None:
        self.ids = ids
        self._mentions = mentions
        self._articles = articles
        self._table = table

    def __len__(self) -> int:
        return len(self.ids)

    def window(self, start: int, end: int) -> list[Entity]:
        """The entities at some places of the order."""
        ids = self.ids[start:end]
        known = self._table.entities(ids)
        return [
            Entity(id, *known[id], mentions=self._mentions[place], articles=self._articles[place])
            for place, id in enumerate(ids, start)
            if id in known
        ]


class Ledgers:
    """Lists of marks across articles; every method may be called from any thread."""

    def __init__(self, store: Store, search: Searching) -> None:
        self._search = search
        self._store = store
        self._table = LedgerTable(store.connections)
        self._dossiers = DossierTable(store.connections)
        self._running: set[sqlite3.Connection] = set()
        self._lock = threading.Lock()

    @staticmethod
    def orders(kind: MarkKind) -> tuple[str, ...]:
        """The orders that a list of this kind can have; the first is the usual one."""
        return tuple(ORDERS[kind])

    def marks(
        self, kind: MarkKind, query: str = "", *, sort: str = "", limit: int | None = None
    ) -> array[int] | None:
        """Figures or claims that a query means, in order, by the ids that `listed` takes.

        None where it was called off.
        """
        from nutgraf.search.ledgers import asked_of_marks

        with self._stoppable() as connection:
            parsed, vocabulary = self._search.parsed(query)
            asked = asked_of_marks(connection, vocabulary, parsed, kind)
            most = -1 if limit is None else limit
            return self._table.mark_ids(kind, asked.articles, asked.own, sort, most)
        return None

    def listed(self, ids: Sequence[int]) -> list[Listed]:
        """The rows of these figures or claims, in this order; those that are gone are left out."""
        found = self._table.listed(ids)
        return [found[id] for id in ids if id in found]

    def entities(self, query: str = "", *, sort: str = "") -> EntityList | None:
        """The entities that a query means, in order; None where it was called off."""
        from nutgraf.search.ledgers import asked_of_entities

        with self._stoppable() as connection:
            parsed, vocabulary = self._search.parsed(query)
            asked = asked_of_entities(connection, vocabulary, parsed)
            columns = self._table.entity_counts(asked.articles, asked.own, sort)
            return EntityList(*columns, self._table)
        return None

    def entity(self, entity_id: int) -> Entity:
        """One entity with its counts; raises NotFound."""
        entity = self._dossiers.entity(entity_id)
        if entity is None:
            raise NotFound("There is no such entity any more.")
        return entity

    def find_entity(self, name: str, kind: EntityKind | None = None) -> Entity:
        """The entity of exactly this name that is named most often; raises NotFound."""
        found = self._dossiers.named(name, kind)
        if not found:
            raise NotFound(f"Nothing in the archive has the name {name!r}.")
        return self.entity(found[0])

    def namesakes(self, name: str) -> list[Entity]:
        """The entities of this name in any case, of whatever kind."""
        return [self.entity(id) for id in self._dossiers.namesakes(fold(name))]

    def similar(self, entity: Entity, limit: int) -> list[Entity]:
        """Entities that share a word with one, those with the most similar names first."""
        from rapidfuzz import fuzz, process

        names = {entity.name, *entity.aliases}
        words = {word for name in names for word in fold(name).split() if len(word) > 2}
        near = {id: name for id, name in self._dossiers.sharing(sorted(words)) if id != entity.id}
        found = process.extract(entity.name, near, scorer=fuzz.WRatio, limit=limit)
        return [self.entity(id) for _, _, id in found]

    def passage(self, article_id: int, span: Span) -> Passage:
        """The paragraph around a mark, as much of it as is shown beside a list."""
        text, first = self._table.around(article_id, span.start, span.end, _AROUND)
        start, end = span.start - first, span.end - first
        before = text.rfind("\n\n", 0, start)
        begins = before + 2 if before >= 0 else text.find(" ", 0, start) + 1 if first else 0
        after = text.find("\n\n", end)
        shown = text[begins : after if after >= 0 else None]
        return Passage(shown, Span(start - begins, end - begins))

    def dossier(self, entity_id: int) -> Dossier:
        """What the archive has of one entity; raises NotFound."""
        entity, table = self.entity(entity_id), self._dossiers
        first, last = table.dates(entity_id)
        claims, said = table.claims_of(entity.name, NEWEST)
        return Dossier(
            entity,
            tuple(table.forms(entity_id)),
            as_date(first),
            as_date(last),
            tuple(self.listed(table.first_mentions(entity_id, NEWEST))),
            tuple(self.listed(self._figures_with(entity_id))),
            tuple(self.listed(claims)),
            said,
            tuple(self._store.notes.of_entity(entity_id)),
        )

    def touched(self, entity: Entity) -> Touched:
        """What a decision on an entity would change."""
        return self._dossiers.touched(entity.id, entity.name)

    def interrupt(self) -> None:
        """Call off the lists that are being made."""
        with self._lock:
            for connection in self._running:
                connection.interrupt()

    def _figures_with(self, entity_id: int) -> list[int]:
        """Figures that stand in one sentence with an entity."""
        near = self._dossiers.figures_near(entity_id, _NEAR, _NEAR_LOOKED_AT)
        found = (figure for figure, between in near if not _SENTENCE_END.search(between))
        return list(islice(found, NEWEST))

    @contextmanager
    def _stoppable(self) -> Iterator[sqlite3.Connection]:
        connection = self._store.connections.read()
        with self._lock:
            self._running.add(connection)
        try:
            yield connection
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
        finally:
            with self._lock:
                self._running.discard(connection)
