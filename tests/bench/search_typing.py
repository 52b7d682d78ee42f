"""The search while somebody types: each keystroke, what it finds, and how late the event loop wakes up."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from nutgraf.library.library import Library
from tests.bench.search_queries import Target, relevant
from tests.bench.search_told import Told, share


def keystrokes(
    tell: Told, library: Library, typed: Sequence[str], name: str = "keystroke"
) -> list[float]:
    """The whole answer with 20 marked rows and notes, for each keystroke; sorted CPU milliseconds."""
    library.search.answer("warm up")
    times, wall, cut_short = list[tuple[float, str]](), list[float](), 0
    for text in typed:
        library.search.forget()
        began, clock = time.process_time(), time.perf_counter()
        answer = library.search.answer(text, limit=20, wait=False)
        times.append(((time.process_time() - began) * 1000, text))
        wall.append((time.perf_counter() - clock) * 1000)
        cut_short += answer.partial
    cpu = sorted(one for one, _ in times)
    worst = [f"{text!r} {one:.0f}" for one, text in sorted(times, reverse=True)[:8]]
    tell(f"{name} median ms", statistics.median(cpu), keys=len(cpu))
    tell(f"{name} p95 ms", share(cpu, 0.95), wall=round(share(sorted(wall), 0.95), 1))
    tell(f"{name} worst ms", cpu[-1], worst=worst, partial=cut_short)
    return cpu


def recall(
    tell: Told, library: Library, connection: sqlite3.Connection, found: Sequence[Target]
) -> None:
    """How many of the first ten articles hold the words that were meant."""
    by_kind: dict[str, list[float]] = {}
    for target in found:
        meant = relevant(connection, target)
        if target.kind in ("common", "filter") or not meant:
            continue
        hits = library.search.answer(target.typed, limit=20, wait=False).hits
        first = [hit.article for hit in hits if hit.kind == "article"][:10]
        by_kind.setdefault(target.kind, []).append(
            len(meant.intersection(first)) / min(10, len(meant))
        )
    kinds = {kind: round(statistics.mean(values), 3) for kind, values in by_kind.items()}
    typos = [value for kind, values in by_kind.items() if "typo" in kind for value in values]
    clean = [value for kind, values in by_kind.items() if "typo" not in kind for value in values]
    tell(
        "recall with typos",
        statistics.mean(typos),
        kinds={k: v for k, v in kinds.items() if "typo" in k},
    )
    tell(
        "recall without",
        statistics.mean(clean),
        kinds={k: v for k, v in kinds.items() if "typo" not in k},
    )


def lag(tell: Told, library: Library, typed: Sequence[str]) -> None:
    """How late an event loop wakes up while 12 keys a second are answered in a thread."""
    lags = list[float]()

    async def tick() -> None:
        while True:
            due = time.perf_counter() + 0.001
            await asyncio.sleep(0.001)
            lags.append((time.perf_counter() - due) * 1000)

    async def run() -> None:
        ticking = asyncio.create_task(tick())
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1) as pool:
            for text in random.Random(2).sample(list(typed), 60):
                job = loop.run_in_executor(pool, partial(library.search.answer, text, wait=False))
                await asyncio.sleep(1 / 12)
                library.search.interrupt()
                await job
        ticking.cancel()

    asyncio.run(run())
    tell("loop lag p95 ms", share(sorted(lags), 0.95), worst=round(max(lags), 1))
