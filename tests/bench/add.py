"""`python -m tests.bench add [--articles N]`: adding plain-text articles of 500 words, analysis included."""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from nutgraf.library.library import Library
from nutgraf.model.progress import Progress
from nutgraf.paths import sample_articles

WORDS = 500


def write_articles(folder: Path, count: int, seed: int = 7) -> None:
    """Plain-text articles of about 500 words: sentences of the samples, shuffled, with names and numbers changed."""
    chance = random.Random(seed)
    paragraphs = [
        part
        for path in sorted(sample_articles().glob("*.txt"))
        for part in path.read_text(encoding="utf-8").split("\n\n")[1:]
    ]
    surnames = [
        "Varga",
        "Orlen",
        "Haskett",
        "Brandt",
        "Moreau",
        "Silvan",
        "Teller",
        "Okafor",
        "Lindqvist",
        "Abbas",
    ]
    for number in range(count):
        words = 0
        chosen = []
        while words < WORDS:
            part = re.sub(
                r"\b\d{2,4}\b", lambda m: str(chance.randint(11, 9999)), chance.choice(paragraphs)
            )
            part = re.sub(r"\bDravsk[áa]\b", chance.choice(surnames), part)
            chosen.append(part)
            words += len(part.split())
        day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
        caption = f"date {day} People stand outside the town hall number {number} (AFP)"
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join([caption, *chosen]) + "\n", encoding="utf-8")


def main(argv: Sequence[str]) -> None:
    """Print one JSON line a figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench add")
    parser.add_argument("--articles", type=int, default=1000)
    count = parser.parse_args(argv).articles
    with TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        write_articles(folder, count)
        for what in ("add", "add again"):
            print(json.dumps({"bench": what, **_run(Path(name), folder)}))


def _run(home: Path, folder: Path) -> dict[str, object]:
    last = Progress("", 0)

    def keep(progress: Progress) -> None:
        nonlocal last
        last = progress

    with Library.open(home / "archive.nutgraf") as library:
        wall, cpu = time.perf_counter(), time.process_time()
        added = sum(1 for _ in library.add([str(folder)], on_progress=keep))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    size = sum(path.stat().st_size for path in home.glob("archive.nutgraf*") if path.is_file())
    text = sum(path.stat().st_size for path in folder.rglob("*.txt"))
    return {
        "articles": added,
        "reported": last.done,
        "seconds": round(wall, 2),
        "cpu_seconds": round(cpu, 2),
        "cpu_ms_an_article": round(cpu / max(1, added) * 1000, 2),
        "archive_to_text": round(size / text, 2),
    }
