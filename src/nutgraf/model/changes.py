"""Changes: what the user did, as the history lists it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """Something the user did that can be undone."""

    id: int
    label: str
    made: str
    """UTC, ISO 8601 with seconds."""
    undone: bool = False
