"""One process of the second engine as its parent sees it: started when needed, asked, ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

from nutgraf.errors import MissingModel, NutgrafError

COMMAND = (sys.executable, "-P", "-m", "nutgraf.library.engine_worker")
"""Starts the process; `-P` keeps the working directory out of its modules."""
_THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""One core is enough for what must not be noticed."""


class EngineDied(NutgrafError):
    """The process has ended before it answered."""


class EngineChild:
    """The process; one thread asks, any thread may kill."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = list(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._guard = threading.Lock()
        self._closed = False

    def ask(self, request: bytes) -> bytes:
        """The answer to a request, from a new process where none runs; raises EngineDied, MissingModel."""
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(request)
            process.stdin.flush()
        except OSError as error:
            raise self._died() from error
        return self._line(process)

    def end(self) -> None:
        """End the process; the next request starts another."""
        with self._guard:
            process, self._process = self._process, None
        if process is not None:
            _end(process)

    def close(self) -> None:
        """End the process at once and start no other."""
        with self._guard:
            self._closed = True
        self.end()

    def _running(self) -> subprocess.Popen[bytes]:
        """The process, started and ready."""
        with self._guard:
            if self._closed:
                raise EngineDied("The engine is closed.")
            if self._process is not None:
                return self._process
            process = self._process = _start(self._command)
        greeting = json.loads(self._line(process))
        if "failure" in greeting:
            self.end()
            raise MissingModel(greeting["failure"], hint=greeting["hint"])
        return process

    def _line(self, process: subprocess.Popen[bytes]) -> bytes:
        """The next line of the process."""
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
        except (OSError, ValueError) as error:
            raise self._died() from error
        if not line.endswith(b"\n"):
            raise self._died()
        return line

    def _died(self) -> EngineDied:
        self.end()
        return EngineDied("The process of the spaCy engine ended before it answered.")


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """A process that neither the keys nor the screen of the terminal reach."""
    quiet = 0
    if sys.platform == "win32":
        quiet = subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_THREADS},
        start_new_session=True,
        creationflags=quiet,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process, which keeps nothing that could be lost, and forget its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            # the last request may still be in the buffer of a process that is gone
            with suppress(OSError):
                pipe.close()
