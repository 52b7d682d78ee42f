"""Drafts: what is being written, so that no crash costs more than a second of it."""

from __future__ import annotations

from nutgraf.model.drafts import Draft
from nutgraf.model.notes import TargetKind
from nutgraf.store.clock import now
from nutgraf.store.connections import Connections

_COLUMNS = 'id, title, target, body, note_id, article_id, start, "end", quote, entity_id, kept'


class DraftTable:
    """Reads and writes drafts."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep(self, draft: Draft) -> None:
        """Store a draft, in the place of what was stored of it before."""
        with self._connections.write() as connection:
            connection.execute(
                f"INSERT INTO drafts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET body = excluded.body, kept = excluded.kept",
                (
                    draft.id, draft.title, draft.target.value, draft.body, draft.note, draft.article,
                    draft.start, draft.end, draft.quote, draft.entity, now(),
                ),
            )  # fmt: skip

    def forget(self, draft_id: str) -> None:
        """Drop a draft that was saved or thrown away."""
        with self._connections.write() as connection:
            connection.execute("DELETE FROM drafts WHERE id = ?", (draft_id,))

    def all(self) -> list[Draft]:
        """Every draft, the one that was written on last first."""
        found = self._connections.read().execute(
            f"SELECT {_COLUMNS} FROM drafts ORDER BY kept DESC, id DESC"
        )
        return [
            Draft(
                id=row[0], title=row[1], target=TargetKind(row[2]), body=row[3], note=row[4],
                article=row[5], start=row[6], end=row[7], quote=row[8], entity=row[9], kept=row[10],
            )
            for row in found
        ]  # fmt: skip
