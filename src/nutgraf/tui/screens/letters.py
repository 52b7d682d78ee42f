"""Waits for one of some letters that are shown on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.screens.base import FloatingScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.events import Key


class LettersScreen(FloatingScreen[str | None]):
    """Draws nothing; gives back what the typed letters stand for, None for anything else.

    A letter to switch by, typed first, is remembered.
    """

    DEFAULT_CSS = "LettersScreen { background: transparent; }"

    def __init__(self, targets: Mapping[str, str], *, switch: str = "") -> None:
        super().__init__()
        self.switched = False
        """Whether the letter to switch by was typed."""
        self._switch = switch
        self._targets = targets
        self._typed = ""

    def on_key(self, event: Key) -> None:
        """Another letter."""
        event.stop()
        if event.character == self._switch and not (self._typed or self.switched):
            self.switched = True
            return
        self._typed += event.character or ""
        begun = any(label.startswith(self._typed) for label in self._targets)
        if event.key == "escape" or not event.is_printable or not begun:
            self.finish(None)
        elif self._typed in self._targets:
            self.finish(self._targets[self._typed])
