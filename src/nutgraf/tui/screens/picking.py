"""A line to type in, and below it rows that follow what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import ScreenResultType
from textual.widgets import Input

from nutgraf.tui.screens.base import FloatingScreen, bind_commands

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from nutgraf.tui.widgets.rows import RowsView


class PickingScreen(FloatingScreen[ScreenResultType]):
    """Asks for one of many by a few letters; the line has the keys, the rows have the cursor."""

    rows: RowsView
    """What can be picked; a subclass makes them."""

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._title = title
        self._input = Input(placeholder=hint)

    def compose(self) -> ComposeResult:
        """The box with both."""
        with self.box(self._title):
            yield self._input
            yield self.rows

    def on_mount(self) -> None:
        """Take the keys, and show what there is before anything is typed."""
        bind_commands(self._input, self.nutgraf, *self.CONTEXTS)
        self.rows.glyphs = self.nutgraf.glyphs
        self.rows.can_focus = False
        self._input.focus()
        self.look_for("")

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        self.look_for(event.value)

    def look_for(self, typed: str) -> None:
        """Show the rows that fit what is typed."""
        raise NotImplementedError
