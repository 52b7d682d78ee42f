"""What the reading page tells the rest of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from nutgraf.model.marks import Span
    from nutgraf.tui.page.marks import PageMark


@dataclass
class CursorMoved(Message):
    """The cursor stands elsewhere, or on another mark."""

    offset: int
    mark: PageMark | None

    def can_replace(self, message: Message) -> bool:
        """Only the newest position matters."""
        return isinstance(message, CursorMoved)


@dataclass
class MarkChosen(Message):
    """The user clicked on a mark."""

    mark: PageMark


@dataclass
class MarkHovered(Message):
    """The pointer is over another mark, or over none."""

    mark: PageMark | None


@dataclass
class SelectionChanged(Message):
    """Something else is selected, or nothing."""

    span: Span | None

    def can_replace(self, message: Message) -> bool:
        """Only the newest selection matters."""
        return isinstance(message, SelectionChanged)


@dataclass
class PositionChanged(Message):
    """Another part of the article is seen."""

    offset: int
    """What stands at the top."""
    percent: int

    def can_replace(self, message: Message) -> bool:
        """Only the newest position matters."""
        return isinstance(message, PositionChanged)
