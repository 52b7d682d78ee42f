"""Hooks: commands of the user's that run after something has happened; their failure harms nothing."""

from __future__ import annotations

import json
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nutgraf.config import Config

SECONDS = 10.0
"""How long a command may take; then it is ended."""


class Hooks:
    """Runs the commands that the configuration has for an event."""

    def __init__(self, config: Config, *, seconds: float = SECONDS) -> None:
        self._commands = config.hooks
        self._seconds = seconds
        self.start: Callable[[Callable[[], None]], None] = _at_once
        """How a run is started: at once, and waited for, unless the screen hands it to its workers."""
        self.failures: deque[str] = deque(maxlen=50)
        """A sentence for each command that failed, oldest first."""

    def wants(self, event: str) -> bool:
        """Whether there is a command for an event, so that nothing is gathered for nobody."""
        return bool(self._commands.get(event))

    def tell(self, event: str, told: Mapping[str, Any]) -> None:
        """Run the commands of an event; each gets `{"event": …, …}` as JSON on its standard input."""
        commands = self._commands.get(event, ())
        if not commands:
            return
        data = json.dumps({"event": event, **told}, ensure_ascii=False).encode("utf-8", "replace")

        def run() -> None:
            for command in commands:
                failure = _failure(command, data, self._seconds)
                if failure:
                    self.failures.append(f"The {event} hook {command[0]!r} {failure}.")

        self.start(run)


def _at_once(run: Callable[[], None]) -> None:
    run()


def _failure(command: Sequence[str], data: bytes, seconds: float) -> str:
    """What went wrong with a command, which is run as it stands, never by a shell; empty where nothing did."""
    try:
        done = subprocess.run(
            list(command),
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"took longer than {seconds:g} seconds and was ended"
    except (OSError, ValueError) as error:
        return f"cannot be run: {getattr(error, 'strerror', None) or error}"
    if done.returncode == 0:
        return ""
    last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
    return f"failed with status {done.returncode}" + (f": {last}" if last else "")
