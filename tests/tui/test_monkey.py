"""A monkey at the keys: nothing breaks, no note is lost, undo back to the start gives the start.

`python -m tests.bench monkey` lets it loose for as long as is wanted, and tells what it has reached.
"""

from __future__ import annotations

from pathlib import Path

from tests.tui.monkey_run import Run, fill, let_loose

TRICKS = 300
SEED = 1


async def test_whatever_is_done_nothing_breaks_and_undo_finds_back(
    empty_archive: Path, archive: Path
) -> None:
    fill(empty_archive, archive, long=40_000)
    run = Run(SEED)
    try:
        await let_loose(archive, run, TRICKS, painted=False)
    finally:
        print(f"seed {run.seed}, preset {run.preset}; last:", *run.told, sep="\n")
    assert run.tricks == TRICKS
    assert not run.lost
    assert run.undone
    assert run.redone
    assert len(run.tally.commands) > 40
