"""Moving the boundary of a mark on the page: an end is picked, and goes by words while it is seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import Claim, Mark, Mention, Quote, Span, Speaker
from nutgraf.tui.actions.action import Action, plain
from nutgraf.tui.actions.part import Part
from nutgraf.tui.page.movement import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nutgraf.tui.page.selection import Edge


class Piece(NamedTuple):
    """A range of a mark that has a boundary of its own."""

    name: str
    span: Span


@dataclass(slots=True)
class Fixing:
    """A mark whose boundary is being moved."""

    article: int
    mark: Mark
    pieces: list[Piece]
    at: int = 0
    """Which piece is being moved,"""
    edge: Edge = "end"
    """and which end of it."""


class FixingActions(Part):
    """What the keys do while a boundary is moved."""

    _fixing: Fixing | None = None

    def actions(self) -> Mapping[str, Action]:
        """Ends, steps, pieces; saving and leaving it."""
        return {
            "fix.start": plain(partial(self._take, "start")),
            "fix.end": plain(partial(self._take, "end")),
            "fix.earlier": plain(partial(self._move, Unit.WORD, -1)),
            "fix.later": plain(partial(self._move, Unit.WORD, 1)),
            "fix.letter_earlier": plain(partial(self._move, Unit.CHARACTER, -1)),
            "fix.letter_later": plain(partial(self._move, Unit.CHARACTER, 1)),
            "fix.piece": plain(self._next_piece),
            "fix.save": plain(self._save),
            "fix.cancel": plain(self._cancel),
        }

    @property
    def active(self) -> bool:
        """Whether a boundary of the open article is being moved."""
        fixing, page = self._fixing, self.reader.page
        return fixing is not None and page.selecting and page.article.id == fixing.article

    @property
    def about(self) -> str:
        """What is being moved, in a few words."""
        if self._fixing is None:
            return ""
        piece = self._fixing.pieces[self._fixing.at]
        return f"{self._fixing.edge} of {piece.name}"

    def begin(self, article: int, mark: Mark) -> None:
        """Begin with the end of the first piece."""
        self._fixing = Fixing(article, mark, pieces_of(mark, self.reader.page.article.text))
        self.reader.viewing.go_to("article")
        self._show()

    def _show(self) -> None:
        """Select the piece, with the end that moves under the cursor."""
        fixing = self._fixing
        if fixing is not None:
            self.reader.page.select_span(fixing.pieces[fixing.at].span, edge=fixing.edge)

    def _take(self, edge: Edge) -> None:
        """Move this end from now on."""
        if self._fixing is not None:
            self._keep()
            self._fixing.edge = edge
            self._show()

    def _move(self, unit: Unit, count: int) -> None:
        """Move the end."""
        fixing = self._fixing
        if fixing is not None:
            self._keep()
            piece = fixing.pieces[fixing.at]
            span = self.reader.page.nudged(piece.span, fixing.edge, unit, count)
            fixing.pieces[fixing.at] = piece._replace(span=span)
            self._show()

    def _keep(self) -> None:
        """Take over what the mouse has selected."""
        fixing, span = self._fixing, self.reader.page.selection
        if fixing is not None and span is not None:
            fixing.pieces[fixing.at] = fixing.pieces[fixing.at]._replace(span=span)

    def _next_piece(self) -> None:
        """Go on to the next piece of a claim."""
        fixing = self._fixing
        if fixing is not None:
            self._keep()
            fixing.at = (fixing.at + 1) % len(fixing.pieces)
            self._show()

    def _save(self) -> None:
        """The mark is what is shown now."""
        fixing = self._fixing
        if fixing is None:
            return
        self._keep()
        text = self.reader.page.article.text
        fixed = rebuilt(fixing.mark, {p.name: p.span for p in fixing.pieces}, text)
        self._cancel()
        if fixed != fixing.mark:
            self.library.corrections.fix(fixing.article, fixing.mark, fixed)
            undo = self.app.keymap.shown("history.undo")
            self.reader.correcting.shown_anew(f"Corrected; {undo} undoes it.", fixed.start)

    def _cancel(self) -> None:
        """Leave it as it was."""
        self._fixing = None
        self.reader.page.cancel_selection()


def pieces_of(mark: Mark, text: str) -> list[Piece]:
    """The ranges of a mark: of a claim what was said, the cue, and who said it.

    A claim of nobody begins with the word before its cue as the speaker; it stays without one unless that is moved.
    """
    if not isinstance(mark, Claim):
        name = "the name" if isinstance(mark, Mention) else "the figure"
        return [Piece(name, Span(mark.start, mark.end))]
    many = len(mark.content) > 1
    pieces = [
        Piece(f"what was said{f', {number}' if many else ''}", Span(part.start, part.end))
        for number, part in enumerate(mark.content, 1)
    ]
    pieces.append(Piece("the cue", Span(mark.cue.start, mark.cue.end)))
    speaker = mark.speaker
    if speaker is not None:
        pieces.append(Piece("the speaker", Span(speaker.start, speaker.end)))
    else:
        pieces.append(Piece("the speaker", _word_before(mark.cue.start, text)))
    return [piece for piece in pieces if piece.span.start < piece.span.end]


def rebuilt(mark: Mark, spans: Mapping[str, Span], text: str) -> Mark:
    """The mark with these ranges."""
    if not isinstance(mark, Claim):
        (span,) = spans.values()
        return replace(mark, start=span.start, end=span.end, text=text[span.start : span.end])
    content = tuple(
        _quote(span, text) for name, span in sorted(spans.items(), key=_start) if "said" in name
    )
    cue = _quote(spans["the cue"], text)
    return replace(mark, content=content, cue=cue, speaker=_speaker(mark, spans, text))


def _speaker(claim: Claim, spans: Mapping[str, Span], text: str) -> Speaker | None:
    """The speaker at his place; one that was read as it is printed has the new words as a name."""
    span, held = spans.get("the speaker"), claim.speaker
    if span is None:
        return held
    printed = text[span.start : span.end]
    if held is None:
        if span == _word_before(claim.cue.start, text):
            return None
        return Speaker(start=span.start, end=span.end, text=printed, name=printed)
    name = printed if held.name == held.text else held.name
    return replace(held, start=span.start, end=span.end, text=printed, name=name)


def _word_before(offset: int, text: str) -> Span:
    """The word that ends before a position."""
    end = len(text[:offset].rstrip())
    start = max(text.rfind(blank, 0, end) for blank in " \n") + 1
    return Span(start, end)


def _quote(span: Span, text: str) -> Quote:
    return Quote(start=span.start, end=span.end, text=text[span.start : span.end])


def _start(item: tuple[str, Span]) -> int:
    """What pieces are ordered by."""
    return item[1].start
