"""A monkey at the keys: nothing breaks, no note is lost, undo back to the start gives the start.

`NUTGRAF_MONKEY=20000` does that many things, `NUTGRAF_MONKEY_SEEDS=1,2,3` says with which seeds.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from nutgraf.config import Config
from nutgraf.library.library import Library
from nutgraf.store.journal import WATCHED
from nutgraf.tui.presets import PRESETS
from tests.tui import hostile
from tests.tui.monkey import Monkey, caged
from tests.tui.shell import newsroom, reading

TRICKS = int(os.environ.get("NUTGRAF_MONKEY", "100"))
SEEDS = [int(seed) for seed in os.environ.get("NUTGRAF_MONKEY_SEEDS", "1").split(",")]
LONG = 1_000_000 if TRICKS > 5_000 else 40_000
"""Characters of the longest article."""
_TAKING_AWAY = frozenset({
    "history.undo", "history.redo", "go.changes", "note.remove", "tags.delete", "tags.merge",
})  # fmt: skip

Tables = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def filled(empty_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of tame and hostile articles; copy it."""
    path = tmp_path_factory.mktemp("hostile") / "archive.nutgraf"
    shutil.copyfile(empty_archive, path)
    newsroom(path).close()
    hostile.fill(path, long=LONG)
    return path


@pytest.fixture
def cage(filled: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that archive in a folder that is the whole world."""
    shutil.copyfile(filled, archive)
    monkeypatch.chdir(archive.parent)
    monkeypatch.setenv("HOME", str(archive.parent))
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    return archive


def _made_by_the_user(path: Path) -> Tables:
    """Every row of every table of what the user made."""
    with sqlite3.connect(path) as connection:
        rows = {t: sorted(connection.execute(f"SELECT * FROM {t}"), key=repr) for t in WATCHED}
    connection.close()
    return rows


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_is_done_nothing_breaks_and_undo_finds_back(cage: Path, seed: int) -> None:
    preset = sorted(PRESETS)[seed % len(PRESETS)]
    before = _made_by_the_user(cage)
    with Library.open(cage, Config(preset=preset)) as library, caged():
        library.notes.add(1, body="One change at least is there to be undone")
        async with reading(library, painted=True) as it:
            monkey = Monkey(it, seed, preset)
            try:
                await monkey.play(TRICKS)
            finally:
                print(f"seed {seed}, preset {preset}; last:", *monkey.done, sep="\n")
        after = _made_by_the_user(cage)
        undone = 0
        while library.history.undo() is not None:
            undone += 1
        assert _made_by_the_user(cage) == before
        for _ in range(undone):
            library.history.redo()
        assert _made_by_the_user(cage) == after


@pytest.mark.parametrize("seed", SEEDS)
async def test_without_undo_and_removing_no_note_is_ever_lost(cage: Path, seed: int) -> None:
    preset = sorted(PRESETS)[(seed + 1) % len(PRESETS)]
    with Library.open(cage, Config(preset=preset)) as library, caged(_TAKING_AWAY):
        known = {library.notes.add(1, body="This one was there before").id}
        async with reading(library, painted=True) as it:
            monkey = Monkey(it, seed + 1_000, preset)
            try:
                for _ in range(10):
                    await monkey.play(TRICKS // 10)
                    notes = {note.id for note in library.notes.all()}
                    assert known <= notes
                    known |= notes
            finally:
                print(f"seed {seed}, preset {preset}; last:", *monkey.done, sep="\n")
    with Library.open(cage) as library:
        assert known == {note.id for note in library.notes.all()}
