"""`python -m tests.bench start [--articles N]`: from the command to the first article on the screen, beside newsboat.

Cold is a start with no kept screen, warm one that shows how the reader was left. Live is when a key that was typed
at once is answered. newsboat is started on a feed of the same number of items, read before, where it is installed;
CPU time stands beside that of the smallest program with Textual.
Everything runs compiled, as after an installation.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from nutgraf.model.article import Block, BlockKind, Document, SourceKind
from nutgraf.model.marks import Analysis
from nutgraf.store import index
from nutgraf.store.store import Store
from nutgraf.text.analyse import ENGINE_VERSION
from tests.bench.terminal import Terminal, middle

MARKER = "Harbour"
FEEDS = 20
"""Among which newsboat's items are shared out, as its users have them."""
_SMALLEST = """
from textual.app import App
from textual.widgets import Static

class Smallest(App[None]):
    def compose(self):
        yield Static("smallest")

Smallest().run()
"""
"""What every program with Textual costs before it does anything."""
_ANSWER = "saved searches"
"""What stands on the screen once a `g` was answered, and not before; of what changes less only that is written."""


def fill(path: Path, count: int) -> None:
    """An archive of so many short articles, the newest with the marker in its title."""
    none = Analysis(engine="rules", engine_version=ENGINE_VERSION, language="en")
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
            index.add_articles(connection, [article_id])


@dataclass(slots=True)
class Program:
    """Something that is started again and again."""

    command: list[str]
    marker: str
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] = lambda: None
    """Done before each start."""
    quits: bytes = b""
    """What ends it in good order; empty: it is killed."""
    typed: bytes = b""
    """Typed as soon as it runs."""
    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)

    def run(self) -> tuple[float, float]:
        """Wall and CPU milliseconds from the start to the marker; CPU includes what goes on before it is ended."""
        self.before()
        terminal = Terminal(self.command, environment=self.environment)
        if self.typed:
            terminal.send(self.typed)
        wall = terminal.wait_for(self.marker)
        if not self.quits:
            return wall, terminal.close()
        terminal.settle()
        return wall, terminal.leave(self.quits)


def main(argv: Sequence[str]) -> None:
    """Print one JSON line a program, and the ratios."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench start")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args(argv)
    with TemporaryDirectory() as name:
        home = Path(name)
        fill(home / "archive.nutgraf", options.articles)
        programs = started(home, options.articles, options.runs)
        for name in programs:
            print(json.dumps({"bench": "start", "program": name, **figures(name, programs)}))


def started(home: Path, articles: int, runs: int) -> Mapping[str, Program]:
    """Programs that were started by turns, so often; the archive is there already."""
    programs = _programs(home, articles)
    for run in range(runs + 1):
        for program in programs.values():
            wall, cpu = program.run()
            if run:  # the first one compiles
                program.walls.append(wall)
                program.cpus.append(cpu)
    return programs


def compiled(home: Path) -> dict[str, str]:
    """The environment of a program that was installed: compiled once, with nothing of the user's."""
    return {
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "NUTGRAF_CONFIG": str(home / "none.toml"),
    }


def figures(name: str, programs: Mapping[str, Program]) -> dict[str, float]:
    """What came of one of the programs, beside its peers."""
    program = programs[name]
    wall = middle(program.walls)
    found = {"median_ms": round(wall, 1), "min_ms": round(min(program.walls), 1)}
    if not program.quits:
        found["cpu_ms"] = round(middle(program.cpus), 1)
        found["cpu_min_ms"] = round(min(program.cpus), 1)
        found["cpu_to_textual"] = round(middle(program.cpus) / middle(programs["textual"].cpus), 2)
    for peer in ("newsboat", "python"):
        if peer in programs:
            found[f"to_{peer}"] = round(wall / middle(programs[peer].walls), 2)
    return found


def _programs(home: Path, articles: int) -> dict[str, Program]:
    archive, environment = home / "archive.nutgraf", compiled(home)
    left = Path(shutil.copyfile(archive, home / "left.nutgraf"))

    def forget() -> None:
        shutil.rmtree(f"{archive}.screens", ignore_errors=True)

    def reader(path: Path) -> list[str]:
        return [sys.executable, "-m", "nutgraf", "--archive", str(path)]

    programs = {
        "python": Program([sys.executable, "-c", "print('bare')"], "bare", environment),
        "textual": Program([sys.executable, "-c", _SMALLEST], "smallest", environment),
        "nutgraf cold": Program(reader(archive), MARKER, environment, forget),
        "nutgraf live": Program(reader(archive), _ANSWER, environment, forget, typed=b"g"),
        "nutgraf warm": Program(reader(left), MARKER, environment, quits=b"q"),
    }
    if shutil.which("newsboat"):
        programs["newsboat"] = newsboat(home, articles)
    return programs


def newsboat(home: Path, count: int) -> Program:
    """newsboat with its cache filled from local feeds."""
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
    return Program(command, MARKER)
