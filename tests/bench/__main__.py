"""`python -m tests.bench NAME [arguments]` runs the benchmark `tests/bench/NAME.py`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def benches() -> list[str]:
    """The names of the benchmarks: the modules here that have a `main(argv)`."""
    return sorted(
        path.stem
        for path in Path(__file__).parent.glob("[a-z]*.py")
        if "\ndef main(argv" in path.read_text(encoding="utf-8")
    )


def run(arguments: list[str]) -> int:
    """Runs the benchmark that the first argument names; 2 where there is no such one."""
    if not arguments or arguments[0] not in benches():
        print("usage: python -m tests.bench", "|".join(benches()), file=sys.stderr)
        return 2
    importlib.import_module(f"tests.bench.{arguments[0]}").main(arguments[1:])
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
