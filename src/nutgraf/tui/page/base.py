"""The reading page drawn and scrolled: lines to cells, and cells back to positions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.lines import strip_of
from nutgraf.tui.page.compose import Layered, segments
from nutgraf.tui.page.drawing import around_line, decoration, indented, margin, message_line
from nutgraf.tui.page.form import Form, Row
from nutgraf.tui.page.gutter import NO_SIGNS
from nutgraf.tui.page.marks import Layer
from nutgraf.tui.page.sheet import NOTHING, Sheet
from nutgraf.tui.page.styles import Inks
from nutgraf.tui.page.wrap import columns, offset_at

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.strip import Strip

    from nutgraf.model.marks import Span

_MARGIN = 2
"""Lines that stay in sight above and below what is shown."""


class PageBase(Sheet):
    """A page that can be seen and scrolled."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._inks: Inks | None = None

    def line(self, count: int = 1) -> None:
        """Scroll by lines."""
        self.jump_to(self.scroll_offset.y + count)

    def half_page(self, count: int = 1) -> None:
        """Scroll by half windows."""
        self.line(count * max(1, self.size.height // 2))

    def page(self, count: int = 1) -> None:
        """Scroll by windows, with two lines in common."""
        self.line(count * max(1, self.size.height - 2))

    def top(self) -> None:
        """Go to the beginning."""
        self.jump_to(0)

    def bottom(self) -> None:
        """Go to the end."""
        self._layout.finish()
        self._make_room()
        self.jump_to(self._layout.height)

    def redraw(self, *spans: Span | None) -> None:
        """Draw the lines of some ranges anew."""
        for span in spans:
            if span is not None and self._laid_out:
                rows = self._layout.rows_of(span.start, span.end)
                self.forget(rows.start, len(rows))

    def show_offset(self, offset: int) -> None:
        """Scroll as little as possible until a position is seen."""
        if self._is_laid_out_for(offset):
            y = self._layout.row_of(offset)
            self._make_room()
            self.show_lines(0 if self.is_first(y) else y, margin=_MARGIN)

    def show_span(self, span: Span) -> None:
        """Scroll as little as possible until a range is seen, its beginning at least."""
        if not self._is_laid_out_for(span.start):
            return
        rows = self._layout.rows_of(span.start, span.end)
        self._make_room()
        if len(rows) >= self.size.height:
            self.show_lines(rows.start)
        elif self.is_first(rows.start):
            self.show_lines(0, rows.stop)
        else:
            self.show_lines(rows.start, len(rows), margin=_MARGIN)

    def row_at(self, offset: int) -> int:
        """The line that shows a position."""
        return self._layout.row_of(offset)

    def offset_at_cell(self, x: int, y: int) -> int | None:
        """The position of the text under a cell of the window; null where there is none."""
        row = self._layout.row(y + self.scroll_offset.y)
        column = x - self._frame.margin
        if row is None or row.block < 0 or column < row.indent:
            return None
        found = offset_at(self._text, row.start, row.end, column - row.indent)
        return found if found < row.end else None

    def cell_of(self, offset: int) -> tuple[int, int] | None:
        """Column and line of the window where a position is; null where it is not seen."""
        if not self._laid_out:
            return None
        y = self._layout.row_of(offset)
        row, below = self._layout.rows[y], y - self.scroll_offset.y
        if not 0 <= below < self.size.height:
            return None
        before = columns(self._text, row.start, min(offset, row.end))
        return self._frame.margin + row.indent + before, below

    def character_at(self, column: int, y: int) -> int:
        """The position nearest to a column of the text in line `y`, counted from the top."""
        row = self._layout.row(max(0, y))
        if row is None:
            return len(self._text)
        found = offset_at(self._text, row.start, row.end, column - row.indent)
        return found if found < row.end else max(row.start, row.end - 1)

    def restyled(self) -> None:
        """The theme has changed."""
        self._inks = None

    def draw(self, y: int, width: int) -> Strip:
        """Line `y` of the article."""
        palette, glyphs = self.palette, self.glyphs
        row = self._layout.row(y)
        if self.article is NOTHING:
            return message_line(self._message, y - self.size.height // 3, width, palette)
        if row is None or row.form is Form.BLANK:
            return strip_of([], width, palette.base)
        if row.form < Form.LEAD:
            drawn = around_line(row, self.article, self._layout, self.inks, glyphs)
            return indented(drawn, self._frame.margin, width, palette.base)
        before = self._margin(y, row) + decoration(row, palette, glyphs)
        text = segments(
            self._text,
            row.start,
            row.end,
            self.inks.form(row.form),
            self._painted(row),
            self.overlays(row.start, row.end),
        )
        return strip_of([*before, *text], width, palette.base)

    def overlays(self, start: int, end: int) -> list[Layered]:
        """What lies over a range of the text besides marks; the later over the earlier."""
        return []

    @property
    def inks(self) -> Inks:
        """The styles of the running theme."""
        if self._inks is None:
            self._inks = Inks(self.palette)
        return self._inks

    def is_pointed_out(self, row: Row) -> bool:
        """Whether a sign beside a line says that the cursor is there."""
        return False

    def _margin(self, y: int, row: Row) -> list[Segment]:
        """What stands left of a line of text."""
        following = self._layout.row(y + 1)
        reach = len(self._text) + 1 if following is None else following.start
        shown = Layer.NOTES in self.shown_layers
        signs = self._gutter.beside(row.start, reach, self.glyphs) if shown else NO_SIGNS
        sentence = self.glyphs.sentence if self.is_pointed_out(row) else " "
        return margin(self._frame, signs, sentence, self.palette)

    def _painted(self, row: Row) -> list[Layered]:
        """The marks of a line as styles."""
        runs = self._painting.runs(row.block, row.start, row.end)
        return [Layered(a, b, self.inks.run(row.form, look)) for a, b, look in runs]
