"""`python -m tests.bench.reader_loop FILE ARCHIVE`: the reader, writing down how late its event loop is.

Every five milliseconds a line with the milliseconds by which it came too late.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from nutgraf.cli.start import main

STEP = 0.005


async def _watch(path: Path) -> None:
    with path.open("a", encoding="ascii", buffering=1) as file:
        while True:
            due = time.perf_counter() + STEP
            await asyncio.sleep(STEP)
            file.write(f"{(time.perf_counter() - due) * 1000:.2f}\n")


def _watched(path: Path) -> None:
    """Have the app begin to watch when it is mounted."""
    from nutgraf.tui.app import NutgrafApp

    mount = NutgrafApp.on_mount

    def on_mount(app: NutgrafApp) -> None:
        mount(app)
        app.run_worker(_watch(path))

    NutgrafApp.on_mount = on_mount  # type: ignore[assignment, method-assign]


if __name__ == "__main__":
    _, file, archive = sys.argv
    _watched(Path(file))
    sys.argv = ["nutgraf", "--archive", archive]
    main()
