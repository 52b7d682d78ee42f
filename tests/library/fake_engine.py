"""An engine that does what the text says, in a process of its own: for tests of the process."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from nutgraf.errors import MissingModel
from nutgraf.library.engine_worker import Engine, serve
from nutgraf.model.article import Block
from nutgraf.model.marks import Analysis, EntityKind, Mention
from nutgraf.text.analyse import ENGINE_VERSION

VERSION = f"{ENGINE_VERSION}+1+fake-1"


def engine(text: str, blocks: Sequence[Block], published: date | None) -> Analysis:
    """Marks "Hradin" as a person; the first word of the text may be an order."""
    order, _, rest = text.partition(" ")
    if order == "die" or (order == "die-once" and _first_time(rest)):
        os._exit(3)
    if order == "fail":
        raise ValueError("no such luck")
    if order == "hold":
        _hold(Path(rest))
    if order == "hang":
        time.sleep(60)
    start = text.find("Hradin")
    named = Mention(
        start=start, end=start + 6, text="Hradin", kind=EntityKind.PERSON, name="Hradin",
        engine="spacy", rule="parsed-kind", grounds=f"{len(blocks)} blocks, {published}",
    )  # fmt: skip
    return Analysis(
        engine=f"rules+fake {os.getpid()}",
        engine_version=VERSION,
        language="en",
        entities=(named,) if start >= 0 else (),
    )


def _first_time(path: str) -> bool:
    """Whether this is the first call with that path."""
    marker = Path(path.strip())
    known = marker.exists()
    marker.touch()
    return not known


def _hold(path: Path) -> None:
    """Tell that the work has begun, and wait for leave to end it."""
    path.with_suffix(".begun").touch()
    while not path.exists():
        time.sleep(0.01)


def _load() -> Engine:
    if sys.argv[1:] == ["missing"]:
        raise MissingModel("It is not installed.", hint="Install it.")
    return engine


def command(*arguments: str) -> list[str]:
    """The command that starts the process."""
    return [sys.executable, str(Path(__file__)), *arguments]


def main(load: Callable[[], Engine] = _load) -> int:
    """Serve standard input and output."""
    return serve(sys.stdin.buffer, sys.stdout.buffer, load)


if __name__ == "__main__":
    sys.exit(main())
