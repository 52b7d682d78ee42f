"""Tags on notes and articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nutgraf.errors import NotFound, UsageError
from nutgraf.model.notes import Tag
from nutgraf.store.clock import now
from nutgraf.store.conditions import LISTED, listed
from nutgraf.store.connections import Connections

_TAG = """
    SELECT t.name, t.colour, t.description,
        (SELECT count(*) FROM note_tags x JOIN notes n ON n.id = x.note_id
            WHERE x.tag_id = t.id AND n.deleted IS NULL),
        (SELECT count(*) FROM article_tags x WHERE x.tag_id = t.id)
    FROM tags t
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A note in whose text a tag may stand."""

    id: str
    body: str
    removed: bool


def normal(name: str) -> str:
    """A tag's name as it is stored: no `#`, dashes for spaces, parts between single slashes."""
    parts = ["-".join(part.split()) for part in name.strip().lstrip("#").split("/")]
    tidy = "/".join(part for part in parts if part)
    if not tidy or not tidy.isprintable():
        raise UsageError(f"{name!r} is no name for a tag.")
    return tidy


class TagTable:
    """Reads and writes tags; changes belong inside `Journal.change()`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> list[Tag]:
        """Every tag by name, with how often it is used."""
        return [Tag(*row) for row in self._connections.read().execute(f'{_TAG} ORDER BY t."key"')]

    def names(self) -> list[tuple[int, str]]:
        """Row id and name of every tag."""
        return list(self._connections.read().execute("SELECT id, name FROM tags"))

    def get(self, name: str) -> Tag:
        """One tag; raises NotFound."""
        row = (
            self._connections.read()
            .execute(f'{_TAG} WHERE t."key" = ?', (normal(name).casefold(),))
            .fetchone()
        )
        if row is None:
            raise NotFound(
                f"There is no tag #{normal(name)}.", hint="`nutgraf tag list` shows them."
            )
        return Tag(*row)

    def recent(self, limit: int) -> list[str]:
        """The names last put on something, newest first."""
        found = self._connections.read().execute(
            "SELECT name FROM tags WHERE used <> '' ORDER BY used DESC, id DESC LIMIT ?", (limit,)
        )
        return [row[0] for row in found]

    def common(self, articles: Sequence[int]) -> tuple[str, ...]:
        """The names that all of these articles have, by name."""
        found = self._connections.read().execute(
            "SELECT name FROM tags t JOIN article_tags a ON a.tag_id = t.id"
            f" WHERE a.article_id IN {LISTED} GROUP BY t.id HAVING count(*) = ?"
            ' ORDER BY t."key"',
            (listed(articles), len(set(articles))),
        )
        return tuple(name for (name,) in found)

    def ensure(self, connection: sqlite3.Connection, name: str) -> int:
        """The id of a tag, made if it is new."""
        name = normal(name)
        row = connection.execute(
            'SELECT id FROM tags WHERE "key" = ?', (name.casefold(),)
        ).fetchone()
        if row is not None:
            return int(row[0])
        cursor = connection.execute(
            'INSERT INTO tags (name, "key", used) VALUES (?, ?, ?)', (name, name.casefold(), now())
        )
        return int(cursor.lastrowid or 0)

    def add(
        self,
        connection: sqlite3.Connection,
        names: Iterable[str],
        *,
        articles: Sequence[int] = (),
        notes: Sequence[str] = (),
    ) -> None:
        """Put tags on articles and notes; those that are there already stay."""
        for name in names:
            tag_id = self.ensure(connection, name)
            connection.executemany(
                "INSERT INTO article_tags (article_id, tag_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(i, tag_id) for i in articles],
            )
            connection.executemany(
                "INSERT INTO note_tags (note_id, tag_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(i, tag_id) for i in notes],
            )
            connection.execute("UPDATE tags SET used = ? WHERE id = ?", (now(), tag_id))

    def take_off(
        self,
        connection: sqlite3.Connection,
        names: Iterable[str],
        *,
        articles: Sequence[int] = (),
        notes: Sequence[str] = (),
    ) -> None:
        """Take tags off articles and notes; the tags themselves stay."""
        for name in names:
            tag_id = self._id(connection, name)
            connection.executemany(
                "DELETE FROM article_tags WHERE article_id = ? AND tag_id = ?",
                [(i, tag_id) for i in articles],
            )
            connection.executemany(
                "DELETE FROM note_tags WHERE note_id = ? AND tag_id = ?",
                [(i, tag_id) for i in notes],
            )

    def set_of_note(
        self, connection: sqlite3.Connection, note_id: str, names: Iterable[str]
    ) -> None:
        """Make these the tags of a note, and no others."""
        wanted = {self.ensure(connection, name) for name in names}
        present = {
            row[0]
            for row in connection.execute(
                "SELECT tag_id FROM note_tags WHERE note_id = ?", (note_id,)
            )
        }
        connection.executemany(
            "DELETE FROM note_tags WHERE note_id = ? AND tag_id = ?",
            [(note_id, tag_id) for tag_id in present - wanted],
        )
        connection.executemany(
            "INSERT INTO note_tags (note_id, tag_id) VALUES (?, ?)",
            [(note_id, tag_id) for tag_id in sorted(wanted - present)],
        )

    def written_in(self, connection: sqlite3.Connection, name: str) -> list[Written]:
        """The notes that may have a tag, or one below it, in their text; removed ones too."""
        key = name.casefold()
        found = connection.execute(
            "SELECT DISTINCT n.id, n.body, n.deleted IS NOT NULL FROM notes n"
            " JOIN note_tags x ON x.note_id = n.id JOIN tags t ON t.id = x.tag_id"
            ' WHERE (t."key" = ? OR substr(t."key", 1, ?) = ?) AND instr(n.body, \'#\')',
            (key, len(key) + 1, f"{key}/"),
        )
        return [Written(row[0], row[1], bool(row[2])) for row in found.fetchall()]

    def rename(self, connection: sqlite3.Connection, old: str, new: str) -> None:
        """Give a tag, and all below it in the hierarchy, another name; one that exists is merged with."""
        tag_id = self._id(connection, old)
        old_name = connection.execute("SELECT name FROM tags WHERE id = ?", (tag_id,)).fetchone()[0]
        new = normal(new)
        for row_id, name in self._family(connection, old_name):
            self._rename_one(connection, row_id, new + name[len(old_name) :])

    def merge(self, connection: sqlite3.Connection, olds: Iterable[str], into: str) -> None:
        """Replace tags by another one everywhere."""
        target = self.ensure(connection, into)
        for old in olds:
            tag_id = self._id(connection, old)
            if tag_id != target:
                self._move(connection, tag_id, target)

    def describe(
        self, connection: sqlite3.Connection, name: str, description: str | None, colour: str | None
    ) -> None:
        """Set a tag's description or colour; None leaves it as it is."""
        connection.execute(
            "UPDATE tags SET description = coalesce(?, description), colour = coalesce(?, colour)"
            " WHERE id = ?",
            (description, colour, self._id(connection, name)),
        )

    def delete(self, connection: sqlite3.Connection, name: str) -> None:
        """Take a tag off everything and forget it."""
        tag_id = self._id(connection, name)
        connection.execute("DELETE FROM note_tags WHERE tag_id = ?", (tag_id,))
        connection.execute("DELETE FROM article_tags WHERE tag_id = ?", (tag_id,))
        connection.execute("DELETE FROM tags WHERE id = ?", (tag_id,))

    def _rename_one(self, connection: sqlite3.Connection, tag_id: int, new: str) -> None:
        row = connection.execute(
            'SELECT id FROM tags WHERE "key" = ?', (new.casefold(),)
        ).fetchone()
        if row is not None and row[0] != tag_id:
            self._move(connection, tag_id, row[0])
        else:
            connection.execute(
                'UPDATE tags SET name = ?, "key" = ? WHERE id = ?', (new, new.casefold(), tag_id)
            )

    @staticmethod
    def _move(connection: sqlite3.Connection, tag_id: int, target: int) -> None:
        for table, owner in (("note_tags", "note_id"), ("article_tags", "article_id")):
            connection.execute(
                f"INSERT INTO {table} ({owner}, tag_id) SELECT {owner}, ? FROM {table}"
                " WHERE tag_id = ? ON CONFLICT DO NOTHING",
                (target, tag_id),
            )
            connection.execute(f"DELETE FROM {table} WHERE tag_id = ?", (tag_id,))
        connection.execute("DELETE FROM tags WHERE id = ?", (tag_id,))

    @staticmethod
    def _family(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
        key = name.casefold()
        return connection.execute(
            'SELECT id, name FROM tags WHERE "key" = ? OR substr("key", 1, ?) = ?',
            (key, len(key) + 1, key + "/"),
        ).fetchall()

    @staticmethod
    def _id(connection: sqlite3.Connection, name: str) -> int:
        row = connection.execute(
            'SELECT id FROM tags WHERE "key" = ?', (normal(name).casefold(),)
        ).fetchone()
        if row is None:
            raise NotFound(
                f"There is no tag #{normal(name)}.", hint="`nutgraf tag list` shows them."
            )
        return int(row[0])
