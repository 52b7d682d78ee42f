"""What the linking needs to know of a mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nutgraf.model.marks import EntityKind


class Named(NamedTuple):
    """A mention without its canonical name."""

    start: int
    end: int
    text: str
    kind: EntityKind
