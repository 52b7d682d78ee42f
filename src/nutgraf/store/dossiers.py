"""One entity across the archive: how it is printed, where, what it says, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nutgraf.model.ledger import Form, Touched
from nutgraf.model.marks import Entity, EntityKind
from nutgraf.store.connections import Connections
from nutgraf.store.rows import names
from nutgraf.store.word_patterns import at_word

_ALIKE = 500
"""Entities that are looked at for similar names."""
_NEWEST = "a.date DESC, a.id DESC, m.start"


class DossierTable:
    """Reads what belongs to one entity."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def entity(self, entity_id: int) -> Entity | None:
        """One entity with its counts; None where there is none of this id."""
        row = (
            self._connections.read()
            .execute(
                "SELECT e.kind, e.name, (SELECT group_concat(l.name, char(31)) FROM aliases l"
                " WHERE l.entity_id = e.id) FROM entities e WHERE e.id = ?",
                (entity_id,),
            )
            .fetchone()
        )
        if row is None:
            return None
        return Entity(entity_id, EntityKind(row[0]), row[1], names(row[2]), *self._uses(entity_id))

    def named(self, name: str, kind: EntityKind | None = None) -> list[int]:
        """The entities of exactly this name that are mentioned, the most often named first."""
        found = self._connections.read().execute(
            "SELECT e.id FROM entities e WHERE e.name = ? AND (? IS NULL OR e.kind = ?)"
            " AND EXISTS (SELECT 1 FROM mentions x WHERE x.entity_id = e.id)"
            " ORDER BY (SELECT count(*) FROM mentions x WHERE x.entity_id = e.id) DESC",
            (name, kind and kind.value, kind and kind.value),
        )
        return [row[0] for row in found]

    def namesakes(self, key: str) -> list[int]:
        """The entities of this folded name that are mentioned."""
        found = self._connections.read().execute(
            'SELECT e.id FROM entities e WHERE e."key" = ?'
            " AND EXISTS (SELECT 1 FROM mentions x WHERE x.entity_id = e.id)",
            (key,),
        )
        return [row[0] for row in found]

    def sharing(self, words: Sequence[str]) -> list[tuple[int, str]]:
        """Entities that are mentioned and have one of these folded words in their name."""
        tests = " OR ".join(["' ' || e.name GLOB ?"] * len(words)) or "0"
        return list(
            self._connections.read().execute(
                f"SELECT e.id, e.name FROM entities e WHERE ({tests})"
                f" AND EXISTS (SELECT 1 FROM mentions x WHERE x.entity_id = e.id) LIMIT {_ALIKE}",
                [at_word(word) for word in words],
            )
        )

    def forms(self, entity_id: int) -> list[Form]:
        """How an entity is printed, the most frequent form first."""
        found = self._connections.read().execute(
            "SELECT x.text, count(*), count(DISTINCT m.article_id) FROM mentions x"
            " JOIN marks m ON m.id = x.mark_id WHERE x.entity_id = ? GROUP BY 1 ORDER BY 2 DESC, 1",
            (entity_id,),
        )
        return [Form(*row) for row in found]

    def touched(self, entity_id: int, name: str) -> Touched:
        """What hangs on an entity."""
        connection = self._connections.read()
        claims = connection.execute(
            "SELECT count(*) FROM claims WHERE speaker_name = ?", (name,)
        ).fetchone()[0]
        notes = connection.execute(
            "SELECT count(*) FROM notes WHERE entity_id = ? AND deleted IS NULL", (entity_id,)
        ).fetchone()[0]
        return Touched(*self._uses(entity_id), claims, notes)

    def dates(self, entity_id: int) -> tuple[str | None, str | None]:
        """The first and the last day on which an article named an entity."""
        row = (
            self._connections.read()
            .execute(
                "SELECT min(a.date), max(a.date) FROM mentions x JOIN marks m ON m.id = x.mark_id"
                " JOIN articles a ON a.id = m.article_id WHERE x.entity_id = ?",
                (entity_id,),
            )
            .fetchone()
        )
        return row[0], row[1]

    def first_mentions(self, entity_id: int, limit: int) -> list[int]:
        """The first mention in each of the newest articles that name an entity."""
        found = self._connections.read().execute(
            "SELECT min(m.id) FROM mentions x JOIN marks m ON m.id = x.mark_id"
            " JOIN articles a ON a.id = m.article_id WHERE x.entity_id = ?"
            " GROUP BY a.id ORDER BY a.date DESC, a.id DESC LIMIT ?",
            (entity_id, limit),
        )
        return [row[0] for row in found]

    def claims_of(self, name: str, limit: int) -> tuple[list[int], int]:
        """The newest claims of a speaker, and how many there are."""
        connection = self._connections.read()
        (total,) = connection.execute(
            "SELECT count(*) FROM claims WHERE speaker_name = ?", (name,)
        ).fetchone()
        found = connection.execute(
            "SELECT m.id FROM claims t JOIN marks m ON m.id = t.mark_id"
            " JOIN articles a ON a.id = m.article_id WHERE t.speaker_name = ?"
            f" ORDER BY {_NEWEST} LIMIT ?",
            (name, limit),
        )
        return [row[0] for row in found], total

    def figures_near(self, entity_id: int, reach: int, mentions: int) -> Iterator[tuple[int, str]]:
        """Figures that stand near one of the newest mentions, each with the text between the two."""
        yield from self._connections.read().execute(
            'SELECT f.id, min(substr(v.text, min(f."end", n."end") + 1,'
            ' max(f.start, n.start) - min(f."end", n."end")))'
            ' FROM (SELECT m.start, m."end", a.id, a.version_id, a.date FROM mentions x'
            " JOIN marks m ON m.id = x.mark_id JOIN articles a ON a.id = m.article_id"
            " WHERE x.entity_id = ? ORDER BY a.date DESC, a.id DESC LIMIT ?) n"
            " JOIN versions v ON v.id = n.version_id"
            " JOIN marks f ON f.article_id = n.id AND f.start BETWEEN n.start - ? AND n.start + ?"
            " WHERE f.kind = 'figure' GROUP BY f.id ORDER BY n.date DESC, n.id DESC, f.start",
            (entity_id, mentions, reach, reach),
        )

    def _uses(self, entity_id: int) -> tuple[int, int]:
        """How many mentions an entity has, in how many articles."""
        mentions, articles = (
            self._connections.read()
            .execute(
                "SELECT count(*), count(DISTINCT m.article_id) FROM mentions x"
                " JOIN marks m ON m.id = x.mark_id WHERE x.entity_id = ?",
                (entity_id,),
            )
            .fetchone()
        )
        return mentions, articles
