"""Notes: never overwritten by the program, never deleted for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.errors import AmbiguousName, NotFound
from nutgraf.model.notes import Anchor, Note, NoteState
from nutgraf.store import rows
from nutgraf.store.clock import now
from nutgraf.store.conditions import LISTED, listed
from nutgraf.store.connections import Connections
from nutgraf.store.tags import TagTable


@dataclass(frozen=True, slots=True)
class Waiting:
    """An imported note whose article is not in the archive yet."""

    id: str
    title: str
    url: str | None
    anchor: Anchor | None


class NoteTable:
    """Reads and writes notes; changes belong inside `Journal.change()`."""

    def __init__(self, connections: Connections, tags: TagTable) -> None:
        self._connections = connections
        self._tags = tags

    def get(self, beginning: str, *, deleted: bool = False) -> Note:
        """The note whose id begins so; raises NotFound or AmbiguousName.

        With `deleted` only removed notes are looked at.
        """
        wanted = beginning.strip().upper()
        found = [
            rows.note(row)
            for row in self._connections.read().execute(
                f"{rows.NOTE} WHERE n.id >= ? AND n.id < ? AND (n.deleted IS NOT NULL) = ?"
                " ORDER BY n.id LIMIT 2",
                (wanted, wanted + "\x7f", int(deleted)),
            )
        ]
        if not wanted or not found:
            kind = "removed note" if deleted else "note"
            raise NotFound(
                f"There is no {kind} {beginning!r}.", hint="`nutgraf note list` shows them."
            )
        if len(found) > 1:
            raise AmbiguousName(
                f"More than one note begins with {beginning!r}.", hint="Give more of its id."
            )
        return found[0]

    def of_article(self, article_id: int) -> list[Note]:
        """The notes of an article in the order of the text, and those on entities named in it."""
        found = self._connections.read().execute(
            f"{rows.NOTE} WHERE n.deleted IS NULL AND (n.article_id = ? OR n.entity_id IN"
            " (SELECT x.entity_id FROM mentions x JOIN marks m ON m.id = x.mark_id"
            " WHERE m.article_id = ?)) ORDER BY n.start IS NULL, n.start, n.id",
            (article_id, article_id),
        )
        return [rows.note(row) for row in found]

    def of_entity(self, entity_id: int) -> list[Note]:
        """The notes on an entity, newest first."""
        found = self._connections.read().execute(
            f"{rows.NOTE} WHERE n.deleted IS NULL AND n.entity_id = ? ORDER BY n.created DESC, n.id",
            (entity_id,),
        )
        return [rows.note(row) for row in found]

    def by_ids(self, ids: Sequence[str]) -> list[Note]:
        """These notes, in this order; removed and unknown ones are left out."""
        read = self._connections.read().execute(
            f"{rows.NOTE} WHERE n.deleted IS NULL AND n.id IN {LISTED}", (listed(ids),)
        )
        found = {row[0]: rows.note(row) for row in read}
        return [found[i] for i in ids if i in found]

    def ids(self) -> list[str]:
        """All notes that are not removed, newest first."""
        found = self._connections.read().execute(
            "SELECT id FROM notes WHERE deleted IS NULL ORDER BY created DESC, id DESC"
        )
        return [row[0] for row in found]

    def put(
        self,
        connection: sqlite3.Connection,
        note: Note,
        *,
        version_id: int | None,
        url: str | None = None,
    ) -> None:
        """Insert a note, or replace what is stored under its id."""
        anchor = note.anchor
        connection.execute(
            "INSERT INTO notes (id, target, article_id, entity_id, version_id, start,"
            ' "end", quote, prefix, suffix, body, colour, state, title, url, created, updated,'
            " deleted, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)"
            " ON CONFLICT (id) DO UPDATE SET target = excluded.target,"
            " article_id = excluded.article_id, entity_id = excluded.entity_id,"
            " version_id = excluded.version_id, start = excluded.start,"
            ' "end" = excluded."end", quote = excluded.quote, prefix = excluded.prefix,'
            " suffix = excluded.suffix, body = excluded.body, colour = excluded.colour,"
            " state = excluded.state, title = excluded.title, url = excluded.url,"
            " updated = excluded.updated, deleted = NULL, digest = excluded.digest",
            (
                note.id,
                note.target.value,
                note.article,
                note.entity,
                version_id,
                anchor.start if anchor else None,
                anchor.end if anchor else None,
                anchor.quote if anchor else None,
                anchor.prefix if anchor else "",
                anchor.suffix if anchor else "",
                note.body,
                note.colour,
                note.state.value,
                note.title if note.article is None and note.entity is None else "",
                url,
                note.created,
                note.updated,
                digest_of(anchor.quote if anchor else "", note.body),
            ),
        )
        self._tags.set_of_note(connection, note.id, note.tags)

    def place(
        self,
        connection: sqlite3.Connection,
        note_id: str,
        anchor: Anchor,
        state: NoteState,
        *,
        article_id: int,
        version_id: int,
    ) -> None:
        """Record where a note stands in a text; the words of the user are not touched."""
        connection.execute(
            'UPDATE notes SET article_id = ?, version_id = ?, start = ?, "end" = ?, quote = ?,'
            " prefix = ?, suffix = ?, state = ?, digest = ? WHERE id = ?",
            (
                article_id, version_id, anchor.start, anchor.end, anchor.quote, anchor.prefix,
                anchor.suffix, state.value,
                digest_of(anchor.quote, self._body(connection, note_id)), note_id,
            ),
        )  # fmt: skip

    def rewrite(self, connection: sqlite3.Connection, note_id: str, body: str) -> None:
        """Put other words into a note; its place and its tags stay."""
        (quote,) = connection.execute("SELECT quote FROM notes WHERE id = ?", (note_id,)).fetchone()
        connection.execute(
            "UPDATE notes SET body = ?, updated = ?, digest = ? WHERE id = ?",
            (body, now(), digest_of(quote or "", body), note_id),
        )

    def move_entity(self, connection: sqlite3.Connection, old_id: int, new_id: int) -> None:
        """Hang the notes on one entity on another one."""
        connection.execute("UPDATE notes SET entity_id = ? WHERE entity_id = ?", (new_id, old_id))

    def remove(self, connection: sqlite3.Connection, ids: Sequence[str]) -> None:
        """Set notes aside; they can be restored."""
        connection.executemany(
            "UPDATE notes SET deleted = ? WHERE id = ? AND deleted IS NULL",
            [(now(), i) for i in ids],
        )

    def restore(self, connection: sqlite3.Connection, note_id: str) -> None:
        """Bring a removed note back."""
        connection.execute("UPDATE notes SET deleted = NULL WHERE id = ?", (note_id,))

    def waiting(self, connection: sqlite3.Connection) -> list[Waiting]:
        """Imported notes whose article has not come yet."""
        found = connection.execute(
            'SELECT id, title, url, start, "end", quote, prefix, suffix FROM notes'
            " WHERE article_id IS NULL AND entity_id IS NULL AND deleted IS NULL"
        )
        return [Waiting(row[0], row[1], row[2], _anchor(row[3:])) for row in found]

    def adopt(
        self, connection: sqlite3.Connection, note_id: str, article_id: int, version_id: int
    ) -> None:
        """Give a waiting note on a whole article the article that has come."""
        connection.execute(
            "UPDATE notes SET article_id = ?, version_id = ?, title = '' WHERE id = ?",
            (article_id, version_id, note_id),
        )

    def text_of(self, connection: sqlite3.Connection, note_id: str) -> str | None:
        """The text that a note's range counts in, as it was when the note was placed."""
        row = connection.execute(
            "SELECT v.text FROM notes n JOIN versions v ON v.id = n.version_id WHERE n.id = ?",
            (note_id,),
        ).fetchone()
        return None if row is None else str(row[0])

    @staticmethod
    def _body(connection: sqlite3.Connection, note_id: str) -> str:
        return str(
            connection.execute("SELECT body FROM notes WHERE id = ?", (note_id,)).fetchone()[0]
        )


def _anchor(row: rows.Row) -> Anchor | None:
    start, end, quote, prefix, suffix = row
    return None if quote is None else Anchor(start or 0, end or 0, quote, prefix, suffix)


def digest_of(quote: str, body: str) -> str:
    """SHA-256 by which `check` finds damage in what the user wrote."""
    import hashlib

    return hashlib.sha256(f"{quote}\x00{body}".encode()).hexdigest()
