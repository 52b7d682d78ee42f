"""What is selected, as positions in the text: two units, of which one moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from nutgraf.model.marks import Span
from nutgraf.tui.page.movement import Unit

if TYPE_CHECKING:
    from nutgraf.tui.page.movement import Units

Edge = Literal["start", "end"]
_CHARACTER = Unit.CHARACTER


class Selection(NamedTuple):
    """From one unit of the text to another, both included."""

    anchor: Span
    """The unit that stays."""
    head: Span
    """The unit that moves; it may stand before the anchor."""
    unit: Unit = Unit.CHARACTER
    """What it was begun by, and grows by when dragged."""

    @property
    def span(self) -> Span:
        """What is selected."""
        starts, ends = (self.anchor.start, self.head.start), (self.anchor.end, self.head.end)
        return Span(min(starts), max(ends))

    @property
    def backwards(self) -> bool:
        """Whether the moving end is the first."""
        return self.head.start < self.anchor.start

    @property
    def cursor(self) -> int:
        """The position of the moving end: of its first or its last character."""
        return self.head.start if self.backwards else max(self.head.start, self.head.end - 1)


def begun(units: Units, unit: Unit, offset: int) -> Selection:
    """A selection of the one unit at a position."""
    here = units.at(unit, offset)
    return Selection(here, here, unit)


def of_span(units: Units, span: Span) -> Selection:
    """A selection of a range; its end moves."""
    last = units.at(_CHARACTER, max(span.start, span.end - 1))
    return Selection(units.at(_CHARACTER, span.start), last)


def extended(selection: Selection, units: Units, offset: int) -> Selection:
    """With the moving end on the unit at a position."""
    return selection._replace(head=units.at(selection.unit, offset))


def moved(selection: Selection, units: Units, unit: Unit, count: int) -> Selection:
    """With the moving end so many units further on, or back where negative.

    Growing, it first takes in the rest of the unit that it stands in; shrinking, it stops once at
    where the selection began.
    """
    anchor = selection.anchor
    for _ in range(abs(count)):
        start, end = selection.span
        if end > anchor.end if count < 0 else not selection.backwards:
            offset = max(_moved_end(units, unit, end, count), anchor.end) - 1
        else:
            offset = _moved_start(units, unit, start, count)
            offset = min(offset, anchor.start) if count > 0 else offset
        selection = selection._replace(head=units.at(_CHARACTER, offset))
    return selection


def swapped(selection: Selection) -> Selection:
    """With the other end moving."""
    return selection._replace(anchor=selection.head, head=selection.anchor)


def nudged(span: Span, units: Units, edge: Edge, unit: Unit, count: int) -> Span:
    """A range with one edge moved by so many units; something of it always stays."""
    start, end = span
    for _ in range(abs(count)):
        if edge == "start":
            start = min(
                _moved_start(units, unit, start, count), units.at(_CHARACTER, end - 1).start
            )
        else:
            end = max(_moved_end(units, unit, end, count), units.at(_CHARACTER, start).end)
    return Span(start, end)


def _moved_start(units: Units, unit: Unit, start: int, count: int) -> int:
    """A first position one unit further on, or back."""
    if count > 0:
        following = units.after(unit, start)
        return following.start if following else start
    here = units.at(unit, start)
    if here.start < start:
        return here.start
    before = units.before(unit, start)
    return before.start if before else start


def _moved_end(units: Units, unit: Unit, end: int, count: int) -> int:
    """An end one unit further on, or back."""
    here = units.at(unit, end - 1)
    if count > 0:
        if here.start < end < here.end:
            return here.end
        following = units.after(unit, end - 1)
        return following.end if following else end
    if here.end < end:
        return here.end
    before = units.before(unit, here.start)
    return before.end if before else end
