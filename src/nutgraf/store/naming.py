"""From the names in a query to row ids: tags, sources and entities."""

from __future__ import annotations

import sqlite3

from nutgraf.model.marks import EntityKind
from nutgraf.model.query import Field
from nutgraf.store.conditions import like, numbers
from nutgraf.store.folding import fold, name_key

KINDS: dict[Field, EntityKind | None] = {
    Field.ENTITY: None,
    Field.PERSON: EntityKind.PERSON,
    Field.ORG: EntityKind.ORGANISATION,
    Field.PLACE: EntityKind.PLACE,
}
"""The kinds of entity that fields look for; null for every kind."""

_MOST = 500
"""Entities that one name stands for at the most."""


class Naming:
    """Finds what a name in a query means; a half-typed one means all that begin so."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._called: dict[tuple[Field, str, bool], list[int]] = {}
        self.unknown: list[tuple[Field, str]] = []
        """Names that mean nothing in this archive."""

    def tags(self, name: str, *, half_typed: bool = False) -> list[int]:
        """The tag of this name with all below it in the hierarchy; else, half-typed, those that begin so."""
        key = name.strip().lstrip("#").casefold().replace(" ", "-")
        found = self._ids(
            'SELECT id FROM tags WHERE "key" = ? OR substr("key", 1, ?) = ?',
            (key, len(key) + 1, key + "/"),
        )
        if not found and half_typed:
            found = self._ids('SELECT id FROM tags WHERE substr("key", 1, ?) = ?', (len(key), key))
        return self._noted(found, Field.TAG, name)

    def sources(self, name: str, *, half_typed: bool = False) -> list[int]:
        """The sources of this name; else those whose name begins so, then those that contain it."""
        wanted = fold(" ".join(name.split()))
        names = [
            (row_id, fold(known))
            for row_id, known in self._connection.execute("SELECT id, name FROM sources")
        ]
        found = [row_id for row_id, known in names if known == wanted and not half_typed]
        found = found or [row_id for row_id, known in names if known.startswith(wanted)]
        found = found or [row_id for row_id, known in names if wanted in known]
        return self._noted(found, Field.SOURCE, name)

    def entities(self, field: Field, name: str, *, half_typed: bool = False) -> list[int]:
        """Those that are called so; else those in whose names a word begins so."""
        found = self.called(field, name, half_typed=half_typed)
        if not found:
            inside = self._named("LIKE ? ESCAPE '\\'", (like(name_key(name)),), KINDS[field])
            found = self._with_other_names(inside)
        return self._noted(found, field, name)

    def called(self, field: Field, name: str, *, half_typed: bool = False) -> list[int]:
        """Entities of this name or alias, and those that share an unmistakable alias with one of them.

        Where there are none, those whose names begin so.
        """
        kind, key = KINDS[field], name_key(name)
        known = self._called.get((field, key, half_typed))
        if known is None:
            found = self._named("= ?", (key,), kind)
            if not found or half_typed:
                found += self._named(">= ? AND {key} < ?", (key, key + "\U0010ffff"), kind)
            known = self._with_other_names(list(dict.fromkeys(found))[:_MOST])
            self._called[field, key, half_typed] = known
        return known

    def note_if_nowhere(self, match: str, field: Field, name: str) -> None:
        """Take note of a name that the full-text index has in no article."""
        found = self._ids(
            "SELECT rowid FROM article_search WHERE article_search MATCH ? LIMIT 1", (match,)
        )
        self._noted(found, field, name)

    def _named(self, test: str, values: tuple[str, ...], kind: EntityKind | None) -> list[int]:
        """Ids of entities whose name or an alias of which passes a test."""
        # The plus and the CROSS keep SQLite from walking through all entities of the kind.
        of_kind = "" if kind is None else f" AND +e.kind = '{kind.value}'"
        by_name = test.replace("{key}", 'e."key"')
        by_alias = test.replace("{key}", 'l."key"')
        return self._ids(
            f'SELECT * FROM (SELECT e.id FROM entities e WHERE e."key" {by_name}{of_kind} LIMIT {_MOST})'
            " UNION SELECT * FROM (SELECT e.id FROM aliases l CROSS JOIN entities e ON e.id = l.entity_id"
            f' WHERE l."key" {by_alias}{of_kind} LIMIT {_MOST})',
            (*values, *values),
        )

    def _with_other_names(self, ids: list[int]) -> list[int]:
        """Add the entities that go by the same short form or the same full name elsewhere."""
        if not ids:
            return ids
        listed = numbers(ids)
        # An alias in capitals ("CSTO") or of several words is shared by the same thing only; a surname is not.
        more = self._ids(
            f'SELECT e.id FROM (SELECT name, "key" FROM aliases WHERE entity_id IN ({listed})'
            f' UNION SELECT name, "key" FROM entities WHERE id IN ({listed})) n'
            ' JOIN entities e ON e."key" = n."key"'
            " WHERE (n.name = upper(n.name) AND length(n.name) > 2) OR n.name LIKE '% %'"
            f" LIMIT {_MOST}",
            (),
        )
        return list(dict.fromkeys(ids + more))

    def _ids(self, sql: str, values: tuple[str | int, ...]) -> list[int]:
        return [row[0] for row in self._connection.execute(sql, values)]

    def _noted(self, found: list[int], field: Field, name: str) -> list[int]:
        if not found:
            self.unknown.append((field, name))
        return found
