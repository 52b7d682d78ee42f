"""Notes as cards: what each marks, what it says, where it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from nutgraf.model.notes import NoteState
from nutgraf.tui.lines import cells, cut, strip_of
from nutgraf.tui.moments import moment
from nutgraf.tui.widgets.cards import short_date
from nutgraf.tui.widgets.choosing import ChoosingRows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.strip import Strip

    from nutgraf.model.notes import Note


class NoteCards(ChoosingRows[str]):
    """Three lines a note."""

    row_height = 3
    MARGIN = 1

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.notes: list[Note] = []
        self.today = date.today()
        self.meanings: Mapping[str, str] = {}
        """What the user calls the colours."""

    @property
    def count(self) -> int:
        """How many notes there are."""
        return len(self.notes)

    @property
    def current(self) -> Note | None:
        """The note under the cursor."""
        return self.notes[self.cursor] if self.notes else None

    def key_at(self, index: int) -> str:
        """The id of a note."""
        return self.notes[index].id

    def show(self, notes: list[Note]) -> None:
        """Other notes; those that were chosen and are still there stay chosen."""
        self.notes = notes
        self.chosen &= {note.id for note in notes}
        self.reset(self.cursor)

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """Quotation, text, article and tags."""
        note, palette = self.notes[index], self.palette
        wash = palette.cursor_row if index == self.cursor else Style()
        role = palette.accented if self.has_focus else palette.muted
        bar = Segment(self.glyphs.cursor if index == self.cursor else " ", role + wash)
        quote = " ".join(note.anchor.quote.split()) if note.anchor else note.target.value
        ink = palette.highlight(note.colour) if note.anchor else Style()
        room = width - 5
        colour = self.meanings.get(note.colour, note.colour) if note.colour else ""
        body = " ".join(note.body.split()) or f"{colour} highlight".strip()
        first = [
            Segment(f" {self._sign(note)} ", palette.text("note") + wash),
            Segment(cut(quote, room, self.glyphs.ellipsis), palette.base + (ink or wash)),
        ]
        second = Segment(
            f"   {cut(body, room, self.glyphs.ellipsis)}",
            (palette.bold if note.body else palette.muted) + wash,
        )
        lines = [first, [second], self._where(note, wash, room)]
        return [strip_of([bar, *line], width, palette.base + wash) for line in lines]

    def _sign(self, note: Note) -> str:
        """That a note is chosen, else whether something is written in it."""
        if note.id in self.chosen:
            return self.glyphs.selected
        return self.glyphs.note if note.body else self.glyphs.bar

    def _where(self, note: Note, wash: Style, room: int) -> list[Segment]:
        """Article, day, tags, and whether the passage is still where it was."""
        palette, ellipsis = self.palette, self.glyphs.ellipsis
        tags = "".join(f"  #{tag}" for tag in note.tags)
        state = "" if note.state is NoteState.PLACED else f"  {note.state.value}"
        day = short_date(moment(note.created).date(), self.today)
        title = cut(note.title, max(8, room - cells(tags) - cells(state) - 14), ellipsis)
        where = f"   {title} {self.glyphs.dot} {day}" if title else f"   {day}"
        return [
            Segment(where, palette.muted + wash),
            Segment(tags, palette.text("tag") + wash),
            Segment(state, palette.text("trouble") + wash),
        ]
