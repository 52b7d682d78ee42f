"""Undo and redo: the same steps in the same words, wherever they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.library.decisions import History


class Turn(NamedTuple):
    """What came of undo or redo."""

    told: str
    """One sentence."""
    changed: bool
    """False where there was nothing to undo or do again."""


def turn(history: History, command: str) -> Turn:
    """Take the newest change back for `history.undo`, do the oldest undone one again for `history.redo`."""
    undo = command == "history.undo"
    label = history.undo() if undo else history.redo()
    return turned([] if label is None else [label], undo=undo)


def turned(labels: Sequence[str], *, undo: bool) -> Turn:
    """What is said of changes that were undone or done again, in the order in which that was done."""
    if not labels:
        return Turn(f"There is nothing to {'undo' if undo else 'do again'}.", changed=False)
    many = f"{len(labels):,} changes, the last of them " if len(labels) > 1 else ""
    return Turn(f"{'Undone' if undo else 'Done again'}: {many}{labels[-1]}.", changed=True)
