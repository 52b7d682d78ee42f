"""Looking an archive over: integrity, references, the search index, anchors, and the user's own words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from nutgraf.model.article import digest
from nutgraf.store import index
from nutgraf.store.notes import digest_of
from nutgraf.store.store import Store


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be."""

    what: str
    """`integrity`, `references`, `index`, `article`, `note`, `anchor`."""
    where: str
    """The table, article or note."""
    message: str
    repairable: bool = False


def problems(store: Store) -> Iterator[Problem]:
    """Everything that is wrong with an archive; nothing is changed."""
    connection = store.connections.read()
    for (message,) in connection.execute("PRAGMA integrity_check(20)"):
        if message != "ok":
            yield Problem("integrity", "archive", message)
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem("references", table, f"a row refers to a row of {parent} that is not there")
    yield from _texts(connection)
    yield from _notes(connection)
    with store.connections.write() as writer:
        message = index.check(writer)
    if message:
        yield Problem("index", "search", message, repairable=True)


def repair(store: Store) -> None:
    """Make anew what can be made anew: the search index. What the user wrote is never touched."""
    with store.connections.write() as connection:
        index.rebuild(connection)


def _texts(connection: sqlite3.Connection) -> Iterator[Problem]:
    found = connection.execute("SELECT article_id, number, title, text, digest FROM versions")
    for article_id, number, title, text, stored in found:
        if digest(title, text) != stored:
            yield Problem(
                "article",
                f"article {article_id}",
                f"version {number} is not the text that was stored",
            )


def _notes(connection: sqlite3.Connection) -> Iterator[Problem]:
    found = connection.execute(
        "SELECT n.id, n.quote, n.body, n.digest, n.state,"
        ' substr(v.text, n.start + 1, n."end" - n.start) FROM notes n'
        " LEFT JOIN versions v ON v.id = n.version_id WHERE n.deleted IS NULL"
    )
    for note_id, quote, body, stored, state, passage in found:
        if digest_of(quote or "", body) != stored:
            yield Problem("note", f"note {note_id}", "it is not what was written")
        if quote is not None and passage is not None and state == "placed" and passage != quote:
            yield Problem(
                "anchor", f"note {note_id}", f"its quotation “{quote[:40]}” is not at its place"
            )
