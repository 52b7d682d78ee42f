"""`python -m tests.bench search [--articles N] [--words W] [--peers]`: the search, keystroke by keystroke.

The archive is generated and built through the product's own store. CPU is what this process used; every cache of
the vocabulary is emptied before each keystroke.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from nutgraf.library.library import Library
from nutgraf.model.article import SourceKind
from nutgraf.store import index
from nutgraf.store.store import Store
from tests.bench import search_peers as peers
from tests.bench.search_corpus import Corpus, build, document
from tests.bench.search_queries import Target, keystrokes, relevant, targets

GOALS: dict[str, float] = {
    "keystroke median ms": 5, "keystroke p95 ms": 20, "keystroke worst ms": 60, "recall with typos": 0.92,
    "recall without": 0.99, "index to text": 0.7, "add over plain insert ms": 2, "cold start ms": 350,
    "loop lag p95 ms": 10, "fts5 by rank p95 ratio": 30, "fzf ratio": 1000,
}  # fmt: skip

_INDEX_TABLES = ("article_search", "note_search", "indexed_", "terms", "snapshots")


def main(argv: Sequence[str]) -> None:
    """Print one JSON line a figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench search")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=500, help="of one article")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args(argv)
    with TemporaryDirectory() as name:
        path = Path(name) / "archive.nutgraf"
        corpus = Corpus(options.words)
        began = time.process_time()
        characters = build(path, corpus.stories(options.articles))
        tell("build cpu s", time.process_time() - began, articles=options.articles)
        with Library.open(path) as library:
            began = time.process_time()
            library.search.refresh()
            tell("vocabulary and merge cpu s", time.process_time() - began)
        _size(path, characters)
        with Library.open(path) as library:
            connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
            lexicon = {word.lower() for word in (*corpus.common, *corpus.names)}
            found = targets(connection, lexicon)
            times = _keystrokes(library, keystrokes(found))
            others = [one for seed in (6, 7) for one in targets(connection, lexicon, seed)]
            _recall(library, connection, [*found, *others])
            _lag(library, keystrokes(found))
            if not options.no_peers:
                _peers(connection, Path(name) / "lines.txt", keystrokes(found), times)
            connection.close()
        _cold(path, next(target.typed for target in found if target.kind == "one typo"))
        _adding(path, corpus, options.articles)


def tell(figure: str, value: float, **more: object) -> None:
    """Print one figure, beside its goal where it has one."""
    line: dict[str, object] = {"bench": "search", "figure": figure, "value": round(value, 3)}
    if figure in GOALS:
        line["goal"] = GOALS[figure]
    print(json.dumps({**line, **more}), flush=True)


def _size(path: Path, characters: int) -> None:
    connection = sqlite3.connect(path)
    pages = connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    words = connection.execute("SELECT count(*) FROM terms").fetchone()[0]
    connection.close()
    size = sum(size for name, size in pages if name.startswith(_INDEX_TABLES))
    tell(
        "index to text",
        size / characters,
        index_mb=round(size / 1e6, 1),
        text_mb=round(characters / 1e6, 1),
    )
    tell("words", words)


def _keystrokes(library: Library, typed: Sequence[str]) -> list[float]:
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
    tell("keystroke median ms", statistics.median(cpu), keys=len(cpu))
    tell("keystroke p95 ms", _share(cpu, 0.95), wall=round(_share(sorted(wall), 0.95), 1))
    tell("keystroke worst ms", cpu[-1], worst=worst, partial=cut_short)
    return cpu


def _recall(library: Library, connection: sqlite3.Connection, found: Sequence[Target]) -> None:
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


def _lag(library: Library, typed: Sequence[str]) -> None:
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
    tell("loop lag p95 ms", _share(sorted(lags), 0.95), worst=round(max(lags), 1))


def _peers(
    connection: sqlite3.Connection, lines: Path, typed: Sequence[str], ours: Sequence[float]
) -> None:
    ranked = peers.fts5_by_rank(connection)
    times = peers.cpu_milliseconds(ranked, typed, 300)
    tell("fts5 by rank p95 ms", _share(times, 0.95), median=round(statistics.median(times), 2))
    tell("fts5 by rank p95 ratio", _share(times, 0.95) / _share(ours, 0.95))
    words = [row[0] for row in connection.execute("SELECT term FROM terms")]
    times = peers.cpu_milliseconds(peers.rapidfuzz_over_words(words, ranked), typed, 60)
    tell(
        "rapidfuzz over words median ms",
        statistics.median(times),
        p95=round(_share(times, 0.95), 1),
    )
    peers.write_lines(connection, lines)
    long_enough = [text for text in typed if len(text) > 3 and ":" not in text and '"' not in text]
    for name, peer in peers.programs(lines):
        times = peers.cpu_milliseconds(peer, long_enough, 3 if name == "fzf" else 20)
        tell(f"{name} median ms", statistics.median(times))
        tell(f"{name} ratio", statistics.median(times) / statistics.median(ours))


def _cold(path: Path, typed: str) -> None:
    """A new process, from its start to an answer to a query with a typing error."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom nutgraf.library.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    assert library.search.answer(sys.argv[2]).hits"
    )
    walls, cpus = list[float](), list[float]()
    for _ in range(5):
        clock, before = time.perf_counter(), _children()
        subprocess.run([sys.executable, "-c", code, str(path), typed], check=True)
        walls.append((time.perf_counter() - clock) * 1000)
        cpus.append((_children() - before) * 1000)
    tell("cold start ms", statistics.median(walls), cpu=round(statistics.median(cpus)))


def _adding(path: Path, corpus: Corpus, number: int) -> None:
    """What being findable costs: an article with its index, commit included, and one without."""
    stories = list(islice(Corpus(corpus.words, seed=97).stories(200), 200))
    times: dict[bool, list[float]] = {True: [], False: []}
    with Store(path) as store:
        for place, story in enumerate(stories):
            indexed = place % 2 == 0
            began = time.perf_counter()
            with store.connections.write() as connection:
                source = store.articles.source(connection, SourceKind.SINGLE, story.source)
                article_id = store.articles.insert(
                    connection, document(story, number + place), source_id=source
                )
                if indexed:
                    index.add_article(connection, article_id)
            times[indexed].append((time.perf_counter() - began) * 1000)
    with_index, plain = (statistics.median(times[indexed]) for indexed in (True, False))
    tell(
        "add over plain insert ms",
        with_index - plain,
        with_index=round(with_index, 2),
        plain=round(plain, 2),
    )


def _share(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
