"""One run of the monkey over tame and hostile articles, and what has become of the user's words in the end."""

from __future__ import annotations

import shutil
import sqlite3
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nutgraf.config import Config
from nutgraf.library.library import Library
from nutgraf.store.journal import WATCHED
from nutgraf.tui.presets import PRESETS
from tests.tui import hostile
from tests.tui.cage import Tally, caged
from tests.tui.monkey import Monkey
from tests.tui.shell import newsroom, reading

Tables = dict[str, list[tuple[object, ...]]]

TAKING_AWAY = frozenset({
    "history.undo", "history.redo", "go.changes", "note.remove", "tags.delete", "tags.merge",
})  # fmt: skip
"""Commands after which a note may be gone: in the first half of a run nobody has them."""
_CHECKS = 10
"""How often in each half it is looked whether every note is there."""


@dataclass(slots=True)
class Run:
    """What came of a run; the fields are filled while it goes on."""

    seed: int
    tally: Tally = field(default_factory=Tally)
    told: deque[str] = field(default_factory=lambda: deque(maxlen=60))
    """What was sent last."""
    lost: set[str] = field(default_factory=set)
    """Notes that were not there any more though nobody could take them away."""
    undone: int | None = None
    """How many changes were undone in the end; null where that did not lead back to the start."""
    redone: bool = False
    """Whether doing them again gave the end."""

    @property
    def preset(self) -> str:
        """The keys that are used."""
        return sorted(PRESETS)[self.seed % len(PRESETS)]

    @property
    def tricks(self) -> int:
        """How many things were done."""
        return self.tally.screens.total()


def fill(template: Path, archive: Path, *, long: int) -> None:
    """Make an archive of tame and hostile articles, the longest of so many characters, of an empty one."""
    shutil.copyfile(template, archive)
    newsroom(archive).close()
    hostile.fill(archive, long=long)


async def let_loose(
    archive: Path,
    run: Run,
    tricks: int,
    *,
    painted: bool,
    alive: Callable[[], object] = lambda: None,
) -> None:
    """Do so many things to an archive in a folder of its own; whatever breaks is raised.

    `alive` is called twenty times on the way: where it is called no more, the reader hangs.
    """
    before = made_by_the_user(archive)
    forbidden = set(TAKING_AWAY)
    config = Config(preset=run.preset, engine="rules")
    with Library.open(archive, config) as library, caged(archive.parent, run.tally, forbidden):
        known = {library.notes.add(1, body="One change at least is there to be undone").id}
        async with reading(library, painted=painted) as it:
            monkey = Monkey(it, run.seed, run.tally, run.told)
            for _ in range(_CHECKS):
                alive()
                await monkey.play(tricks // (2 * _CHECKS))
                there = {note.id for note in library.notes.all()}
                run.lost |= known - there
                known |= there
            forbidden.clear()
            for piece in range(_CHECKS, 0, -1):
                alive()
                await monkey.play((tricks - run.tricks) // piece)
    _turn_back(archive, run, before)


def made_by_the_user(archive: Path) -> Tables:
    """Every row of every table of what the user made."""
    with sqlite3.connect(archive) as connection:
        rows = {t: sorted(connection.execute(f"SELECT * FROM {t}"), key=repr) for t in WATCHED}
    connection.close()
    return rows


def _turn_back(archive: Path, run: Run, before: Tables) -> None:
    """Undo everything and do it again."""
    after, undone = made_by_the_user(archive), 0
    with Library.open(archive) as library:
        while library.history.undo() is not None:
            undone += 1
        if made_by_the_user(archive) == before:
            run.undone = undone
        for _ in range(undone):
            library.history.redo()
    run.redone = made_by_the_user(archive) == after
