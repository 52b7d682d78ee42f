"""What the search benchmark prints: one JSON line a figure, beside its goal."""

from __future__ import annotations

import json
from collections.abc import Sequence

GOALS: dict[str, float] = {
    "keystroke median ms": 5, "keystroke p95 ms": 20, "keystroke worst ms": 60, "recall with typos": 0.92,
    "recall without": 0.99, "index to text": 0.7, "add over plain insert ms": 2, "cold start ms": 350,
    "loop lag p95 ms": 10, "fts5 by rank p95 ratio": 30, "fzf ratio": 1000,
}  # fmt: skip
SHORT_GOALS: dict[str, float] = {"keystroke median ms": 10, "keystroke p95 ms": 60}
"""Of the long form, with a million short articles."""


class Told:
    """Prints figures beside the goals of one form of the benchmark."""

    def __init__(self, goals: dict[str, float]) -> None:
        self._goals = goals

    def __call__(self, figure: str, value: float, **more: object) -> None:
        """Print one figure, beside its goal where it has one."""
        line: dict[str, object] = {"bench": "search", "figure": figure, "value": round(value, 3)}
        if figure in self._goals:
            line["goal"] = self._goals[figure]
        print(json.dumps({**line, **more}), flush=True)


def share(ordered: Sequence[float], part: float) -> float:
    """The value that such a part of sorted values does not exceed."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
