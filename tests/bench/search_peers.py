"""What the search is compared with, in the same run and on the same articles."""

from __future__ import annotations

import importlib
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

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


class Tantivy:
    """The search library of that name: all words, the last one as a prefix; with errors where that finds few."""

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        """Makes its index of the archive; ImportError where it is not installed."""
        self._module: Any = importlib.import_module("tantivy")
        schema = self._module.SchemaBuilder()
        schema.add_integer_field("id", stored=True)
        for name in ("title", "body"):
            schema.add_text_field(name)
        self._schema = schema.build()
        folder.mkdir()
        index = self._module.Index(self._schema, str(folder))
        writer = index.writer(200_000_000, 1)
        rows = connection.execute(
            "SELECT a.id, v.title, v.text FROM articles a JOIN versions v ON v.id = a.version_id"
        )
        for number, title, body in rows:
            writer.add_document(self._module.Document(id=number, title=title, body=body))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()
        self.size = sum(file.stat().st_size for file in folder.iterdir())

    def __call__(self, typed: str) -> list[int]:
        """The ids of the first articles."""
        words = re.findall(r"[^\W_]+", " ".join(w for w in typed.lower().split() if ":" not in w))
        if not words:
            return []
        found = self._found(words, 0)
        return found if len(found) >= 10 else [*found, *self._found(words, 1)]

    def _found(self, words: Sequence[str], errors: int) -> list[int]:
        """What holds all the words, each with at most so many errors (two in long ones)."""
        every = []
        for number, word in enumerate(words):
            distance = errors * (2 if len(word) > 6 else 1 if len(word) > 3 else 0)
            last = number == len(words) - 1
            either = [
                (
                    self._module.Occur.Should,
                    self._module.Query.fuzzy_term_query(
                        self._schema, field, word, distance=distance, prefix=last
                    ),
                )
                for field in ("title", "body")
            ]
            every.append((self._module.Occur.Must, self._module.Query.boolean_query(either)))
        hits = self._searcher.search(self._module.Query.boolean_query(every), 20).hits
        return [self._searcher.doc(address)["id"][0] for _, address in hits]


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
