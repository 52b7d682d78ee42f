"""A program on a pseudo-terminal, timed from outside: from its start to a word on the screen, from a key to the
last byte of the answer. CPU time is the system's own account of the finished process."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from statistics import median

_SEQUENCES = re.compile(
    rb"\x1b\[[0-9;?>=<]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b[=>]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)
_PLACES = re.compile(rb"\x1b\[(\d+);\d+H")
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[c": b"\x1b[?62;c",
    b"\x1b[>c": b"\x1b[>0;276;0c",
}
"""What terminals answer to the questions that programs ask at their start."""


class Terminal:
    """One running program; end it with `close()`, which gives its CPU milliseconds."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 36,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self._file = pty.fork()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            variables = dict(
                os.environ,
                TERM="xterm-256color",
                COLORTERM="truecolor",
                LANG="C.UTF-8",
                LC_ALL="C.UTF-8",
            )
            for name in ("TMUX", "PYTHONDONTWRITEBYTECODE"):
                variables.pop(name, None)
            os.execvpe(command[0], list(command), {**variables, **(environment or {})})
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, size)
        self.seen = b""
        self.bytes = 0

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, word: str, seconds: float = 30.0) -> float:
        """Milliseconds from the start until a word is on the screen; raises TimeoutError."""
        wanted = word.encode()
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            at = self._read(0.5)
            if at is not None and wanted in _SEQUENCES.sub(b"", self.seen):
                return (at - self.started) * 1000
        raise TimeoutError(f"{word!r} did not come: {self.seen[-300:]!r}")

    def settle(self, quiet: float = 0.4, seconds: float = 20.0) -> None:
        """Read until nothing has come for a while."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and self._read(quiet) is not None:
            pass
        self.seen = b""

    def send(self, keys: bytes) -> None:
        """Type without waiting."""
        os.write(self._file, keys)

    def answer_ms(self, keys: bytes, quiet: float = 0.05) -> float | None:
        """Milliseconds from typing to the last byte of the answer; None where there was none."""
        self.seen = b""
        began = time.perf_counter()
        os.write(self._file, keys)
        return self._since(began, quiet)

    def until_ms(self, keys: bytes, word: str, seconds: float = 10.0) -> float:
        """Milliseconds from typing until a word is on the screen; raises TimeoutError."""
        self.seen = b""
        began = time.perf_counter()
        os.write(self._file, keys)
        return self.wait_for(word, seconds) - (began - self.started) * 1000

    def resized_ms(self, columns: int, rows: int, quiet: float = 0.25) -> float | None:
        """Milliseconds from another size to the last byte of the answer."""
        self.seen = b""
        began = time.perf_counter()
        self.resize(columns, rows)
        return self._since(began, quiet)

    def drawn_ms(self, keys: bytes, row: int, seconds: float = 1.0) -> float | None:
        """Milliseconds from typing until something was drawn above a row; None where nothing was."""
        self.seen = b""
        began = time.perf_counter()
        os.write(self._file, keys)
        while time.perf_counter() - began < seconds:
            at = self._read(seconds)
            drawn = (int(found) for found in _PLACES.findall(self.seen))
            if at is not None and any(place < row for place in drawn):
                return (at - began) * 1000
        return None

    @property
    def modes(self) -> list[object]:
        """The terminal's modes now."""
        return termios.tcgetattr(self._file)

    @property
    def on_second_screen(self) -> bool:
        """Whether the alternate screen was switched to last, and not left."""
        return self.seen.rfind(b"\x1b[?1049h") > self.seen.rfind(b"\x1b[?1049l")

    @property
    def resident_mb(self) -> float:
        """What the program holds in memory."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            (line,) = (line for line in status if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    @property
    def cpu_ms(self) -> float:
        """CPU milliseconds that the program has used so far, its threads included, its children not."""
        return time.clock_gettime((~self.pid << 3) | 2) * 1000  # what clock_getcpuclockid gives

    def _since(self, began: float, quiet: float) -> float | None:
        last = self._read(1.0)
        if last is None:
            return None
        while (at := self._read(quiet)) is not None:
            last = at
        return (last - began) * 1000

    def leave(self, keys: bytes, seconds: float = 10.0) -> float:
        """Type what ends the program and wait for that; CPU milliseconds that it used."""
        os.write(self._file, keys)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and not os.waitid(
            os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT
        ):
            if self._read(0.05) is None:
                time.sleep(0.005)
        return self.close()

    def close(self) -> float:
        """End the program at once; CPU milliseconds that it used, its children included."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        _, _, usage = os.wait4(self.pid, 0)
        os.close(self._file)
        return (usage.ru_utime + usage.ru_stime) * 1000

    def _read(self, seconds: float) -> float | None:
        ready, _, _ = select.select([self._file], [], [], seconds)
        if not ready:
            return None
        try:
            data = os.read(self._file, 1 << 16)
        except OSError:
            return None
        at = time.perf_counter()
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._file, answer)
        self.seen = (self.seen + data)[-(1 << 20) :]
        self.bytes += len(data)
        return at


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def middle(values: Sequence[float]) -> float:
    """The median."""
    return median(values)
