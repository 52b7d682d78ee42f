"""`python -m tests.bench start [--articles N]`: from the command to the first article on the screen, beside newsboat.

newsboat is started on a feed of the same number of items, read before, where the program is installed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from nutgraf.model.article import Block, BlockKind, Document, SourceKind
from nutgraf.model.marks import Analysis
from nutgraf.store import index
from nutgraf.store.store import Store
from tests.bench.terminal import Terminal, middle

MARKER = "Harbour"
FEEDS = 20
"""Among which newsboat's items are shared out, as its users have them."""


def fill(path: Path, count: int) -> None:
    """An archive of so many short articles, the newest with the marker in its title."""
    none = Analysis(engine="rules", engine_version="bench", language="en")
    with Store(path) as store, store.connections.write() as connection:
        source = store.articles.source(connection, SourceKind.SINGLE, "Northgate Chronicle")
        for number in range(count):
            title = f"{MARKER} report {number} on the state of the quays"
            text = f"{title}. The harbour master said that {number} ships had come in since Monday."
            document = Document(
                title,
                text,
                (Block(BlockKind.PARAGRAPH, 0, len(text)),),
                date=date(2000, 1, 1) + timedelta(days=number % 9000),
                origin=f"/bench/{number}",
            )
            article_id = store.articles.insert(connection, document, source_id=source)
            store.marks.put(connection, article_id, none)
            index.add_article(connection, article_id)


def main(argv: Sequence[str]) -> None:
    """Print one JSON line a program and one with the ratio."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench start")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args(argv)
    with TemporaryDirectory() as name:
        home = Path(name)
        fill(home / "archive.nutgraf", options.articles)
        ours = (
            [sys.executable, "-m", "nutgraf", "--archive", str(home / "archive.nutgraf")],
            MARKER,
            {"NUTGRAF_CONFIG": str(home / "none.toml")},
        )
        peers: dict[str, tuple[list[str], str, Mapping[str, str]]] = {
            "nutgraf": ours,
            "python": ([sys.executable, "-c", "print('bare')"], "bare", {}),
        }
        if shutil.which("newsboat"):
            peers["newsboat"] = _newsboat(home, options.articles)
        _compare(peers, options.runs)


def _compare(peers: Mapping[str, tuple[list[str], str, Mapping[str, str]]], runs: int) -> None:
    walls: dict[str, list[float]] = {name: [] for name in peers}
    cpus: dict[str, list[float]] = {name: [] for name in peers}
    for run in range(runs + 1):
        for name, (command, marker, environment) in peers.items():
            terminal = Terminal(command, environment=environment)
            wall = terminal.wait_for(marker)
            cpu = terminal.close()
            if run:
                walls[name].append(wall)
                cpus[name].append(cpu)
    for name in peers:
        print(
            json.dumps(
                {
                    "bench": "first paint",
                    "program": name,
                    "median_ms": round(middle(walls[name])),
                    "min_ms": round(min(walls[name])),
                    "cpu_ms": round(middle(cpus[name])),
                }
            )
        )
    if "newsboat" in peers:
        ratio = middle(walls["nutgraf"]) / middle(walls["newsboat"])
        print(json.dumps({"bench": "first paint", "ratio_to_newsboat": round(ratio, 2)}))


def _newsboat(home: Path, count: int) -> tuple[list[str], str, Mapping[str, str]]:
    """newsboat with its cache filled from a local feed."""
    folder = home / "newsboat"
    folder.mkdir()
    feeds = []
    for feed in range(FEEDS):
        items = "".join(
            f"<item><title>{MARKER} {feed}-{number}</title><guid>{feed}-{number}</guid>"
            f"<description>The harbour master said that {number} ships had come in.</description></item>"
            for number in range(count // FEEDS)
        )
        path = folder / f"{feed}.xml"
        path.write_text(
            f'<rss version="2.0"><channel><title>{MARKER} news {feed}</title>{items}</channel></rss>',
            encoding="utf-8",
        )
        feeds.append(f"file://{path}")
    (folder / "urls").write_text("\n".join(feeds), encoding="utf-8")
    (folder / "config").write_text("auto-reload no\n", encoding="utf-8")
    command = [
        "newsboat", "-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config"),
    ]  # fmt: skip
    subprocess.run([*command, "-x", "reload"], check=True, capture_output=True)
    return command, MARKER, {}
