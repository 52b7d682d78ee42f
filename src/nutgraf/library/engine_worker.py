"""The process of the second engine: reads requests, answers them, ends with its input.

Started with `python -m nutgraf.library.engine_worker`; `engine_process` is the other end.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import BinaryIO

from nutgraf.errors import NutgrafError
from nutgraf.library.engine_protocol import answer_of, line_of, read_request
from nutgraf.model.article import Block
from nutgraf.model.marks import Analysis

Engine = Callable[[str, Sequence[Block], date | None], Analysis]
"""Marks one text."""

_NICENESS = 15


def serve(requests: Iterable[bytes], answers: BinaryIO, load: Callable[[], Engine]) -> int:
    """Load an engine and answer every request; the exit code."""
    try:
        engine = load()
    except NutgrafError as error:
        _send(answers, line_of({"failure": error.message, "hint": error.hint}))
        return 1
    _send(answers, line_of({"ready": True}))
    for line in requests:
        _send(answers, _answer(engine, line))
    return 0


def main() -> int:
    """Serve standard input and output, at low priority."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # whatever a library prints goes elsewhere: the answers have the pipe for themselves
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with answers:
        return serve(sys.stdin.buffer, answers, _load)


def _load() -> Engine:
    from nutgraf.library.parsing import parsed, pipeline

    pipeline()
    return parsed


def _answer(engine: Engine, line: bytes) -> bytes:
    """The answer to one request; no text may end the process."""
    try:
        return answer_of(engine(*read_request(line)))
    except Exception as error:
        return line_of({"error": f"{type(error).__name__}: {error}"})


def _send(answers: BinaryIO, line: bytes) -> None:
    answers.write(line)
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
