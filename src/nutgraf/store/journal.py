"""The undo journal: triggers write down every row that a change alters in a user table.

The technique is SQLite's own (sqlite.org/undoredo.html), with whole rows as JSON, so that one mechanism serves
every table and every mass change.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from nutgraf.model.changes import Change
from nutgraf.store.clock import now
from nutgraf.store.conditions import numbers
from nutgraf.store.connections import Connections

WATCHED = (
    "notes",
    "tags",
    "note_tags",
    "article_tags",
    "reading",
    "saved_searches",
    "verdicts",
    "corrections",
    "feeds",
)
"""The tables that hold what the user made, parents before children."""

KEEP_DAYS = 30

Touch = tuple[str, dict[str, Any] | None, dict[str, Any] | None]
"""A table, and one of its rows before and after a change."""


class Journal:
    """Records changes, undoes and redoes them, in the order they were made."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @contextmanager
    def change(self, label: str) -> Iterator[sqlite3.Connection]:
        """A write transaction whose effects on user tables can be undone under this label.

        A change inside another one becomes part of it. One that alters nothing leaves no trace, and what was undone
        can still be done again.
        """
        with self._connections.write() as connection:
            if _recording(connection) is not None:
                yield connection
                return
            cursor = connection.execute(
                "INSERT INTO changes (label, made) VALUES (?, ?)", (label, now())
            )
            change_id = cursor.lastrowid
            connection.execute("UPDATE recording SET change_id = ?", (change_id,))
            yield connection
            connection.execute("UPDATE recording SET change_id = NULL")
            altered = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM change_rows WHERE change_id = ?)", (change_id,)
            ).fetchone()[0]
            over = "undone = 1" if altered else f"id = {change_id}"
            connection.execute(f"DELETE FROM changes WHERE {over}")

    def undo(self) -> Change | None:
        """Take the newest change back and give it, or None where there is nothing to undo."""
        return self._step(undone=0, order="DESC")

    def redo(self) -> Change | None:
        """Do the oldest undone change again and give it, or None."""
        return self._step(undone=1, order="ASC")

    def changes(self, limit: int = 50) -> list[Change]:
        """What can be undone, newest first."""
        rows = self._connections.read().execute(
            "SELECT id, label, made FROM changes WHERE undone = 0 ORDER BY id DESC LIMIT ?",
            (limit,),
        )
        return [Change(*row) for row in rows]

    def all_changes(self, limit: int) -> list[Change]:
        """What can be undone, and what was undone and can be done again, newest first."""
        rows = self._connections.read().execute(
            "SELECT id, label, made, undone FROM changes ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [Change(row[0], row[1], row[2], bool(row[3])) for row in rows]

    def is_undone(self, change_id: int) -> bool | None:
        """Whether a change is undone; None where there is none of that id any more."""
        row = (
            self._connections.read()
            .execute("SELECT undone FROM changes WHERE id = ?", (change_id,))
            .fetchone()
        )
        return None if row is None else bool(row[0])

    def touched(self, ids: Sequence[int], limit: int) -> list[Touch]:
        """The rows that some changes altered, in the order in which they did, up to so many."""
        rows = self._connections.read().execute(
            'SELECT "table", before, after FROM change_rows'
            f" WHERE change_id IN ({numbers(ids)}) ORDER BY id LIMIT ?",
            (limit,),
        )
        return [
            (table, json.loads(before) if before else None, json.loads(after) if after else None)
            for table, before, after in rows
        ]

    def images(
        self, connection: sqlite3.Connection, change: Change, table: str
    ) -> list[dict[str, Any]]:
        """The rows of one table that a change made, altered or took away."""
        found = connection.execute(
            'SELECT coalesce(after, before) FROM change_rows WHERE change_id = ? AND "table" = ?',
            (change.id, table),
        )
        return [json.loads(image) for (image,) in found]

    def forget_old(self) -> None:
        """Drop what is older than `KEEP_DAYS` days."""
        with self._connections.write() as connection:
            connection.execute(
                "DELETE FROM changes WHERE made < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', ?)",
                (f"-{KEEP_DAYS} days",),
            )

    def _step(self, *, undone: int, order: str) -> Change | None:
        with self._connections.write() as connection:
            change = connection.execute(
                f"SELECT id, label, made FROM changes WHERE undone = ? ORDER BY id {order} LIMIT 1",
                (undone,),
            ).fetchone()
            if change is None:
                return None
            connection.execute("PRAGMA defer_foreign_keys = ON")
            there, back = ("before", "after") if undone else ("after", "before")
            rows = connection.execute(
                f'SELECT "table", {there}, {back} FROM change_rows WHERE change_id = ?'
                f" ORDER BY id {'ASC' if undone else 'DESC'}",
                (change[0],),
            ).fetchall()
            for (table, gone), same in groupby(rows, key=lambda row: (row[0], row[2] is None)):
                images = [json.loads(old if gone else new) for _, old, new in same]
                (_take_away if gone else _put)(connection, table, images)
            connection.execute("UPDATE changes SET undone = 1 - undone WHERE id = ?", (change[0],))
            return Change(*change)


def create_triggers(connection: sqlite3.Connection) -> None:
    """(Re)create the triggers that record changes of the watched tables; those of a later schema step are skipped."""
    for table in WATCHED:
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        if not names:
            continue
        for verb in ("INSERT", "UPDATE", "DELETE"):
            before = _image("OLD", names) if verb != "INSERT" else "NULL"
            after = _image("NEW", names) if verb != "DELETE" else "NULL"
            name = f"journal_{table}_{verb.lower()}"
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
            connection.execute(
                f"CREATE TRIGGER {name} AFTER {verb} ON {table}"
                " WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN"
                ' INSERT INTO change_rows (change_id, "table", before, after)'
                f" VALUES ((SELECT change_id FROM recording), '{table}', {before}, {after}); END"
            )


def _image(which: str, names: list[str]) -> str:
    pairs = ", ".join(f"'{name}', {which}.\"{name}\"" for name in names)
    return f"json_object({pairs})"


def _recording(connection: sqlite3.Connection) -> int | None:
    change_id: int | None = connection.execute("SELECT change_id FROM recording").fetchone()[0]
    return change_id


def _keys(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table's primary key."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]


def _take_away(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    """Delete rows."""
    keys = _keys(connection, table)
    where = " AND ".join(f'"{key}" = ?' for key in keys)
    connection.executemany(
        f"DELETE FROM {table} WHERE {where}", [[row[key] for key in keys] for row in rows]
    )


def _put(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    """Make rows as they were; rows of before a schema step may lack its columns."""
    keys = _keys(connection, table)
    key_list = ", ".join(f'"{key}"' for key in keys)
    for names, alike in groupby(rows, key=tuple):
        columns = ", ".join(f'"{name}"' for name in names)
        places = ", ".join("?" for _ in names)
        updates = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in keys)
        conflict = f"DO UPDATE SET {updates}" if updates else "DO NOTHING"
        connection.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({places}) ON CONFLICT ({key_list}) {conflict}",
            [list(row.values()) for row in alike],
        )
