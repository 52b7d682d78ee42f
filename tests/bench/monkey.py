"""`python -m tests.bench monkey [--tricks N] [--seeds 1,2,3,4]`: a monkey at the keys, mouse and window of the reader.

One JSON line a seed: what broke, notes lost, whether undo led back to the start, and what was reached on the way.
The seeds run one after the other; give each to a process of its own to have them all at once.
"""

from __future__ import annotations

import argparse
import asyncio
import faulthandler
import gc
import json
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest

from nutgraf.store.store import Store
from nutgraf.tui.command_table import COMMANDS
from nutgraf.tui.commands import Context
from tests.tui.calm import calm
from tests.tui.monkey_run import Run, fill, let_loose

LONG = 1_000_000
"""Characters of the longest article."""
_HANGS = 600.0
"""Seconds for a twentieth of the tricks, after which it is told where the reader hangs, and the run ends."""
_SHOWN = 8
"""Screens that are named, the most visited first."""


def main(argv: Sequence[str]) -> None:
    """Print one JSON line a seed; what broke is told on standard error."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench monkey")
    parser.add_argument("--tricks", type=int, default=20_000)
    parser.add_argument("--seeds", default="1,2,3,4")
    parser.add_argument("--long", type=int, default=LONG)
    options = parser.parse_args(argv)
    for seed in map(int, options.seeds.split(",")):
        print(json.dumps(measured(seed, options.tricks, options.long)), flush=True)


def measured(seed: int, tricks: int, long: int) -> dict[str, Any]:
    """Let the monkey loose in a folder of its own, and give what came of it."""
    run = Run(seed)
    with TemporaryDirectory() as folder, _overheard() as broken:
        template, archive = Path(folder) / "empty", Path(folder) / "home" / "archive.nutgraf"
        archive.parent.mkdir()
        Store(template).close()
        fill(template, archive, long=long)
        began = time.process_time()
        try:
            asyncio.run(let_loose(archive, run, tricks, painted=True, alive=_wait))
        except (Exception, AssertionError) as error:
            broken.append(_told(error))
            print("the last:", *run.told, broken[-1], sep="\n", file=sys.stderr)
        seconds = time.process_time() - began
        faulthandler.cancel_dump_traceback_later()
        gc.collect()
    return {"bench": "monkey", **_figures(run), "exceptions": len(broken), "what broke": broken,
            "tricks a CPU second": round(run.tricks / seconds)}  # fmt: skip


def _figures(run: Run) -> dict[str, Any]:
    """What a run has met."""
    tally = run.tally
    never = tally.never_reached()
    return {
        "seed": run.seed,
        "preset": run.preset,
        "tricks": run.tricks,
        "notes lost": len(run.lost),
        "undone to the start": run.undone is not None,
        "changes undone": run.undone,
        "done again": run.redone,
        "commands reached %": round(100 - 100 * len(never) / len(COMMANDS), 1),
        "never reached": never,
        "contexts": f"{len(tally.contexts)}/{len(Context)}",
        "screens": dict(tally.screens.most_common(_SHOWN)),
    }


def _wait() -> None:
    """Wait for the next sign of life."""
    # While the reader runs it has the standard error that Python knows.
    faulthandler.dump_traceback_later(_HANGS, exit=True, file=sys.__stderr__ or 2)


def _told(error: BaseException) -> str:
    """An exception with the place that it came from."""
    return "".join(traceback.format_exception(error))


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """What breaks where nobody waits for it: in threads, in tasks, while something is taken away."""
    heard = list[str]()

    def hear(about: Any) -> None:
        if about.exc_value is not None:
            heard.append(_told(about.exc_value))
            print(heard[-1], file=sys.__stderr__)

    def hear_task(_: asyncio.AbstractEventLoop, about: dict[str, Any]) -> None:
        error = about.get("exception")
        heard.append(about["message"] if error is None else _told(error))
        print(heard[-1], file=sys.__stderr__)

    with (
        patch.object(threading, "excepthook", hear),
        patch.object(sys, "unraisablehook", hear),
        patch.object(asyncio.BaseEventLoop, "call_exception_handler", lambda *a: hear_task(*a)),
        pytest.MonkeyPatch.context() as monkeypatch,
    ):
        calm(monkeypatch)
        yield heard
