"""What the user did with articles: read, starred, archived, left at, and small settings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from nutgraf.store.clock import now
from nutgraf.store.connections import Connections
from nutgraf.store.journal import Journal

Flag = Literal["read", "starred", "archived"]

Setting = str | int | float | bool | list[str] | None


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
