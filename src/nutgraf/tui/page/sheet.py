"""What is on the reading page, and where: one article laid out for the present size."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from textual.reactive import var

from nutgraf.model.article import Article
from nutgraf.model.marks import Analysis, Span
from nutgraf.tui.lines import LinesView
from nutgraf.tui.page.compose import drawable_text
from nutgraf.tui.page.form import MEASURE, NARROWEST, Frame, frame
from nutgraf.tui.page.gutter import Gutter
from nutgraf.tui.page.layout import Layout, blocks_of
from nutgraf.tui.page.marks import ALL_LAYERS, Layer, MarkIndex
from nutgraf.tui.page.messages import PositionChanged
from nutgraf.tui.page.movement import Units
from nutgraf.tui.page.paint import Painting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.timer import Timer

    from nutgraf.model.notes import Note
    from nutgraf.tui.page.movement import Sentences

NOTHING = Article(0, 0, "", "", (), None, "", None, None, "und", 0, "")
UNANALYSED = Analysis(engine="", engine_version="", language="und")
_AT_ONCE = 60_000
"""Characters beyond the window that are laid out before the page is shown."""
_SLICE = 0.006
"""Seconds of laying out between two chances for keys."""
_PAUSE = 0.01
_STEP = 4
"""Cells by which the measure changes."""


class Sheet(LinesView):
    """One article with its marks and notes, laid out from the top."""

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
        self._growing: Timer | None = None

    def show(
        self,
        article: Article,
        analysis: Analysis,
        notes: Sequence[Note],
        *,
        position: int = 0,
        sentences: Sentences,
    ) -> None:
        """Show an article, with a position of its text at the top of the window."""
        self.article, self.analysis, self.notes = article, analysis, tuple(notes)
        self._message = ""
        self._text = drawable_text(article.text)
        blocks = [Span(block.start, block.end) for block in article.blocks]
        self._units = Units(self._text, sentences, blocks)
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

    def _is_laid_out_for(self, offset: int) -> bool:
        """Whether there are lines yet; if not, the position will be at the top of the first."""
        if not self._laid_out:
            self._top = offset
        return self._laid_out

    def is_first(self, y: int) -> bool:
        """Whether a line is the first of the text: the head is shown with it."""
        return not any(row.block >= 0 for row in self._layout.rows[:y])

    def settle(self) -> None:
        """Stand where the article will be opened again: its position says nothing of blank lines and of the head."""
        if self._laid_out:
            self.jump_to(self._first_row(self.offset_at_top))

    def _first_row(self, top: int) -> int:
        """The line at the top of a window that a position is at the top of: the head comes with the first."""
        first = self._layout.row_of(top)
        return 0 if self.is_first(first) else first

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
        first = self._first_row(top)
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
