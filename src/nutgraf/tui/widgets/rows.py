"""A view of rows with a cursor: what lists, inspector, results and menus have in common."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Offset
from textual.message import Message

from nutgraf.tui.lines import LinesView, cells, strip_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click
    from textual.strip import Strip


@dataclass
class RowMoved(Message):
    """The cursor stands on another row."""

    view: RowsView
    index: int


@dataclass
class RowChosen(Message):
    """The row under the cursor was taken, by key or mouse."""

    view: RowsView
    index: int


class RowsView(LinesView):
    """Rows of equal height, of which one is current.

    A subclass gives `count` and `draw_row`, and says which rows the cursor may stand on.
    """

    GROUND = "panel"
    DEFAULT_CSS = "RowsView { background: $panel; }"
    row_height = 1
    """Lines a row."""
    MARGIN: ClassVar[int] = 0
    """Rows that stay visible around the cursor."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.cursor = 0
        """Index of the current row."""
        self.empty: tuple[str, ...] = ()
        """Sentences in the place of rows where there are none."""
        self._drawn: tuple[int, int, list[Strip]] = (-1, 0, [])

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def draw_row(self, index: int, width: int) -> Sequence[Strip]:
        """The lines of a row, at most `row_height` of them."""
        raise NotImplementedError

    def selectable(self, index: int) -> bool:
        """True if the cursor may stand on this row."""
        return 0 <= index < self.count

    def reset(self, cursor: int = 0) -> None:
        """Everything has changed: measure and draw anew, with the cursor on this row."""
        self.cursor = self._nearest(cursor)
        self.set_height(self.count * self.row_height)
        self.forget()
        self._show_cursor()

    def forget(self, first: int | None = None, count: int = 1) -> None:
        """Draw some lines anew; all of them without arguments."""
        self._drawn = (-1, 0, [])
        super().forget(first, count)

    def forget_row(self, index: int) -> None:
        """Draw one row anew."""
        if 0 <= index < self.count:
            self.forget(index * self.row_height, self.row_height)

    def draw(self, y: int, width: int) -> Strip:
        """A line of a row, or of what stands in the place of all; blank below the last one."""
        if not self.count:
            return self._instead(y, width)
        index, line = divmod(y, self.row_height)
        if index >= self.count:
            return strip_of([], width, self.palette.base)
        if self._drawn[:2] != (index, width):
            self._drawn = (index, width, list(self.draw_row(index, width)))
        strips = self._drawn[2]
        return strips[line] if line < len(strips) else strip_of([], width, self.palette.base)

    def text(self, text: str, role: str = "body", *, bold: bool = False) -> Segment:
        """A piece of a row."""
        return Segment(text, self.palette.text(role, bold=bold))

    def ruled(self, name: str, number: str, width: int) -> list[Segment]:
        """A heading: its name, a rule, how many rows it has."""
        name, number = f" {name.upper()} ", f" {number} "
        rule = self.glyphs.rule * max(0, width - cells(name) - cells(number))
        return [
            self.text(name, "muted", bold=True),
            self.text(rule, "rule"),
            self.text(number, "muted"),
        ]

    def move_to(self, index: int, *, quiet: bool = False) -> None:
        """Put the cursor on a row, or the nearest that can hold it."""
        before, index = self.cursor, self._nearest(index, index - self.cursor)
        if index == before or not self.count:
            self._show_cursor()
            return
        self.cursor = index
        self._show_cursor()
        if not self.can_focus:  # a line above has the keys, and these rows follow it
            self.point()
        self.forget_row(before)
        self.forget_row(index)
        if not quiet:
            self.post_message(RowMoved(self, index))

    def line(self, rows: int) -> None:
        """Move the cursor by so many rows."""
        self.move_to(self._stepped(rows))

    def half_page(self, times: int) -> None:
        """Move by half of what is seen."""
        self.move_to(self.cursor + times * max(1, self._rows_seen // 2))

    def page(self, times: int) -> None:
        """Move by what is seen, but for one row."""
        self.move_to(self.cursor + times * max(1, self._rows_seen - 1))

    def top(self) -> None:
        """To the first row."""
        self.move_to(0)
        self.jump_to(0)

    def bottom(self) -> None:
        """To the last row, and to what stands below it."""
        self.move_to(self.count - 1)
        self.jump_to(self.virtual_size.height)

    def choose(self) -> None:
        """Take the row under the cursor."""
        if self.selectable(self.cursor):
            self.post_message(RowChosen(self, self.cursor))

    @property
    def at_end(self) -> bool:
        """True where the cursor stands on the last row."""
        return self.cursor >= self.count - 1

    def _instead(self, y: int, width: int) -> Strip:
        """A line of the sentences, which begin below a blank one."""
        lines = [part for text in self.empty for part in wrap(text, max(8, width - 4)) or [""]]
        text = f"  {lines[y - 1]}" if 1 <= y <= len(lines) else ""
        return strip_of([Segment(text, self.palette.muted)], width, self.palette.base)

    @property
    def _rows_seen(self) -> int:
        return max(1, self.size.height // self.row_height)

    def _stepped(self, rows: int) -> int:
        """The row that many selectable rows away."""
        index, step = self.cursor, 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            following = index + step
            while 0 <= following < self.count and not self.selectable(following):
                following += step
            if not 0 <= following < self.count:
                break
            index = following
        return index

    def _nearest(self, index: int, direction: int = 1) -> int:
        """The selectable row closest to an index, looking in one direction first."""
        if not self.count:
            return 0
        index = max(0, min(index, self.count - 1))
        ahead = range(index, self.count)
        behind = range(index, -1, -1)
        for way in (ahead, behind) if direction >= 0 else (behind, ahead):
            for candidate in way:
                if self.selectable(candidate):
                    return candidate
        return index

    def _show_cursor(self) -> None:
        """Scroll to the cursor, and put the terminal's own cursor there."""
        y = self.cursor * self.row_height
        self.show_lines(y, self.row_height, margin=self.MARGIN * self.row_height)
        cut_off = self.scroll_offset.y % self.row_height
        if cut_off:  # the first row in sight is a whole one
            self.jump_to(self.scroll_offset.y + self.row_height - cut_off)
        if self.has_keys:
            self.point()

    def point(self) -> None:
        """Put the terminal's own cursor on the current row."""
        shown = max(0, self.cursor * self.row_height - self.scroll_offset.y)
        self.app.cursor_position = self.region.offset + Offset(0, shown)

    def on_resize(self) -> None:
        """The number of lines may depend on the width; the cursor stays in sight."""
        self.set_height(self.count * self.row_height)
        self._show_cursor()

    def on_focus(self) -> None:
        """The current row is drawn brighter while this view has the keys."""
        self.forget_row(self.cursor)
        self._show_cursor()

    def on_blur(self) -> None:
        """The current row is drawn quieter."""
        self.forget_row(self.cursor)

    def on_click(self, event: Click) -> None:
        """A click takes the row under it; the right button only goes there, for the menu."""
        index = (event.y + self.scroll_offset.y) // self.row_height
        if self.selectable(index):
            self.move_to(index)
            if event.button == 1:
                self.choose()
