"""Verdicts, saved searches, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.model.marks import Claim, Figure, Judgement, MarkKind, Verdict
from nutgraf.store.clock import now
from nutgraf.store.decisions import SavedSearch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from nutgraf.library.correcting import Corrections
    from nutgraf.model.changes import Change
    from nutgraf.store.store import Store


class Verdicts:
    """What the user found out about claims and figures; every change can be undone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_article(self, article_id: int) -> list[Judgement]:
        """The verdicts of an article, in the order of the text."""
        return self._store.verdicts.of_article(article_id)

    def on(self, article_id: int, mark: Figure | Claim) -> Judgement | None:
        """The verdict on a figure or claim, if it has one."""
        place = (_kind(mark), mark.start, mark.end)
        there = self._store.verdicts.of_article(article_id)
        return next((one for one in there if (one.kind, one.start, one.end) == place), None)

    def set(
        self, article_id: int, mark: Figure | Claim, verdict: Verdict, evidence: str = ""
    ) -> None:
        """Judge a figure or claim; evidence is Markdown: a note, a link, another article's passage."""
        kind = _kind(mark)
        text = self._store.articles.get(article_id).text
        judged = Judgement(
            kind=kind, start=mark.start, end=mark.end, quote=text[mark.start : mark.end],
            verdict=verdict, evidence=evidence, updated=now(),
        )  # fmt: skip
        with self._store.journal.change(f"{kind.value} {verdict.value}") as connection:
            self._store.verdicts.put(connection, article_id, judged)


def _kind(mark: Figure | Claim) -> MarkKind:
    return MarkKind.FIGURE if isinstance(mark, Figure) else MarkKind.CLAIM


class SavedSearches:
    """Queries that live on as folders; every change can be undone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[SavedSearch]:
        """Every saved search, by name."""
        return self._store.saved.all()

    def save(self, name: str, query: str) -> None:
        """Save a query under a name; one of that name is replaced."""
        with self._store.journal.change(f"saved the search {name}") as connection:
            self._store.saved.put(connection, name, query)

    def remove(self, name: str) -> None:
        """Forget a saved search; raises NotFound."""
        with self._store.journal.change(f"removed the search {name}") as connection:
            self._store.saved.remove(connection, name)


class History:
    """Undo and redo, across restarts."""

    def __init__(self, store: Store, corrections: Corrections) -> None:
        self._store = store
        self._corrections = corrections

    def undo(self) -> str | None:
        """Take the newest change back; what it was, or None where there is nothing to undo."""
        with self._store.connections.write() as connection:
            return self._marked_anew(connection, self._store.journal.undo())

    def redo(self) -> str | None:
        """Do the oldest undone change again; what it was, or None."""
        with self._store.connections.write() as connection:
            return self._marked_anew(connection, self._store.journal.redo(), made=True)

    def changes(self, limit: int = 50) -> list[Change]:
        """What can be undone, newest first."""
        return self._store.journal.changes(limit)

    def all_changes(self, limit: int) -> list[Change]:
        """What can be undone and what was undone, newest first."""
        return self._store.journal.all_changes(limit)

    def undo_to(self, change_id: int) -> list[str]:
        """Take back a change with all that came after it, as one step; what they were, newest first."""
        return self._step_to(change_id, undone=False)

    def redo_to(self, change_id: int) -> list[str]:
        """Do an undone change again, with those before it; what they were, oldest first."""
        return self._step_to(change_id, undone=True)

    def effects(self, ids: Sequence[int], lines: int) -> list[str]:
        """What some changes did, in at most so many lines."""
        from nutgraf.store.effects import told

        return told(self._store, ids, lines)

    def _step_to(self, change_id: int, *, undone: bool) -> list[str]:
        """Undo or redo, one after the other in one transaction, until this change is done.

        Nothing where it has been done by now: no step would end at it.
        """
        step = self._store.journal.redo if undone else self._store.journal.undo
        labels: list[str] = []
        with self._store.connections.write() as connection:
            if self._store.journal.is_undone(change_id) is not undone:
                return labels
            while (change := step()) is not None:
                labels.append(self._marked_anew(connection, change, made=undone) or "")
                if change.id == change_id:
                    break
        return labels

    def _marked_anew(
        self, connection: sqlite3.Connection, change: Change | None, *, made: bool = False
    ) -> str | None:
        """Marks follow the decisions over them, which are all that the journal brings back."""
        if change is None:
            return None
        images = self._store.journal.images(connection, change, "corrections")
        if images:
            decisions = [self._store.corrections.from_image(image) for image in images]
            self._corrections.remark(connection, decisions, made=made)
        return change.label
