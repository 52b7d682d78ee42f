"""The inspector: what is in the article, as rows; it follows the page, and the page follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from nutgraf.model.marks import Verdict
from nutgraf.model.notes import NoteState
from nutgraf.tui.lines import cells, cut, fit, strip_of
from nutgraf.tui.page.values import value_of
from nutgraf.tui.signs import kind_sign, verdict_sign
from nutgraf.tui.widgets.inspector_rows import (
    FURTHER,
    SELECTABLE,
    ClaimRow,
    EntityRow,
    FigureRow,
    Heading,
    Hint,
    NoteLine,
    NoteRow,
    SpeakerRow,
    attribution,
    in_full,
    stands_for,
)
from nutgraf.tui.widgets.rows import RowsView

if TYPE_CHECKING:
    from textual.strip import Strip

    from nutgraf.tui.widgets.inspector_rows import Row

_VALUE = 8
"""Cells of the column of values at least."""
_VALUE_MOST = 14


class Inspector(RowsView):
    """Rows of one article."""

    MARGIN = 1

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = ()
        self._given: tuple[Row, ...] = ()
        """The same with a line a note."""
        self._widest = _VALUE
        """Cells of the widest value of a figure."""

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """True for rows that stand for something in the article."""
        return 0 <= index < len(self.rows) and isinstance(self.rows[index], SELECTABLE)

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.selectable(self.cursor) else None

    def show(self, rows: tuple[Row, ...], *, keep: bool = False) -> None:
        """Other rows; the cursor starts at the first, or stays by its number."""
        self._given = rows
        self._lay_out()
        self._widest = self._widest_of(rows)
        self.reset(self.cursor if keep else 0)
        if not keep:
            self.jump_to(0)

    def _widest_of(self, rows: tuple[Row, ...]) -> int:
        """Cells of the widest value, as far as the column can grow."""
        widest = _VALUE
        for row in rows:
            if widest >= _VALUE_MOST:
                break
            if isinstance(row, FigureRow):
                widest = max(widest, cells(value_of(row.figure, self.glyphs)))
        return widest

    def on_resize(self) -> None:
        """Notes take more lines where they are narrow."""
        self._lay_out()

    def _lay_out(self) -> None:
        """Give every note the lines that it takes."""
        self.rows = tuple(in_full(self._given, max(8, self.size.width - 4)))

    def follow(self, thing: object) -> None:
        """Put the cursor on the row of a mark or note of the article."""
        for index, row in enumerate(self.rows):
            if stands_for(row, thing):
                self.move_to(index, quiet=True)
                return

    def forget_row(self, index: int) -> None:
        """Draw a row anew, and those that belong to it."""
        super().forget_row(index)
        while index + 1 < len(self.rows) and isinstance(self.rows[index + 1], FURTHER):
            index += 1
            super().forget_row(index)

    def next_unchecked(self) -> bool:
        """Go to the next claim or figure without a verdict; False where there is none."""
        order = [*range(self.cursor + 1, self.count), *range(self.cursor + 1)]
        for index in order:
            row = self.rows[index]
            if isinstance(row, (FigureRow, ClaimRow)) and row.verdict in (None, Verdict.UNCHECKED):
                self.move_to(index)
                return True
        return False

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """The line of a row."""
        row = self.rows[index]
        wash = self._wash(index)
        fill = self.palette.base + wash
        match row:
            case Heading():
                segments = self.ruled(row.name, row.aside or str(row.number), width)
            case EntityRow():
                segments = self._entity(row, width)
            case FigureRow():
                segments = self._figure(row, width)
            case ClaimRow():
                segments = self._claim(row, width)
            case SpeakerRow(claim=claim):
                who = attribution(claim, self.glyphs.dot)
                segments = [self.text("    "), self.text(cut(who, width - 5), "muted")]
            case NoteRow():
                segments = self._note(row, width)
            case NoteLine(text=text, role=role):
                segments = [self.text("   "), self.text(cut(text, width - 4), role)]
            case Hint(text=text):
                segments = [self.text(" "), self.text(cut(text, width - 2), "muted")]
            case _:
                segments = []
        if wash:
            segments = list(Segment.apply_style(segments, None, wash))
            segments = self._with_bar(segments, wash)
        return [strip_of(segments, width, fill)]

    def _wash(self, index: int) -> Style:
        """The ground of the current row, and of those that belong to it."""
        owner = index
        while owner and isinstance(self.rows[owner], FURTHER):
            owner -= 1
        current = owner == self.cursor and self.selectable(owner) and self.has_focus
        return self.palette.cursor_row if current else Style()

    def _with_bar(self, segments: list[Segment], wash: Style) -> list[Segment]:
        """The segments with the cursor's bar in the place of their first blank."""
        first, *rest = segments
        bar = Segment(self.glyphs.cursor, self.palette.accented + wash)
        return [bar, Segment(first.text[1:], first.style), *rest]

    def _entity(self, row: EntityRow, width: int) -> list[Segment]:
        """Sign of the kind, name, how often."""
        sign = kind_sign(self.glyphs, row.kind)
        return [
            self.text(" "),
            Segment(f"{sign} ", self.palette.base + self.palette.entity[row.kind]),
            self.text(fit(row.name, width - 10, ellipsis=self.glyphs.ellipsis)),
            *self._noted(row.noted),
            self.text(f"{len(row.mentions):>4} ", "muted"),
        ]

    def _figure(self, row: FigureRow, width: int) -> list[Segment]:
        """Sign of the verdict, value, what is counted and what happened to it."""
        figure = row.figure
        column = min(self._widest, max(_VALUE, min(_VALUE_MOST, width * 3 // 8)))
        value = fit(value_of(figure, self.glyphs), column, right=True)
        what = " ".join(part for part in (figure.counted, figure.action) if part)
        room = width - column - 4 - (2 if row.noted else 0)
        about = what or _last_words(row.context, room, self.glyphs.ellipsis) or figure.text
        return [
            self.text(verdict_sign(self.glyphs, row.verdict), "muted"),
            Segment(value, self.palette.base + self.palette.figure),
            self.text("  "),
            self.text(cut(about, room, self.glyphs.ellipsis), "body" if what else "muted"),
            *(self._noted(True) if row.noted else ()),
        ]

    def _claim(self, row: ClaimRow, width: int) -> list[Segment]:
        """Sign, content, verdict."""
        sign, role = (
            (self.glyphs.disputed, "disputed") if row.disputed else (self.glyphs.claim, "muted")
        )
        verdict = f" {row.verdict.value}" if row.verdict else ""
        room = width - 4 - cells(verdict) - (2 if row.noted else 0)
        return [
            self.text(" "),
            self.text(f"{sign} ", role),
            self.text(fit(row.claim.said, room, ellipsis=self.glyphs.ellipsis)),
            *(self._noted(True) if row.noted else ()),
            self.text(verdict, "accented"),
        ]

    def _noted(self, noted: bool) -> list[Segment]:
        """The sign of a note of the user's on the thing of a row, after a blank."""
        return [self.text(f" {self.glyphs.note}" if noted else "  ", "note")]

    def _note(self, row: NoteRow, width: int) -> list[Segment]:
        """Sign and first line of a note; what a highlight marks, with its tags."""
        note = row.note
        sign = self.glyphs.note if note.body else self.glyphs.tag if note.tags else self.glyphs.bar
        tags = "" if note.body else "".join(f" {self.glyphs.tag}{tag}" for tag in note.tags)
        state = "" if note.body or note.state is NoteState.PLACED else f" {note.state.value}"
        room = max(8, width - 4 - cells(tags) - cells(state))
        ink = Style() if note.colour is None else self.palette.highlight(note.colour)
        return [
            self.text(" "),
            Segment(sign, self.palette.text("note") + ink),
            self.text(" "),
            self.text(cut(row.text, room, self.glyphs.ellipsis)),
            self.text(tags, "tag"),
            self.text(state, "trouble"),
        ]


def _last_words(text: str, width: int, ellipsis: str) -> str:
    """As many of the last words as fit, after an ellipsis."""
    words = text.split()
    while words and cells(f"{ellipsis} {' '.join(words)}") > width:
        words.pop(0)
    return f"{ellipsis} {' '.join(words)}" if words else ""
