"""Decisions on names as they will be: carried out in stored marks until their articles are analysed anew.

Where an entity is named in thousands of articles, those are marked anew in the background; lists shall not wait for
that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from nutgraf.model.corrections import Correction, CorrectionAction
from nutgraf.model.marks import EntityKind, MarkKind
from nutgraf.store.conditions import numbers
from nutgraf.store.marks import entity_id, fold

_SPOKEN = (CorrectionAction.RENAME, CorrectionAction.MERGE)


def foresee(connection: sqlite3.Connection, decision: Correction) -> None:
    """Carry out a decision on a name that holds everywhere; any other is left alone, and what is to be added."""
    if decision.layer is not MarkKind.ENTITY or decision.article is not None:
        return
    if decision.action is CorrectionAction.ADD:
        return
    named = _entities(connection, 'e."key" = ? AND e.name = ?', decision.match)
    printed = _entities(
        connection,
        'e.id IN (SELECT l.entity_id FROM aliases l WHERE l."key" = ? AND l.name = ?)',
        decision.match,
    )
    if decision.action is CorrectionAction.DISMISS:
        _dismiss(connection, decision.match, named, printed)
    elif decision.action is CorrectionAction.SPLIT:
        for old, kind in printed:
            _move(connection, old, _meant(connection, decision, kind), decision.match)
    else:
        for old, kind in named:
            _move(connection, old, _meant(connection, decision, kind))
        if decision.action in _SPOKEN:
            connection.execute(
                "UPDATE claims SET speaker_name = ? WHERE speaker_name = ?",
                (decision.name, decision.match),
            )


def recase(connection: sqlite3.Connection, decision: Correction, *, made: bool) -> None:
    """Where only the case of a name was changed the entity stays, and is written so; or as before again."""
    if decision.action in _SPOKEN and decision.name and fold(decision.name) == fold(decision.match):
        connection.execute(
            'UPDATE entities SET name = ? WHERE "key" = ?',
            (decision.name if made else decision.match, fold(decision.match)),
        )


Known = Sequence[tuple[int, EntityKind]]
"""Row ids and kinds of entities."""


def _entities(connection: sqlite3.Connection, test: str, name: str) -> Known:
    """The entities that pass a test of a folded name and of the name itself."""
    found = connection.execute(
        f"SELECT e.id, e.kind FROM entities e WHERE {test}", (fold(name), name)
    )
    return [(row[0], EntityKind(row[1])) for row in found]


def _meant(connection: sqlite3.Connection, decision: Correction, kind: EntityKind) -> int:
    """The entity that one of this kind becomes."""
    return entity_id(connection, decision.kind or kind, decision.name or decision.match)


def _move(connection: sqlite3.Connection, old: int, new: int, text: str | None = None) -> None:
    """Let mentions of one entity, all or those printed so, be of another one."""
    connection.execute(
        "UPDATE mentions SET entity_id = ? WHERE entity_id = ? AND (? IS NULL OR text = ?)",
        (new, old, text, text),
    )
    connection.execute(
        'INSERT INTO aliases (entity_id, "key", name) SELECT ?, l."key", l.name FROM aliases l'
        " WHERE l.entity_id = ? AND (? IS NULL OR l.name = ?) ON CONFLICT DO NOTHING",
        (new, old, text, text),
    )


def _dismiss(connection: sqlite3.Connection, text: str, named: Known, printed: Known) -> None:
    """Take off the mentions of entities of a name, and those that are printed so."""
    connection.execute(
        "DELETE FROM marks WHERE id IN (SELECT x.mark_id FROM mentions x"
        f" WHERE x.entity_id IN ({numbers(id for id, _ in named)})"
        f" OR (x.entity_id IN ({numbers(id for id, _ in printed)}) AND x.text = ?))",
        (text,),
    )
