"""Which looks a stretch of text has: every layer of marks in its own channel, so that all compose.

Entities colour, figures are bold, claims are underlined, highlights have a background. Within one
channel the shorter of two overlapping marks shows; a disputed claim shows over any other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from enum import IntEnum
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from nutgraf.model.marks import Claim, EntityKind, Figure, Mention, Span
from nutgraf.model.notes import COLOURS, TargetKind
from nutgraf.tui.page.density import CLAIMED, coloured, share
from nutgraf.tui.page.marks import ALL_LAYERS, Layer, noted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from nutgraf.model.article import Block
    from nutgraf.model.marks import Analysis
    from nutgraf.model.notes import Note

Marked = TypeVar("Marked", Mention, Figure, Claim)


class Underline(IntEnum):
    """What the channel of claims shows."""

    NONE = 0
    CLAIM = 1
    DISPUTED = 2


class Look(NamedTuple):
    """The value of every channel."""

    entity: EntityKind | None = None
    figure: bool = False
    claim: Underline = Underline.NONE
    highlight: str | None = None


class Stroke(NamedTuple):
    """A range with a look, of which usually one channel is set."""

    start: int
    end: int
    look: Look


class Run(NamedTuple):
    """A stretch of one look."""

    start: int
    end: int
    look: Look


PLAIN = Look()
FIGURE = Look(figure=True)
_start = attrgetter("start")
_end = attrgetter("end")


def runs_of(strokes: Iterable[Stroke], start: int, end: int) -> list[Run]:
    """The strokes of a range as stretches of one look each, in order; plain ones are left out."""
    inside = [s for s in strokes if s.start < end and s.end > start and s.start < s.end]
    opening: dict[int, list[Stroke]] = {}
    for stroke in inside:
        opening.setdefault(max(start, stroke.start), []).append(stroke)
    points = sorted({*opening, *(min(end, stroke.end) for stroke in inside)})
    runs: list[Run] = []
    active: list[Stroke] = []
    for low, high in pairwise(points):
        active = [stroke for stroke in active if stroke.end > low] + opening.get(low, [])
        look = _look(active)
        if runs and runs[-1].end == low and runs[-1].look == look:
            runs[-1] = Run(runs[-1].start, high, look)
        elif look != PLAIN:
            runs.append(Run(low, high, look))
    return runs


def _look(active: list[Stroke]) -> Look:
    """What the strokes over one place show together."""
    entity, figure, claim, highlight = PLAIN
    for stroke in sorted(active, key=lambda s: s.start - s.end) if len(active) > 1 else active:
        look = stroke.look
        entity = look.entity or entity
        figure = look.figure or figure
        claim = max(look.claim, claim)
        highlight = look.highlight or highlight
    return Look(entity, figure, claim, highlight)


class Ordered(Generic[Marked]):
    """Marks in order of their start, found by range."""

    def __init__(self, marks: Iterable[Marked]) -> None:
        self.marks: list[Marked] = sorted(marks, key=_start)
        self._starts = [mark.start for mark in self.marks]
        self._longest = max((mark.end - mark.start for mark in self.marks), default=0)

    def over(self, start: int, end: int) -> list[Marked]:
        """The marks that reach into a range."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self.marks[first:last] if mark.end > start]


class Painting:
    """The looks of one article's text, worked out block by block when they are asked for."""

    def __init__(
        self,
        blocks: Sequence[Block],
        analysis: Analysis,
        notes: Sequence[Note],
        layers: frozenset[Layer] = ALL_LAYERS,
    ) -> None:
        self._blocks = blocks
        self._entities = Ordered(analysis.entities if Layer.ENTITIES in layers else ())
        self._figures = Ordered(analysis.figures if Layer.FIGURES in layers else ())
        self._claims = Ordered(analysis.claims if Layer.CLAIMS in layers else ())
        self._contested = contested(analysis.claims)
        self._highlights = highlights(notes) if Layer.NOTES in layers else []
        self._firsts: dict[str, int] | None = None
        self._done: dict[int, list[Run]] = {}

    def runs(self, block: int, start: int, end: int) -> list[Run]:
        """The looks of a part of a block that are not plain, in order; they may reach beyond it."""
        runs = self._done.get(block)
        if runs is None:
            runs = self._done[block] = self._block_runs(self._blocks[block])
        return runs[bisect_right(runs, start, key=_end) : bisect_left(runs, end, key=_start)]

    def _block_runs(self, block: Block) -> list[Run]:
        """The looks of one block."""
        start, end = block.start, block.end
        mentions = coloured(self._entities.over(start, end), start, end, self._first_mentions())
        strokes = [Stroke(m.start, m.end, Look(entity=m.kind)) for m in mentions]
        strokes += [Stroke(f.start, f.end, FIGURE) for f in self._figures.over(start, end)]
        strokes += claim_strokes(self._claims.over(start, end), start, end, self._contested)
        return runs_of([*strokes, *self._highlights], start, end)

    def _first_mentions(self) -> dict[str, int]:
        """Where each name stands first."""
        if self._firsts is None:
            self._firsts = {m.name: m.start for m in reversed(self._entities.marks)}
        return self._firsts


def contested(claims: Sequence[Claim]) -> frozenset[int]:
    """The claims that contradict one another, each by the position of its cue."""
    pairs = ((claim, other) for claim in claims for other in claim.disputes)
    return frozenset(
        each.cue.start for claim, other in pairs for each in (claim, *claims[other : other + 1])
    )


def claim_strokes(
    claims: Sequence[Claim], start: int, end: int, contested: frozenset[int] = frozenset()
) -> list[Stroke]:
    """What the claims of one block underline: what was said, or the cues where that is nearly all.

    `contested` has the positions of the cues of disputed claims.
    """
    said = [Span(part.start, part.end) for claim in claims for part in claim.content]
    only_cues = share(said, start, end) > CLAIMED
    strokes: list[Stroke] = []
    for claim in claims:
        disputed = claim.cue.start in contested
        parts = (claim.cue,) if only_cues and not disputed else claim.content
        look = Look(claim=Underline.DISPUTED if disputed else Underline.CLAIM)
        strokes += [Stroke(part.start, part.end, look) for part in parts]
    return strokes


def highlights(notes: Iterable[Note]) -> list[Stroke]:
    """The backgrounds that notes give to their passages.

    A note on a claim or figure has one only where the user chose a colour: the mark shows already.
    """
    return [
        Stroke(span.start, span.end, Look(highlight=note.colour or COLOURS[0]))
        for span, note in noted(notes)
        if note.colour is not None or note.target is TargetKind.PASSAGE
    ]
