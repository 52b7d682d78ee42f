"""What the user did with articles: read, starred, archived, left at, and small settings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal

from nutgraf.store.clock import now
from nutgraf.store.conditions import listed
from nutgraf.store.connections import Connections
from nutgraf.store.journal import Journal

Flag = Literal["read", "starred", "archived"]

Setting = str | int | float | bool | list[str] | None


_TOGETHER = 2_000
"""Articles that are looked at in one statement."""


class ReadingTable:
    """Reads and writes reading state and positions."""

    def __init__(self, connections: Connections, journal: Journal) -> None:
        self._connections = connections
        self._journal = journal

    def set_flag(self, ids: Sequence[int], flag: Flag, value: bool, label: str) -> None:
        """Set one flag of many articles as one change; those that have it already are left alone."""
        with self._journal.change(label) as connection:
            connection.executemany(
                f"INSERT INTO reading (article_id, {flag}) VALUES (?, ?) ON CONFLICT (article_id)"
                f" DO UPDATE SET {flag} = excluded.{flag} WHERE {flag} <> excluded.{flag}",
                [(article_id, int(value)) for article_id in ids],
            )

    def first_without(self, ids: Iterable[int], flag: Flag) -> int | None:
        """The first of these articles that has not this flag; None where all have it."""
        connection = self._connections.read()
        for some in _in_parts(ids):
            row = connection.execute(
                "SELECT l.value FROM json_each(?) l LEFT JOIN reading r ON r.article_id = l.value"
                f" WHERE coalesce(r.{flag}, 0) = 0 ORDER BY l.key LIMIT 1",
                (listed(some),),
            ).fetchone()
            if row is not None:
                return int(row[0])
        return None

    def remember(self, article_id: int, offset: int) -> None:
        """Where an article was left."""
        with self._connections.write() as connection:
            connection.execute(
                "INSERT INTO positions (article_id, offset, left_at) VALUES (?, ?, ?)"
                " ON CONFLICT (article_id) DO UPDATE SET offset = excluded.offset, left_at = excluded.left_at",
                (article_id, offset, now()),
            )


class SettingTable:
    """Small things to remember between sessions, by name."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, name: str, default: Setting = None) -> Setting:
        """The value that was set, or the default."""
        row = (
            self._connections.read()
            .execute("SELECT value FROM settings WHERE name = ?", (name,))
            .fetchone()
        )
        value: Setting = default if row is None else json.loads(row[0])
        return value

    def set(self, name: str, value: Setting) -> None:
        """Remember a value; None forgets it."""
        with self._connections.write() as connection:
            if value is None:
                connection.execute("DELETE FROM settings WHERE name = ?", (name,))
                return
            connection.execute(
                "INSERT INTO settings (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, json.dumps(value, ensure_ascii=False)),
            )


def _in_parts(ids: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """The ids in their order, so many at a time."""
    rest = iter(ids)
    while some := tuple(islice(rest, _TOGETHER)):
        yield some
