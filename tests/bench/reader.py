"""`python -m tests.bench reader [--articles N] [--beside N]`: the whole reader on a real terminal, against its goals.

Every figure is taken from outside: from a key to the last byte of the answer, the bytes of all of it, CPU time from
the system's own account of the process. In the list the next key comes before the article under the cursor is shown,
as while a key is held.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.add import write_articles
from tests.bench.reader_archive import ABOVE, LENGTHS, fill_large
from tests.bench.start import MARKER, compiled, figures, fill, started
from tests.bench.terminal import Terminal, middle, percentile

KEY = {"p50_ms": 5.0, "p95_ms": 16.7}
GOALS: Mapping[str, Mapping[str, float]] = {
    "first paint": {"to_newsboat": 0.25, "to_python": 2.5},
    "live": {"to_newsboat": 2.5, "cpu_ms": 300},
    "list down": KEY,
    "list page down": KEY,
    "article down": KEY,
    "article page down": KEY,
    "inspector down": KEY,
    "idle": {"bytes": 0},
    "CPU of a key at 150x45": {"cpu_ms": 3},
    "opening 100 KB, 5,000 marks": {"p50_ms": 50},
    "opening 1 MB, 5,000 marks": {"p50_ms": 200},
    "resize to 200x60": {"p50_ms": 150},
    "the whole list": {"p50_ms": 100},
    "memory": {"mb": 80, "more_mb": 5},
    "loop's lag while articles are analysed": {"p95_ms": 8, "max_ms": 50},
}
"""The largest value that is good."""
_HELD = 0.03
"""Seconds of silence after which a key counts as answered and the next one comes: a held key's."""
_GROWN = 5.0
"""Seconds after which a reader has begun with everything that it does beside the screen."""
_AT_ONCE = 200
_READ = "100 KB, 5,000 marks"
"""The article that is scrolled in."""


def main(argv: Sequence[str]) -> None:
    """Print one JSON line a figure."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench reader")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--started", type=int, default=10_000, help="articles at the starts")
    parser.add_argument("--runs", type=int, default=5, help="starts of each program")
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--beside", type=int, default=10_000, help="articles to be analysed")
    parser.add_argument("--seconds", type=float, default=20, help="of looking on while they are")
    parser.add_argument("--only", choices=["starts", "reading", "analysing"])
    options = parser.parse_args(argv)
    with TemporaryDirectory() as name:
        home = Path(name)
        fill(home / "archive.nutgraf", options.started)
        if options.only in (None, "starts"):
            _starts(home, options.started, options.runs)
        if options.only in (None, "reading"):
            fill_large(home / "large.nutgraf", options.articles)
            _reading(home, options.articles, options.keys)
        if options.only in (None, "analysing"):
            _analysing(home, options.beside, options.seconds)


def _starts(home: Path, articles: int, runs: int) -> None:
    """The kept screen, and the first key that is answered, beside other programs."""
    programs = started(home, articles, runs)
    for name in programs:
        row = {"nutgraf warm": "first paint", "nutgraf live": "live"}.get(name, f"start of {name}")
        _print(row, **figures(name, programs))


def _reading(home: Path, articles: int, keys: int) -> None:
    """One reader on the large archive."""
    terminal = Terminal(_command(home / "large.nutgraf"), environment=compiled(home))
    terminal.wait_for(MARKER)
    terminal.settle(1.0)
    before = terminal.bytes
    terminal.settle(3.0)
    _print("idle", bytes=terminal.bytes - before)
    _keys(terminal, "list down", b"j", keys)
    _keys(terminal, "list page down", b" ", keys)
    _memory(terminal, home, keys)
    _list(terminal, articles + ABOVE)
    terminal.send(b"gg")
    terminal.settle(1.0)
    _opening(terminal)
    _article(terminal, keys)
    _sizes(terminal, keys)
    _print("memory after the longest articles", mb=terminal.resident_mb)
    terminal.close()


def _memory(terminal: Terminal, home: Path, keys: int) -> None:
    """What the program holds, and how much more than one that has shown as much of a smaller archive."""
    other = Terminal(_command(home / "archive.nutgraf"), environment=compiled(home))
    other.wait_for(MARKER)
    other.settle(1.0)
    for key in (*[b"j"] * keys, *[b" "] * keys):
        other.answer_ms(key, _HELD)
    time.sleep(_GROWN)
    mb = terminal.resident_mb
    _print("memory", mb=mb, more_mb=mb - other.resident_mb)
    other.close()


def _list(terminal: Terminal, count: int) -> None:
    """The whole list after an empty one."""
    taken = []
    for _ in range(5):
        terminal.until_ms(b"gs", "Nothing here yet")
        terminal.settle()
        taken.append(terminal.until_ms(b"gl", f"/{count:,}"))
        terminal.settle()
    _timed("the whole list", taken)
    _print("memory after filtering", mb=terminal.resident_mb)


def _opening(terminal: Terminal) -> None:
    """Long articles and short ones, one after the other, forth and back; the marks are in the archive."""
    names = list(LENGTHS)
    taken: dict[str, list[float]] = {name: [] for name in names}
    cpus: dict[str, list[float]] = {name: [] for name in names}
    for order, key in 3 * ((names, b"J"), (names[::-1], b"K")):
        for name in order:
            before = terminal.cpu_ms
            taken[name] += _answered(terminal, key, 0.2)
            cpus[name].append(terminal.cpu_ms - before)
            _answered(terminal, key, 0.2)
    for name in names:
        _timed(f"opening {name}", taken[name], cpu_ms=middle(cpus[name]))


def _article(terminal: Terminal, keys: int) -> None:
    """A long article and the inspector."""
    for _ in range(1 + 2 * list(LENGTHS).index(_READ)):
        _answered(terminal, b"J", 0.2)
    terminal.send(b"2")
    terminal.settle()
    _keys(terminal, "article down", b"j", keys)
    _keys(terminal, "article page down", b" ", keys)
    terminal.send(b"3")
    terminal.settle()
    _keys(terminal, "inspector down", b"j", keys)


def _sizes(terminal: Terminal, keys: int) -> None:
    """What depends on the size of the terminal."""
    terminal.resized_ms(150, 45)
    terminal.send(b"2")
    terminal.settle()
    before = terminal.cpu_ms
    pressed = len([_answered(terminal, b"j", _HELD) for _ in range(keys)])
    _print("CPU of a key at 150x45", cpu_ms=(terminal.cpu_ms - before) / pressed)
    terminal.send(b"\x1b[<0;60;10M")
    steps = (b"\x1b[<32;%d;%dM" % (60 + n % 30, 10 + n % 9) for n in range(1, keys + 1))
    _timed("drag step", [ms for step in steps for ms in _answered(terminal, step, _HELD)])
    terminal.send(b"\x1b[<0;60;10m\x1b")
    terminal.settle()
    sent = terminal.bytes
    quiet = _answered(terminal, _AT_ONCE * b"j", 0.1)
    after = _answered(terminal, b"k", _HELD)
    _timed(f"{_AT_ONCE} keys at once", quiet, bytes=terminal.bytes - sent, key_after_ms=after[0])
    resized = []
    for _ in range(5):
        terminal.resized_ms(120, 36)
        resized += [ms for ms in (terminal.resized_ms(200, 60),) if ms is not None]
    _timed("resize to 200x60", resized)


def _analysing(home: Path, articles: int, seconds: float) -> None:
    """The reader's loop and its keys, first alone, then while articles are added by the reader itself."""
    incoming, log = home / "in", home / "lag"
    incoming.mkdir()
    write_articles(incoming, articles)
    program = [sys.executable, "-m", "tests.bench.reader_loop", str(log), str(home / "archive.nutgraf")]  # fmt: skip
    terminal = Terminal(program, environment=compiled(home))
    terminal.wait_for(MARKER)
    terminal.settle(1.0)
    _beside(terminal, "", log, seconds / 4)
    terminal.send(b"1+")
    terminal.settle()
    terminal.send(f"{incoming}\r".encode())
    terminal.wait_for("adding")
    time.sleep(2)
    _beside(terminal, " while articles are analysed", log, seconds)
    terminal.close()


def _beside(terminal: Terminal, when: str, log: Path, seconds: float) -> None:
    """Keys for some time, and how late the loop was meanwhile."""
    begin = log.stat().st_size
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        taken += _answered(terminal, b"jk"[len(taken) % 2 :][:1], _HELD)
    _timed(f"key{when}", taken)
    lags = [float(line) for line in log.read_text(encoding="ascii")[begin:].split()]
    _timed(f"loop's lag{when}", lags)


def _command(archive: Path) -> list[str]:
    return [sys.executable, "-m", "nutgraf", "--archive", str(archive)]


def _answered(terminal: Terminal, keys: bytes, quiet: float) -> list[float]:
    """The milliseconds until the last byte of the answer, if there was one."""
    taken = terminal.answer_ms(keys, quiet)
    return [] if taken is None else [taken]


def _keys(terminal: Terminal, what: str, key: bytes, count: int) -> None:
    """Press a key many times, each after the answer to the one before; how long that takes, how much is written."""
    taken, sent = [], []
    for _ in range(count):
        before = terminal.bytes
        taken += _answered(terminal, key, _HELD)
        sent.append(terminal.bytes - before)
    _timed(what, taken, p50_bytes=middle(sent), p95_bytes=percentile(sent, 0.95))


def _timed(what: str, taken: Sequence[float], **more: float) -> None:
    """Print how long something took, often."""
    if not taken:
        raise SystemExit(f"{what}: nothing was answered")
    p50, p95 = middle(taken), percentile(taken, 0.95)
    _print(what, times=len(taken), p50_ms=p50, p95_ms=p95, max_ms=max(taken), **more)


def _print(what: str, **found: float) -> None:
    """Print figures, and whether they are good."""
    goal = GOALS.get(what, {})
    row = {name: round(value, 2) for name, value in found.items()}
    missed = [name for name, most in goal.items() if found.get(name, 0) > most]
    judged = {"goal": dict(goal), "missed": missed} if goal else {}
    print(json.dumps({"bench": "reader", "what": what, **row, **judged}), flush=True)
