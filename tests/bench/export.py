"""`python -m tests.bench export [--articles N] [--notes N]`: a folder of Markdown, fresh, again, after one change."""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from nutgraf.library.exporting import export, stream
from nutgraf.library.library import Library
from nutgraf.library.marking import analysed
from nutgraf.model.article import Document, SourceKind
from nutgraf.model.exported import FileStatus
from nutgraf.model.identity import new_id
from nutgraf.model.marks import Analysis
from nutgraf.model.notes import Note, TargetKind
from nutgraf.model.progress import Progress
from nutgraf.paths import sample_articles
from nutgraf.store import index
from nutgraf.store.store import Store
from nutgraf.text.anchors import make_anchor

BATCH = 500
BODY = (
    "Compare with what the ministry gave on *Monday*: [the report](https://example.org/r). #verify\n\n"
    "- by region\n- by day\n"
)


def main(argv: Sequence[str]) -> None:
    """Print one JSON line a figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench export")
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--child", nargs=3, metavar=("WHAT", "ARCHIVE", "FOLDER"))
    options = parser.parse_args(argv)
    if options.child:
        what, archive, folder = options.child
        _child(what, Path(archive), Path(folder))
        return
    with TemporaryDirectory() as place:
        archive, folder = Path(place) / "a.nutgraf", Path(place) / "notes"
        _fill(archive, options.articles, options.notes)
        print(json.dumps({"bench": "export", "what": "bare disk", "files": options.articles,
                          "seconds": round(_bare_disk(Path(place), options.articles), 2)}), flush=True)  # fmt: skip
        for what in ("fresh", "unchanged", "one changed", "json"):
            command = [
                sys.executable,
                "-m",
                "tests.bench",
                "export",
                "--child",
                what,
                str(archive),
                str(folder),
            ]
            subprocess.run(command, check=True)


def _child(what: str, archive: Path, folder: Path) -> None:
    """Do one thing in a process of its own, so that its memory is its own."""
    progress: list[Progress] = []
    with Library.open(archive) as library:
        if what == "one changed":
            library.notes.edit(library.notes.all(limit=1)[0].id, body="changed")
        began, worked = time.perf_counter(), time.process_time()
        if what == "json":
            figures = {"characters": sum(map(len, stream(library, format="json")))}
        else:
            outcome = export(library, output=folder, on_progress=progress.append)
            statuses = (FileStatus.NEW, FileStatus.CHANGED, FileStatus.UNCHANGED)
            counts = {status.value: outcome.count(status) for status in statuses}
            figures = {"notes": outcome.notes, **counts, "progress": len(progress)}
        seconds, cpu = time.perf_counter() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"bench": "export", "what": what, "seconds": round(seconds, 2), "cpu": round(cpu, 2),
                      "peak_mb": round(peak), **figures}), flush=True)  # fmt: skip


def _bare_disk(place: Path, count: int) -> float:
    """Seconds that as many files of the same size take when nothing is done but to write each safely."""
    folder = place / "bare"
    folder.mkdir()
    data = b"x" * 3_000
    began = time.perf_counter()
    for number in range(count):
        beside = folder / f".{number}.tmp"
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, folder / f"{number}.md")
    return time.perf_counter() - began


def _fill(archive: Path, articles: int, notes: int) -> None:
    """An archive of the sample articles over and over, each under another title, with notes on their sentences."""
    chance = random.Random(6)
    made = list(_samples())
    with Store(archive) as store:
        for start in range(0, articles, BATCH):
            with store.connections.write() as connection:
                source = store.articles.source(connection, SourceKind.SINGLE, "Bench")
                ids = []
                for number in range(start, min(articles, start + BATCH)):
                    document, analysis = made[number % len(made)]
                    document = replace(
                        document, title=f"{document.title} {number}", origin=f"/bench/{number}"
                    )
                    article_id = store.articles.insert(connection, document, source_id=source)
                    store.marks.put(connection, article_id, analysis)
                    ids.append(article_id)
                    for _ in range(notes * (number + 1) // articles - notes * number // articles):
                        note = _note(article_id, document, chance)
                        version = store.articles.newest_version(connection, article_id)
                        store.notes.put(connection, note, version_id=version)
                index.add_articles(connection, ids)


def _samples() -> list[tuple[Document, Analysis]]:
    from nutgraf.ingest.reading import read_file

    found = []
    for path in sorted(sample_articles().glob("*.txt")):
        document = read_file(path)
        document = replace(document, url=f"https://example.org/{path.stem}")
        found.append((document, analysed(document.text, document.blocks, document.date)))
    return found


def _note(article_id: int, document: Document, chance: random.Random) -> Note:
    start = chance.randrange(max(1, len(document.text) - 200))
    start = document.text.rfind(" ", 0, start) + 1
    return Note(
        id=new_id(),
        target=TargetKind.PASSAGE,
        article=article_id,
        title=document.title,
        anchor=make_anchor(document.text, start, start + chance.randrange(20, 160)),
        body=chance.choice(("", BODY)),
        tags=tuple(sorted(chance.sample(("verify", "figures", "place/capital", "quote"), 2))),
        colour=chance.choice((None, "red", "green")),
        created="2026-03-04T05:06:07Z",
        updated="2026-03-04T05:06:07Z",
    )
