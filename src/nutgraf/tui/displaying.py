"""An app that writes to its terminal only what changes, and no more than the terminal takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App

from nutgraf.tui.terminal_picture import Drawn, TerminalPicture

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen
    from textual.timer import Timer

_TAKES = 0.01
"""Seconds between two looks whether the terminal has taken the last frame."""


class DisplayingApp(App[None]):
    """Frames that nobody could see any more are not drawn: the next one shows how everything is by then."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = TerminalPicture()
        self._waiting: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Of a terminal with another size nothing is known."""
        if isinstance(event, events.Resize):
            self._picture.forget()
        await super().on_event(event)

    def redraw(self) -> None:
        """Draw everything anew, whatever stands on the terminal."""
        self._picture.forget()
        self.refresh(layout=True)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Write what of an update differs from what stands on the terminal; nothing where nothing does."""
        if not isinstance(renderable, CompositorUpdate) or not self._writes:
            super()._display(screen, renderable)
        elif self._is_behind:
            if self._waiting is None:
                self._waiting = self.set_interval(_TAKES, self._catch_up)
        else:
            size = (self.size.width, self.size.height)
            drawn = self._picture.update(renderable, self.console, size)
            cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
            if drawn or cursor != self._previous_cursor_position:
                super()._display(screen, Drawn(drawn))

    @property
    def _writes(self) -> bool:
        """Whether an update would be written now."""
        ready = self._driver is not None and not self.is_headless and not self._batch_count
        return ready and self._running and not self._closed

    @property
    def _is_behind(self) -> bool:
        """Whether the terminal has not taken yet all that was written."""
        return bool(getattr(self._driver, "is_behind", False))

    def _catch_up(self) -> None:
        """Draw everything as it is by now, unless the terminal is behind still."""
        if self._waiting is not None and not self._is_behind:
            self._waiting.stop()
            self._waiting = None
            self.screen.refresh()
