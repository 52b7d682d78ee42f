"""The mouse on the page: dragging selects, clicking points, hovering tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.page import selection as selections
from nutgraf.tui.page.messages import MarkChosen, MarkHovered
from nutgraf.tui.page.movement import Unit
from nutgraf.tui.page.moving import Shown
from nutgraf.tui.page.selecting import SelectingPage

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer

    from nutgraf.tui.page.marks import PageMark

_EDGE_STEP = 0.04
"""Seconds between two steps of scrolling while the pointer is dragged out of the window."""
_BY_CLICKS = {2: Unit.WORD, 3: Unit.SENTENCE, 4: Unit.PARAGRAPH}


class PointingPage(SelectingPage):
    """A page that can be used with the mouse."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._pressed: int | None = None
        """Position of the text where the button went down."""
        self._dragging = False
        self._pointer = (0, 0)
        self._edge_timer: Timer | None = None
        self._hovered: PageMark | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a drag would begin."""
        if event.button == 1:
            self._pressed, self._dragging = self._nearest(event.x, event.y), False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select while the button is down, else tell what is under the pointer."""
        if self._pressed is None:
            self._hover(self._mark_under(event.x, event.y))
            return
        self._pointer = (event.x, event.y)
        if self._is_beyond_edge(event.y):
            if self._edge_timer is None:
                self._edge_timer = self.set_interval(_EDGE_STEP, self._scroll_at_edge)
        else:
            self._stop_scrolling()
            self._drag()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End a drag; what it selected stays."""
        if self._pressed is None:
            return
        self._pressed = None
        self.release_mouse()
        self._stop_scrolling()
        if self._dragging:
            self.suppress_click()

    def on_click(self, event: events.Click) -> None:
        """Once points, twice selects the word, three times the sentence, four the paragraph.

        Another button leaves what is selected alone: the menu is about that.
        """
        if event.button != 1:
            if self._selection is None:
                self._point(event.x, event.y)
            return
        if event.chain == 1:
            self._point(event.x, event.y)
        elif event.chain in _BY_CLICKS:
            offset = self._nearest(event.x, event.y)
            self._select(selections.begun(self._units, _BY_CLICKS[event.chain], offset))

    def on_leave(self, event: events.Leave) -> None:
        """Nothing is under the pointer."""
        self._hover(None)

    def _point(self, x: int, y: int) -> None:
        """Stop at the mark under the pointer, or put the cursor into its sentence."""
        self._select(None)
        mark = self._mark_under(x, y)
        if mark is None:
            self._set_cursor(self._nearest(x, y), Shown.SENTENCE)
            return
        self._set_cursor(self._nearest(x, y), Shown.NOTHING, mark)
        self.post_message(MarkChosen(mark))

    def _hover(self, mark: PageMark | None) -> None:
        """Tell that another mark, or none, is under the pointer."""
        if mark != self._hovered:
            self._hovered = mark
            self.post_message(MarkHovered(mark))

    def _mark_under(self, x: int, y: int) -> PageMark | None:
        """The shortest mark of the shown layers at a cell of the window."""
        offset = self.offset_at_cell(x, y)
        marks = () if offset is None else self.index.at(offset, self.shown_layers)
        return marks[0] if marks else None

    def _nearest(self, x: int, y: int) -> int:
        """The position of the text nearest to a cell of the window."""
        return self.character_at(x - self._frame.margin, y + self.scroll_offset.y)

    def _is_beyond_edge(self, y: int) -> bool:
        """Whether a line lies above or below the window."""
        return not 0 <= y < self.size.height

    def _drag(self) -> None:
        """Select from where the button went down to the pointer."""
        x, y = self._pointer
        offset = self._nearest(x, max(0, min(y, self.size.height - 1)))
        if self._pressed is None or (offset == self._pressed and not self._dragging):
            return
        if not self._dragging:
            self._dragging = True
            self._select(selections.begun(self._units, Unit.CHARACTER, self._pressed))
        if self._selection is not None:
            self._select(selections.extended(self._selection, self._units, offset))

    def _scroll_at_edge(self) -> None:
        """Scroll towards the pointer, the faster the further it is away, and select on."""
        y = self._pointer[1]
        beyond = y if y < 0 else y - self.size.height + 1
        if self._pressed is not None and beyond:
            self.jump_to(self.scroll_offset.y + max(-5, min(5, beyond)))
            self._drag()

    def _stop_scrolling(self) -> None:
        """The pointer is back in the window, or the button is up."""
        if self._edge_timer is not None:
            self._edge_timer.stop()
            self._edge_timer = None
