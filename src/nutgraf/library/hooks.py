"""Hooks: commands of the user's that run after something has happened; their failure harms nothing."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from nutgraf.config import Config

SECONDS = 10.0
"""How long a command may take; then it is ended."""

Report = Callable[[str], None]
"""Told, in a sentence, of a command that failed."""


def run_hooks(
    config: Config,
    event: str,
    told: Mapping[str, Any],
    *,
    report: Report | None = None,
    seconds: float = SECONDS,
) -> list[str]:
    """Run the commands that the configuration has for an event; a sentence for each that failed.

    A command gets `{"event": …, …}` as JSON on its standard input. It is run as it stands, never by a shell.
    """
    data = json.dumps({"event": event, **told}, ensure_ascii=False).encode("utf-8", "replace")
    failures = []
    for command in config.hooks.get(event, ()):
        failure = _run(command, data, seconds)
        if failure:
            failures.append(f"The {event} hook {command[0]!r} {failure}.")
    for failure in failures:
        if report is not None:
            report(failure)
    return failures


def _run(command: Sequence[str], data: bytes, seconds: float) -> str:
    """What went wrong; empty where nothing did."""
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
