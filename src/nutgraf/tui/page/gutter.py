"""The signs beside the text: ● a note, # a tag, ▎ highlighted lines, and the digit of a colour."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import Span
from nutgraf.model.notes import COLOURS, Note, TargetKind
from nutgraf.tui.page.marks import noted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.model.marks import Analysis
    from nutgraf.tui.glyphs import Glyphs


class Signs(NamedTuple):
    """What stands beside one line; each is one cell or empty."""

    colour: str = ""
    """The digit of the colour of a highlight that begins here, where it was chosen."""
    note: str = ""
    bar: str = ""


NO_SIGNS = Signs()


class Gutter:
    """The notes of one article by the lines they stand beside."""

    def __init__(self, analysis: Analysis, notes: Sequence[Note]) -> None:
        placed = noted(notes) + _of_entities(analysis, notes)
        self._placed = sorted(placed, key=lambda item: item[0].start)
        self._starts = [span.start for span, _ in self._placed]
        self._longest = max((span.end - span.start for span, _ in self._placed), default=0)

    def beside(self, start: int, end: int, glyphs: Glyphs) -> Signs:
        """The signs of a line; the range reaches to where the next line begins."""
        if not self._placed:
            return NO_SIGNS
        first = bisect_left(self._starts, start - self._longest)
        over = [
            (span, note)
            for span, note in self._placed[first : bisect_left(self._starts, end)]
            if span.end > start
        ]
        here = [note for span, note in over if span.start >= start]
        bar = glyphs.bar if any(note.target is TargetKind.PASSAGE for _, note in over) else ""
        colours = [note.colour for note in here if note.colour in COLOURS[1:]]
        digit = str(COLOURS.index(colours[0]) + 1) if colours and colours[0] else ""
        return Signs(digit, _sign(here, glyphs), bar)


def _sign(notes: Sequence[Note], glyphs: Glyphs) -> str:
    """● where something is written, # where there are only tags."""
    if any(note.body for note in notes):
        return glyphs.note
    return glyphs.tag if any(note.tags for note in notes) else ""


def _of_entities(analysis: Analysis, notes: Sequence[Note]) -> list[tuple[Span, Note]]:
    """Notes on entities beside the first mention of each."""
    wanted = {note.entity: note for note in notes if note.target is TargetKind.ENTITY}
    found: list[tuple[Span, Note]] = []
    for mention in analysis.entities if wanted else ():
        note = wanted.pop(mention.entity, None)
        if note is not None:
            found.append((Span(mention.start, mention.end), note))
    return found
