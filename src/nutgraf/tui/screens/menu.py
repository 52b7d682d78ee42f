"""A short list to choose from, by arrows, digits or the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.widgets import Static

from nutgraf.tui.commands import Context
from nutgraf.tui.lines import cells, cut, strip_of
from nutgraf.tui.screens.base import FloatingScreen
from nutgraf.tui.widgets.rows import RowChosen, RowsView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.events import Key
    from textual.strip import Strip

_MOST_ROWS = 16


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a menu."""

    value: str
    """What choosing it gives."""
    title: str
    aside: str = ""
    """Muted, at the right."""
    lit: bool = False
    """True for what holds now."""


class MenuRows(RowsView):
    """The rows of a menu; the first nine have digits."""

    def __init__(self, items: Sequence[Item], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.items = tuple(items)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.items)

    def draw_row(self, index: int, width: int) -> list[Strip]:
        """Digit, title, and what stands aside."""
        item, palette = self.items[index], self.palette
        wash = palette.cursor_row if index == self.cursor else Style()
        digit = f"{index + 1}" if index < 9 else " "
        sign = self.glyphs.selected if item.lit else " "
        aside = cut(item.aside, max(0, width - 24), self.glyphs.ellipsis)
        title = cut(item.title, max(0, width - cells(aside) - 8), self.glyphs.ellipsis)
        gap = " " * max(1, width - cells(title) - cells(aside) - 6)
        bar = self.glyphs.cursor if index == self.cursor else " "
        segments = [
            Segment(bar, palette.accented + wash),
            Segment(f"{digit} ", palette.accented + wash),
            Segment(f"{sign} ", palette.base + wash),
            Segment(title, (palette.bold if item.lit else palette.base) + wash),
            Segment(f"{gap}{aside}", palette.muted + wash),
        ]
        return [strip_of(segments, width, palette.base + wash)]


class MenuScreen(FloatingScreen[str | None]):
    """Asks to choose one of some rows; gives back its value, None if it was given up."""

    CONTEXTS: ClassVar[tuple[Context, ...]] = (Context.MENU,)
    WIDEST = 72

    def __init__(self, title: str, items: Sequence[Item], *, empty: str = "") -> None:
        super().__init__()
        self._title = title
        self._empty = empty
        self.rows = MenuRows(items, id="rows")

    def compose(self) -> ComposeResult:
        """The box with the rows, or with a sentence where there are none."""
        with self.box(self._title):
            if self.rows.items:
                yield self.rows
            else:
                yield Static(self._empty, markup=False, classes="aside")

    def on_mount(self) -> None:
        """Stand on the row that holds now."""
        self.rows.glyphs = self.nutgraf.glyphs
        self.rows.styles.height = min(len(self.rows.items), _MOST_ROWS)
        lit = [index for index, item in enumerate(self.rows.items) if item.lit]
        if self.rows.items:
            self.rows.focus()
            self.rows.reset(lit[0] if lit else 0)

    def do(self, command: str, argument: str) -> None:
        """Move, choose or close."""
        if command == "float.close":
            self.finish(None)
        elif command == "menu.choose":
            self.rows.choose()
        else:
            move_rows(self.rows, command)

    def on_key(self, event: Key) -> None:
        """A digit takes its row."""
        if event.character and event.character in "123456789":
            index = int(event.character) - 1
            if index < self.rows.count:
                event.stop()
                self.finish(self.rows.items[index].value)

    @on(RowChosen)
    def chosen(self, message: RowChosen) -> None:
        """A row was taken."""
        self.finish(self.rows.items[message.index].value)


def move_rows(rows: RowsView, command: str) -> None:
    """Do a movement in a view of rows."""
    moves = {
        "move.down": lambda: rows.line(1),
        "move.up": lambda: rows.line(-1),
        "move.page_down": lambda: rows.page(1),
        "move.page_up": lambda: rows.page(-1),
        "move.half_down": lambda: rows.half_page(1),
        "move.half_up": lambda: rows.half_page(-1),
        "move.top": rows.top,
        "move.bottom": rows.bottom,
    }
    moves[command]()
