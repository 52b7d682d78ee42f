"""`python -m tests.bench reader [--articles N]`: from a key to the last byte of the answer, on a real terminal."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.add import write_articles
from tests.bench.start import MARKER, fill
from tests.bench.terminal import Terminal, middle, percentile

KEYS = 60


def main(argv: Sequence[str]) -> None:
    """Print one JSON line a figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench reader")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument(
        "--beside", type=int, default=600, help="articles added while keys are pressed"
    )
    options = parser.parse_args(argv)
    with TemporaryDirectory() as name:
        home = Path(name)
        archive, incoming = home / "archive.nutgraf", home / "in"
        fill(archive, options.articles)
        incoming.mkdir()
        write_articles(incoming, options.beside)
        command = [sys.executable, "-m", "nutgraf", "--archive", str(archive)]
        terminal = Terminal(command, environment={"NUTGRAF_CONFIG": str(home / "none.toml")})
        terminal.wait_for(MARKER)
        terminal.settle(1.0)
        _keys(terminal, "list down", b"j")
        _keys(terminal, "list page down", b" ")
        adding = subprocess.Popen(
            [*command, "add", str(incoming), "--json"],
            stdout=subprocess.DEVNULL,
            preexec_fn=lambda: os.nice(10),
        )
        _keys(terminal, "list up while articles are added", b"k")
        adding.wait()
        terminal.settle()
        _print("resize to 200x60", terminal.resized_ms(200, 60) or 0.0)
        _print("memory", terminal.resident_mb, "mb")
        terminal.close()


def _keys(terminal: Terminal, what: str, key: bytes) -> None:
    """Press a key many times, each after the answer to the one before."""
    taken = [ms for _ in range(KEYS) if (ms := terminal.answer_ms(key)) is not None]
    figures = {"p50_ms": middle(taken), "p95_ms": percentile(taken, 0.95), "max_ms": max(taken)}
    rounded = {name: round(value, 1) for name, value in figures.items()}
    print(json.dumps({"bench": "reader", "what": what, "keys": len(taken), **rounded}))


def _print(what: str, value: float, unit: str = "ms") -> None:
    print(json.dumps({"bench": "reader", "what": what, unit: round(value, 1)}))
