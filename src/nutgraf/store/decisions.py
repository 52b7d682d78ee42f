"""What the user decided: verdicts on figures and claims, and searches that were saved."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from nutgraf.errors import NotFound
from nutgraf.model.marks import Judgement, MarkKind, Verdict
from nutgraf.store.clock import now
from nutgraf.store.connections import Connections


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that lives on as a folder."""

    name: str
    query: str


class VerdictTable:
    """Reads and writes verdicts; changes belong inside `Journal.change()`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of_article(self, article_id: int) -> list[Judgement]:
        """The verdicts of an article, in the order of the text."""
        found = self._connections.read().execute(
            'SELECT kind, start, "end", quote, verdict, evidence, updated FROM verdicts'
            " WHERE article_id = ? ORDER BY start",
            (article_id,),
        )
        return [
            Judgement(
                kind=MarkKind(row[0]), start=row[1], end=row[2], quote=row[3],
                verdict=Verdict(row[4]), evidence=row[5], updated=row[6],
            )
            for row in found
        ]  # fmt: skip

    def put(self, connection: sqlite3.Connection, article_id: int, judged: Judgement) -> None:
        """Set a verdict; `unchecked` without evidence forgets it."""
        place = (article_id, judged.kind.value, judged.start, judged.end)
        if judged.verdict is Verdict.UNCHECKED and not judged.evidence:
            connection.execute(
                'DELETE FROM verdicts WHERE article_id = ? AND kind = ? AND start = ? AND "end" = ?',
                place,
            )
            return
        connection.execute(
            'INSERT INTO verdicts (article_id, kind, start, "end", quote, verdict, evidence, updated)'
            ' VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article_id, kind, start, "end")'
            " DO UPDATE SET quote = excluded.quote, verdict = excluded.verdict,"
            " evidence = excluded.evidence, updated = excluded.updated",
            (
                *place,
                judged.quote,
                judged.verdict.value,
                judged.evidence,
                judged.updated or now(),
            ),
        )


class SavedSearchTable:
    """Reads and writes saved searches; changes belong inside `Journal.change()`."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> list[SavedSearch]:
        """Every saved search, by name."""
        found = self._connections.read().execute(
            "SELECT name, query FROM saved_searches ORDER BY name COLLATE NOCASE"
        )
        return [SavedSearch(*row) for row in found]

    def put(self, connection: sqlite3.Connection, name: str, query: str) -> None:
        """Save a query under a name; one of that name is replaced."""
        connection.execute(
            "INSERT INTO saved_searches (name, query) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET query = excluded.query",
            (name, query),
        )

    def remove(self, connection: sqlite3.Connection, name: str) -> None:
        """Forget a saved search; raises NotFound."""
        cursor = connection.execute("DELETE FROM saved_searches WHERE name = ?", (name,))
        if not cursor.rowcount:
            raise NotFound(f"There is no saved search {name!r}.")
