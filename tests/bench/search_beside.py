"""The same keystrokes given to other tools, in the same run."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench import search_peers as peers
from tests.bench.search_queries import Target, relevant
from tests.bench.search_told import Told, share


def beside(
    tell: Told,
    connection: sqlite3.Connection,
    folder: Path,
    typed: Sequence[str],
    found: Sequence[Target],
    ours: Sequence[float],
) -> None:
    """Print what each peer takes, and how many times that is what the product takes."""
    ranked = peers.fts5_by_rank(connection)
    times = peers.cpu_milliseconds(ranked, typed, 300)
    tell("fts5 by rank p95 ms", share(times, 0.95), median=round(statistics.median(times), 2))
    tell("fts5 by rank p95 ratio", share(times, 0.95) / share(ours, 0.95))
    words = [row[0] for row in connection.execute("SELECT term FROM terms")]
    times = peers.cpu_milliseconds(peers.rapidfuzz_over_words(words, ranked), typed, 60)
    tell(
        "rapidfuzz over words median ms",
        statistics.median(times),
        p95=round(share(times, 0.95), 1),
    )
    _tantivy(tell, connection, folder / "tantivy", typed, found)
    lines = folder / "lines.txt"
    peers.write_lines(connection, lines)
    long_enough = [text for text in typed if len(text) > 3 and ":" not in text and '"' not in text]
    for name, peer in peers.programs(lines):
        times = peers.cpu_milliseconds(peer, long_enough, 3 if name == "fzf" else 20)
        tell(f"{name} median ms", statistics.median(times))
        tell(f"{name} ratio", statistics.median(times) / statistics.median(ours))


def _tantivy(
    tell: Told,
    connection: sqlite3.Connection,
    folder: Path,
    typed: Sequence[str],
    found: Sequence[Target],
) -> None:
    """The one peer that forgives typing errors as well, where it is installed."""
    began = time.process_time()
    try:
        peer = peers.Tantivy(connection, folder)
    except ImportError:
        return
    tell("tantivy build cpu s", time.process_time() - began, index_mb=round(peer.size / 1e6, 1))
    times = peers.cpu_milliseconds(peer, typed, 300)
    tell("tantivy median ms", statistics.median(times), p95=round(share(times, 0.95), 1))
    recalls = []
    for target in found:
        meant = relevant(connection, target) if target.misspelt else set()
        if meant:
            recalls.append(len(meant.intersection(peer(target.typed)[:10])) / min(10, len(meant)))
    tell("tantivy recall with typos", statistics.mean(recalls))
