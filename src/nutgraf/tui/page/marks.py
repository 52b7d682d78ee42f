"""Everything that can be stopped at in an article, in one order: entities, figures, claims, notes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from nutgraf.model.marks import Claim, Figure, Mention, Span
from nutgraf.model.notes import Note, NoteState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from nutgraf.model.marks import Analysis

Thing = Mention | Figure | Claim | Note


class Layer(StrEnum):
    """What can be shown and hidden by itself."""

    ENTITIES = "entities"
    FIGURES = "figures"
    CLAIMS = "claims"
    NOTES = "notes"


ALL_LAYERS = frozenset(Layer)


@dataclass(frozen=True, slots=True)
class PageMark:
    """One mark or note where it stands in the text."""

    layer: Layer
    start: int
    end: int
    thing: Thing
    ranges: tuple[Span, ...]
    """What belongs to it between `start` and `end`: speaker, cue and content of a claim."""

    @property
    def span(self) -> Span:
        """From its first to its last character."""
        return Span(self.start, self.end)

    def covers(self, offset: int) -> bool:
        """Whether a position is in one of its ranges."""
        return any(start <= offset < end for start, end in self.ranges)


class MarkIndex:
    """All marks of one article in order of their start, the longer first."""

    def __init__(self, analysis: Analysis, notes: Sequence[Note], length: int) -> None:
        marks = [
            *_simple(Layer.ENTITIES, analysis.entities),
            *_simple(Layer.FIGURES, analysis.figures),
        ]
        marks += [_claim(claim) for claim in analysis.claims]
        marks += _notes(notes)
        kept = [mark for mark in marks if 0 <= mark.start < mark.end <= length]
        self.marks = tuple(sorted(kept, key=lambda mark: (mark.start, -mark.end)))
        self._starts = [mark.start for mark in self.marks]
        self._longest = max((mark.end - mark.start for mark in self.marks), default=0)

    def at(self, offset: int, layers: Collection[Layer] = ALL_LAYERS) -> tuple[PageMark, ...]:
        """The marks that cover a position, the shortest first."""
        first = bisect_left(self._starts, offset - self._longest)
        last = bisect_right(self._starts, offset)
        found = [m for m in self.marks[first:last] if m.layer in layers and m.covers(offset)]
        return tuple(sorted(found, key=lambda mark: mark.end - mark.start))

    def within(self, span: Span, layers: Collection[Layer] = ALL_LAYERS) -> tuple[PageMark, ...]:
        """The marks that begin in a range."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(mark for mark in self.marks[first:last] if mark.layer in layers)

    def next(
        self, offset: int, current: PageMark | None, layers: Collection[Layer] = ALL_LAYERS
    ) -> PageMark | None:
        """The mark after the current one; without one the first that begins at the position or later."""
        first = bisect_left(self._starts, offset)
        if current is not None and (place := self._place(current)) is not None:
            first = place + 1
        return next((mark for mark in self.marks[first:] if mark.layer in layers), None)

    def previous(
        self, offset: int, current: PageMark | None, layers: Collection[Layer] = ALL_LAYERS
    ) -> PageMark | None:
        """The mark before the current one; without one the last that begins before the position."""
        last = bisect_left(self._starts, offset)
        if current is not None and (place := self._place(current)) is not None:
            last = place
        return next((mark for mark in reversed(self.marks[:last]) if mark.layer in layers), None)

    def same(self, mark: PageMark | None) -> PageMark | None:
        """What stands for a mark of an earlier index: an equal one, or the same note as edited."""
        if mark is None:
            return None
        for each in self.within(Span(mark.start, mark.start + 1), (mark.layer,)):
            if each == mark or _is_same_note(each.thing, mark.thing):
                return each
        return None

    def _place(self, mark: PageMark) -> int | None:
        """The position of a mark in the order; null where it is not there."""
        first = bisect_left(self._starts, mark.start)
        for place in range(first, bisect_right(self._starts, mark.start)):
            if self.marks[place] == mark:
                return place
        return None


def noted(notes: Iterable[Note]) -> list[tuple[Span, Note]]:
    """The notes that have a place in the text, with it, in order; lost ones have none."""
    placed = [
        (Span(note.anchor.start, note.anchor.end), note)
        for note in notes
        if note.anchor is not None and note.state is not NoteState.LOST
    ]
    return sorted(placed, key=lambda item: (item[0].start, -item[0].end, item[1].id))


def _simple(layer: Layer, things: Iterable[Mention | Figure]) -> list[PageMark]:
    """Marks of one range each."""
    return [PageMark(layer, t.start, t.end, t, (Span(t.start, t.end),)) for t in things]


def _claim(claim: Claim) -> PageMark:
    """The mark of a claim: who said it, the cue, and what was said."""
    parts = [claim.cue, *claim.content]
    spans = [Span(part.start, part.end) for part in parts]
    if claim.speaker is not None:
        spans.append(Span(claim.speaker.start, claim.speaker.end))
    spans = sorted(span for span in spans if span.start < span.end)
    return PageMark(Layer.CLAIMS, claim.start, claim.end, claim, tuple(spans))


def _notes(notes: Sequence[Note]) -> list[PageMark]:
    """The marks of notes that have a place."""
    return [PageMark(Layer.NOTES, s.start, s.end, note, (s,)) for s, note in noted(notes)]


def _is_same_note(one: Thing, other: Thing) -> bool:
    """Whether both are versions of one note."""
    return isinstance(one, Note) and isinstance(other, Note) and one.id == other.id
