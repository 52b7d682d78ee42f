"""The only place with threads and child processes: answers while typing, lists, adding articles."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from typing import IO, TYPE_CHECKING, Any

from nutgraf.model.progress import AddStatus
from nutgraf.tui.messages import AddingEnded, AddingMoved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from textual.message import Message
    from textual.message_pump import MessagePump

_QUIET = 0.1
"""Seconds between two reports of progress at least."""
_NICE = 10
_FOR_THE_END = 5
"""Seconds that a child has to end well."""


def in_a_thread(work: Callable[[], None]) -> None:
    """Do something that may take long and that nobody waits for."""
    threading.Thread(target=work, name="aside", daemon=True).start()


class Latest:
    """One thread that lives long and does only the newest of what it is asked."""

    def __init__(self, name: str, interrupt: Callable[[], None] | None = None) -> None:
        self._wake = threading.Condition()
        self._waiting: Callable[[], None] | None = None
        self._busy = False
        self._open = True
        self._interrupt = interrupt
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], Message | None], tell: MessagePump) -> None:
        """Do this next, in the place of what waits; what it returns is posted."""

        def job() -> None:
            message = work()
            if message is not None:
                tell.post_message(message)

        with self._wake:
            self._waiting = job
            stale = self._busy
            self._wake.notify()
        if stale and self._interrupt is not None:
            self._interrupt()

    def close(self) -> None:
        """Let the thread end, and wait for it."""
        with self._wake:
            self._open, self._waiting = False, None
            self._wake.notify()
        if self._interrupt is not None:
            self._interrupt()
        self._thread.join(timeout=2)

    def _run(self) -> None:
        """Do the newest job whenever there is one."""
        while True:
            with self._wake:
                self._busy = False
                while self._open and self._waiting is None:
                    self._wake.wait()
                if not self._open:
                    return
                job, self._waiting = self._waiting, None
                self._busy = True
            if job is not None:
                job()


class Adding:
    """`nutgraf add` as a niced child process, so that the screen stays smooth."""

    def __init__(self, archive: Path, sources: Sequence[str], tell: MessagePump) -> None:
        self._tell = tell
        self.counts: Counter[AddStatus] = Counter()
        """What came of it so far."""
        self._first: int | None = None
        self.trouble = ""
        """What went wrong last; empty if nothing did."""
        self._told = 0.0
        self._stopped = False
        command = [sys.executable, "-m", "nutgraf", "--archive", str(archive)]
        self._process = subprocess.Popen(
            [*command, *self.command(sources), "--json", "--progress", "--", *sources],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        _be_nice(self._process.pid)
        self._threads = [
            threading.Thread(target=self._follow_rows, name="added", daemon=True),
            threading.Thread(target=self._follow_progress, name="progress", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def command(self, sources: Sequence[str]) -> Sequence[str]:
        """The command that the child runs on the sources."""
        return ("add",)

    def stop(self) -> None:
        """Ask the child to end; what it has added stays."""
        self._stopped = True
        _ask_to_end(self._process)

    def close(self) -> None:
        """End the child and wait for it."""
        self.stop()
        _end(self._process)
        for thread in self._threads:
            thread.join(timeout=2)

    def _follow_rows(self) -> None:
        """Read what was added, a JSON object a line; the end of it is the end of the job."""
        for line in _lines(self._process.stdout):
            self.take(_json(line))
        self._threads[1].join()
        code = self._process.wait()
        if code and not self.counts and not self._stopped and not self.trouble:
            self.trouble = "Adding ended without a word."
        self._tell.post_message(
            AddingEnded(dict(self.counts), self._first, self.trouble, self._stopped)
        )

    def take(self, row: dict[str, Any]) -> None:
        """Count a row."""
        status = AddStatus(row.get("status", AddStatus.FAILED))
        self.counts[status] += 1
        if status is AddStatus.ADDED and self._first is None:
            self._first = row["id"]
        if row.get("error"):
            self.trouble = f"{row.get('source')}: {row['error']}"

    def _follow_progress(self) -> None:
        """Read progress, a JSON object a line; what is none is a complaint."""
        for line in _lines(self._process.stderr):
            row = _json(line)
            if "done" not in row:
                self.trouble = self.trouble or line.removeprefix("nutgraf: ")
                continue
            now = time.monotonic()
            if now - self._told >= _QUIET or row["done"] == row.get("total"):
                self._told = now
                self._tell.post_message(AddingMoved(row["done"], row.get("total")))


class Refreshing(Adding):
    """The same for feeds: those of these numbers, or all of them where none is named."""

    def command(self, sources: Sequence[str]) -> Sequence[str]:
        """The command that asks the feeds."""
        return ("feed", "refresh") if sources else ("refresh", "--all")

    def take(self, row: dict[str, Any]) -> None:
        """Count what a feed has brought."""
        for status in (AddStatus.ADDED, AddStatus.UPDATED):
            self.counts[status] += row.get(status.value, 0)
        if row.get("error"):
            self.counts[AddStatus.FAILED] += 1
            self.trouble = f"{row.get('name')}: {row['error']}"


class Tending:
    """`nutgraf tend` as a niced child process: the daily backup, marks of an older engine."""

    def __init__(self, archive: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "nutgraf", "--archive", str(archive), "tend"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _be_nice(self._process.pid)

    @property
    def running(self) -> bool:
        """Whether the child is still at work."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the child and wait for it."""
        _end(self._process)


def _ask_to_end(process: subprocess.Popen[Any]) -> None:
    """Let a child end at its next good place."""
    if process.poll() is None:
        process.terminate()


def _end(process: subprocess.Popen[Any]) -> None:
    """Ask a child to end, wait a little, and wait no longer."""
    _ask_to_end(process)
    try:
        process.wait(timeout=_FOR_THE_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _lines(stream: IO[str] | None) -> Iterator[str]:
    """The lines of a pipe without their ends; it is closed after the last."""
    if stream is not None:
        with stream:
            for line in stream:
                yield line.strip()


def _json(line: str) -> dict[str, Any]:
    """A JSON object; empty for anything else."""
    try:
        row = json.loads(line)
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


def _be_nice(process: int) -> None:
    """Let everything else go before a child process, where the system knows how."""
    if sys.platform != "win32":
        import os

        try:
            os.setpriority(os.PRIO_PROCESS, process, _NICE)
        except OSError:
            return  # it has ended already
