"""Everything that can be stopped at in an article, in one order: entities, figures, claims, notes."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import Claim, Figure, Mark, Mention, Span
from nutgraf.model.notes import Note, NoteState, TargetKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from nutgraf.model.marks import Analysis

Thing = Mark | Note


class Layer(StrEnum):
    """What can be shown and hidden by itself."""

    ENTITIES = "entities"
    FIGURES = "figures"
    CLAIMS = "claims"
    NOTES = "notes"


ALL_LAYERS = frozenset(Layer)
_START = itemgetter(0)
_PLACE = itemgetter(0, 1)


class PageMark(NamedTuple):
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
        order: list[tuple[int, int, Layer, Thing]] = [
            *((t.start, -t.end, Layer.ENTITIES, t) for t in analysis.entities),
            *((t.start, -t.end, Layer.FIGURES, t) for t in analysis.figures),
            *((t.start, -t.end, Layer.CLAIMS, t) for t in analysis.claims),
            *((span.start, -span.end, Layer.NOTES, note) for span, note in noted(notes)),
        ]
        inside = (item for item in order if 0 <= item[0] < -item[1] <= length)
        self._order = sorted(inside, key=_PLACE)
        self._longest = max((-end - start for start, end, *_ in self._order), default=0)
        self._made: dict[int, PageMark] = {}

    @property
    def marks(self) -> tuple[PageMark, ...]:
        """All of them."""
        return tuple(self._mark(place) for place in range(len(self._order)))

    def at(self, offset: int, layers: Collection[Layer] = ALL_LAYERS) -> tuple[PageMark, ...]:
        """The marks that cover a position, the shortest first."""
        first, last = self._first(offset - self._longest), self._first(offset + 1)
        places = (p for p in range(first, last) if -self._order[p][1] > offset)
        found = [mark for mark in self._of(places, layers) if mark.covers(offset)]
        return tuple(sorted(found, key=lambda mark: mark.end - mark.start))

    def within(self, span: Span, layers: Collection[Layer] = ALL_LAYERS) -> tuple[PageMark, ...]:
        """The marks that begin in a range."""
        return tuple(self._of(range(self._first(span.start), self._first(span.end)), layers))

    def next(
        self, offset: int, current: PageMark | None, layers: Collection[Layer] = ALL_LAYERS
    ) -> PageMark | None:
        """The mark after the current one; without one, the first that begins here or later."""
        place = None if current is None else self._place(current)
        first = self._first(offset) if place is None else place + 1
        return next(self._of(range(first, len(self._order)), layers), None)

    def previous(
        self, offset: int, current: PageMark | None, layers: Collection[Layer] = ALL_LAYERS
    ) -> PageMark | None:
        """The mark before the current one; without one, the last that begins before here."""
        place = None if current is None else self._place(current)
        last = self._first(offset) if place is None else place
        return next(self._of(reversed(range(last)), layers), None)

    def same(self, mark: PageMark | None) -> PageMark | None:
        """What stands for a mark of an earlier index: an equal one, or the same note as edited."""
        if mark is None:
            return None
        for each in self.within(Span(mark.start, mark.start + 1), (mark.layer,)):
            if each == mark or _is_same_note(each.thing, mark.thing):
                return each
        return None

    def _of(self, places: Iterable[int], layers: Collection[Layer]) -> Iterator[PageMark]:
        """The marks of some layers at some places of the order."""
        return (self._mark(place) for place in places if self._order[place][2] in layers)

    def _mark(self, place: int) -> PageMark:
        """The mark at a place of the order; made when it is first asked for."""
        mark = self._made.get(place)
        if mark is None:
            start, end, layer, thing = self._order[place]
            mark = self._made[place] = PageMark(
                layer, start, -end, thing, _ranges(thing, start, -end)
            )
        return mark

    def _first(self, offset: int) -> int:
        """The place of the first mark that begins at a position or later."""
        return bisect_left(self._order, offset, key=_START)

    def _place(self, mark: PageMark) -> int | None:
        """The place of a mark in the order; null where it has none."""
        for place in range(self._first(mark.start), self._first(mark.start + 1)):
            if self._mark(place) == mark:
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


def notes_on(thing: Thing, notes: Iterable[Note]) -> list[Note]:
    """The notes that hang on an entity, figure or claim."""
    if isinstance(thing, Mention):
        return [note for note in notes if note.entity is not None and note.entity == thing.entity]
    if isinstance(thing, Note):
        return []
    target = TargetKind.FIGURE if isinstance(thing, Figure) else TargetKind.CLAIM
    return [note for span, note in noted(notes) if note.target is target and are_one(span, thing)]


def spans_noted(notes: Iterable[Note], target: TargetKind) -> list[Span]:
    """Where the notes on figures stand, or those on claims."""
    return [span for span, note in noted(notes) if note.target is target]


def are_one(span: Span, thing: Figure | Claim) -> bool:
    """Whether a note's passage is that of a mark, however exactly it was taken."""
    return span.start < thing.end and thing.start < span.end


def _ranges(thing: Thing, start: int, end: int) -> tuple[Span, ...]:
    """What belongs to a mark: of a claim who said it, the cue, and what was said; else all of it."""
    if not isinstance(thing, Claim):
        return (Span(start, end),)
    spans = [Span(part.start, part.end) for part in (thing.cue, *thing.content)]
    if thing.speaker is not None:
        spans.append(Span(thing.speaker.start, thing.speaker.end))
    return tuple(sorted(span for span in spans if span.start < span.end))


def _is_same_note(one: Thing, other: Thing) -> bool:
    """Whether both are versions of one note."""
    return isinstance(one, Note) and isinstance(other, Note) and one.id == other.id
