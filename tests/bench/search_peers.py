"""What the search is compared with, in the same run and on the same articles."""

from __future__ import annotations

import random
import resource
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

Peer = Callable[[str], object]


def write_lines(connection: sqlite3.Connection, path: Path) -> None:
    """The archive as one line an article, for tools that read lines."""
    with path.open("w", encoding="utf-8") as file:
        rows = connection.execute(
            "SELECT v.title, v.text FROM articles a JOIN versions v ON v.id = a.version_id"
        )
        for title, text in rows:
            file.write(f"{title} {text}".replace("\n", " ") + "\n")


def fts5_by_rank(connection: sqlite3.Connection) -> Peer:
    """Plain FTS5: every word, the last one as a prefix, `ORDER BY rank`."""

    def search(typed: str) -> list[object]:
        words = ["".join(filter(str.isalnum, word)) for word in typed.split() if ":" not in word]
        quoted = [f'"{word}"' for word in words if word]
        if not quoted:
            return []
        return connection.execute(
            "SELECT rowid FROM article_search WHERE article_search MATCH ? ORDER BY rank LIMIT 20",
            (" ".join(quoted) + "*",),
        ).fetchall()

    return search


def rapidfuzz_over_words(words: Sequence[str], rank: Peer) -> Peer:
    """Every word of the archive compared with the last one typed, then FTS5 by rank for the best three."""

    def search(typed: str) -> list[object]:
        last = typed.split()[-1] if typed.split() else ""
        best = process.extract(last, words, scorer=OSA.distance, score_cutoff=2, limit=3)
        return [rank(word) for word, _, _ in best]

    return search


def programs(lines: Path) -> Iterator[tuple[str, Peer]]:
    """Tools that go through the bodies, where they are installed."""
    if shutil.which("fzf"):
        yield "fzf", lambda typed: _run(["fzf", "--filter", typed], lines)
    if shutil.which("rg"):
        yield "ripgrep", lambda typed: _run(["rg", "-F", "-i", "-m10", "--", typed, str(lines)])


def cpu_milliseconds(peer: Peer, typed: Sequence[str], sample: int) -> list[float]:
    """CPU of each of some keystrokes, children included."""
    chosen = random.Random(3).sample(list(typed), min(sample, len(typed)))
    times = []
    for text in chosen:
        before = _cpu()
        peer(text)
        times.append((_cpu() - before) * 1000)
    return sorted(times)


def _run(command: list[str], lines: Path | None = None) -> int:
    if lines is None:
        return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    with lines.open("rb") as file:
        done = subprocess.run(command, stdin=file, stdout=subprocess.DEVNULL, check=False)
    return done.returncode


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
