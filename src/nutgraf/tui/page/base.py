"""The reading page as a widget: one article laid out, painted and scrolled."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from textual.reactive import var

from nutgraf.model.article import Article
from nutgraf.model.marks import Analysis, Span
from nutgraf.tui.lines import LinesView, strip_of
from nutgraf.tui.page.compose import Layered, drawable_text, segments
from nutgraf.tui.page.drawing import around_line, decoration, indented, margin, message_line
from nutgraf.tui.page.form import MEASURE, NARROWEST, Form, Frame, Row, frame
from nutgraf.tui.page.gutter import NO_SIGNS, Gutter
from nutgraf.tui.page.layout import Layout, blocks_of
from nutgraf.tui.page.marks import ALL_LAYERS, Layer, MarkIndex
from nutgraf.tui.page.messages import PositionChanged
from nutgraf.tui.page.movement import Units
from nutgraf.tui.page.paint import Painting
from nutgraf.tui.page.styles import Inks
from nutgraf.tui.page.wrap import columns, offset_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.segment import Segment
    from textual import events
    from textual.strip import Strip
    from textual.timer import Timer

    from nutgraf.model.notes import Note

NOTHING = Article(0, 0, "", "", (), None, "", None, None, "und", 0, "")
UNANALYSED = Analysis(engine="", engine_version="", language="und")
_AT_ONCE = 60_000
"""Characters beyond the window that are laid out before the page is shown."""
_SLICE = 0.006
"""Seconds of laying out between two chances for keys."""
_PAUSE = 0.01
_STEP = 4
"""Cells by which the measure changes."""


class PageBase(LinesView):
    """What is shown, and where on the screen each part of it is."""

    measure: var[int] = var(MEASURE, init=False)
    """The widest line of text, in cells."""
    ending: var[str] = var("", init=False)
    """A line below the last paragraph, such as how to go on."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.article = NOTHING
        self.analysis = UNANALYSED
        self.notes: tuple[Note, ...] = ()
        self.shown_layers: frozenset[Layer] = ALL_LAYERS
        """Which layers are drawn."""
        self._message = ""
        self._text = ""
        self._top = 0
        self._units = Units("", (), ())
        self._index: MarkIndex | None = None
        self._painting = Painting((), UNANALYSED, ())
        self._gutter = Gutter(UNANALYSED, ())
        self._frame = Frame(0, 0, 1)
        self._layout = Layout(NOTHING, 1)
        self._laid_out = False
        self._inks: Inks | None = None
        self._growing: Timer | None = None

    def show(
        self,
        article: Article,
        analysis: Analysis,
        notes: Sequence[Note],
        *,
        position: int = 0,
        sentences: Sequence[Span],
    ) -> None:
        """Show an article, with a position of its text at the top of the window."""
        self.article, self.analysis, self.notes = article, analysis, tuple(notes)
        self._message = ""
        self._text = drawable_text(article.text)
        blocks = [Span(block.start, block.end) for block in article.blocks]
        self._units = Units(article.text, sentences, blocks)
        self._repaint()
        self._lay_out(max(0, min(position, len(article.text))))

    def show_nothing(self, message: str = "") -> None:
        """Show an empty page with one muted sentence in its middle."""
        self.show(NOTHING, UNANALYSED, (), sentences=())
        self._message = message

    def update_article(
        self,
        *,
        article: Article | None = None,
        analysis: Analysis | None = None,
        notes: Sequence[Note] | None = None,
    ) -> None:
        """Take over other tags, marks or notes of the same text; nothing moves."""
        self.article = article or self.article
        self.analysis = analysis or self.analysis
        self.notes = self.notes if notes is None else tuple(notes)
        self._repaint()
        self.forget()

    def set_layers(
        self,
        *,
        entities: bool = True,
        figures: bool = True,
        claims: bool = True,
        notes: bool = True,
    ) -> None:
        """Say which layers of marks are drawn."""
        wanted = dict(zip(Layer, (entities, figures, claims, notes), strict=True))
        self.shown_layers = frozenset(layer for layer, shown in wanted.items() if shown)
        self._repaint()
        self.forget()

    @property
    def offset_at_top(self) -> int:
        """The first position of the text that is in the window."""
        if not self._laid_out:
            return self._top
        return min(len(self._text), self._layout.offset_of(self.scroll_offset.y))

    @property
    def percent(self) -> int:
        """How much of the article is above the window's top; 100 where its end is seen."""
        if self.at_end:
            return 100
        furthest = self._layout.height - self.size.height
        return 100 * self.scroll_offset.y // max(1, furthest)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in the window."""
        return self.scroll_offset.y + self.size.height >= self._layout.height

    @property
    def index(self) -> MarkIndex:
        """The marks of the article, in order."""
        if self._index is None:
            self._index = MarkIndex(self.analysis, self.notes, len(self._text))
        return self._index

    def wider(self) -> int:
        """Make lines longer; the measure that they have now."""
        self.measure = self._frame.measure + _STEP
        return self.measure

    def narrower(self) -> int:
        """Make lines shorter; the measure that they have now."""
        self.measure = self._frame.measure - _STEP
        return self.measure

    def watch_measure(self) -> None:
        """Another width: the text is laid out anew around what is at the top."""
        self._lay_out(self._top)

    def validate_measure(self, measure: int) -> int:
        """No line is longer than can be read well."""
        return max(NARROWEST, min(MEASURE, measure))

    def watch_ending(self, ending: str) -> None:
        """Another last line."""
        lines = self._layout.end_with(ending)
        if self._laid_out:
            self._make_room()
            self.forget(lines.start, len(lines))

    def restyled(self) -> None:
        """The theme has changed."""
        self._inks = None

    def on_resize(self, event: events.Resize) -> None:
        """Another size: what was at the top stays there."""
        self._lay_out(self._top)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The window shows another part."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and self._laid_out:
            self._top = self.offset_at_top
            self._seen()
            self.post_message(PositionChanged(self._top, self.percent))

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
        y = self._layout.row_of(offset)
        row, below = self._layout.rows[y], y - self.scroll_offset.y
        if not self._laid_out or not 0 <= below < self.size.height:
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

    def redraw(self, *spans: Span | None) -> None:
        """Draw the lines of some ranges anew."""
        for span in spans:
            if span is not None and self._laid_out:
                rows = self._layout.rows_of(span.start, span.end)
                self.forget(rows.start, len(rows))

    def show_offset(self, offset: int, *, margin: int = 2) -> None:
        """Scroll as little as possible until a position is seen."""
        if self._is_laid_out_for(offset):
            y = self._layout.row_of(offset)
            self._make_room()
            self.show_lines(0 if self._is_first(y) else y, margin=margin)

    def show_span(self, span: Span, *, margin: int = 2) -> None:
        """Scroll as little as possible until a range is seen, its beginning at least."""
        if not self._is_laid_out_for(span.start):
            return
        rows = self._layout.rows_of(span.start, span.end)
        self._make_room()
        if len(rows) >= self.size.height:
            self.show_lines(rows.start)
        elif self._is_first(rows.start):
            self.show_lines(0, rows.stop)
        else:
            self.show_lines(rows.start, len(rows), margin=margin)

    def _is_laid_out_for(self, offset: int) -> bool:
        """Whether there are lines yet; if not, the position will be at the top of the first."""
        if not self._laid_out:
            self._top = offset
        return self._laid_out

    def _is_first(self, y: int) -> bool:
        """Whether a line is the first of the text: the head is shown with it."""
        return not any(row.block >= 0 for row in self._layout.rows[:y])

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

    def _seen(self) -> None:
        """Called when the window shows another part of the article."""

    def _repaint(self) -> None:
        """Start with new marks and notes; how they look is worked out when they are drawn."""
        self._index = None
        blocks = blocks_of(self.article)
        self._painting = Painting(blocks, self.analysis, self.notes, self.shown_layers)
        self._gutter = Gutter(self.analysis, self.notes)

    def _lay_out(self, top: int) -> None:
        """Lay out the article for the present size, with a position at the top."""
        width, height = self.size
        self._laid_out, self._top = False, top
        self._frame = frame(width, self.measure)
        self._layout = Layout(self.article, self._frame.measure, self.ending)
        if not width:
            return
        first = self._layout.row_of(top)
        first = 0 if self._is_first(first) else first
        self._layout.extend_to_row(first + 2 * height)
        self._layout.extend(_AT_ONCE)
        self._make_room()
        self.forget()
        self.scroll_to(y=first, animate=False, force=True)
        self._laid_out = True
        self._seen()
        self._grow()
        self.post_message(PositionChanged(top, self.percent))

    def _make_room(self) -> None:
        """Let the window scroll as far as the layout reaches."""
        self.set_height(self._layout.height)

    def _grow(self) -> None:
        """Lay out some more of a long article, and go on a little later."""
        deadline = perf_counter() + _SLICE
        while not self._layout.complete and perf_counter() < deadline:
            self._layout.extend(_AT_ONCE // 20)
        if self._growing is not None:
            self._growing.stop()
            self._growing = None
        if self._layout.complete:
            self._make_room()
        else:
            self._growing = self.set_timer(_PAUSE, self._grow)
