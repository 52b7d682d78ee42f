"""Reads that only export and import need."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.store.connections import Connections


class ExchangeTable:
    """Looks things up across tables; changes nothing."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def addresses(self) -> Iterator[tuple[int, str]]:
        """Id and address of every article that has one."""
        yield from self._connections.read().execute(
            "SELECT id, url FROM articles WHERE url IS NOT NULL ORDER BY id"
        )

    def titles(self) -> Iterator[tuple[int, str]]:
        """Id and title of every article."""
        yield from self._connections.read().execute("SELECT id, title FROM articles ORDER BY id")

    def removed(self, note_id: str) -> bool | None:
        """Whether a note was removed; None where the archive has never had it."""
        row = (
            self._connections.read()
            .execute("SELECT deleted IS NOT NULL FROM notes WHERE id = ?", (note_id,))
            .fetchone()
        )
        return None if row is None else bool(row[0])
