"""How long work tells of itself: progress out, cancellation in, an outcome at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Progress:
    """Where long work stands."""

    doing: str
    """A verb phrase: `adding articles`."""
    done: int
    total: int | None = None
    """Null while it is not known."""


OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]


def ignore(progress: Progress) -> None:
    """The `on_progress` of those who do not want to know."""


def never() -> bool:
    """The `cancelled` of work that runs to its end."""
    return False


class AddStatus(StrEnum):
    """What came of one source."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding one source."""

    source: str
    """As the user gave it; for a file in a folder its path."""
    status: AddStatus
    id: int | None = None
    title: str | None = None
    error: str | None = None
