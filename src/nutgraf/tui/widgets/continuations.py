"""What can follow a key that does nothing by itself, shown over the footer until the next key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from nutgraf.tui.keymap import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from nutgraf.tui.commands import Command
    from nutgraf.tui.keymap import Stroke

_COLUMN = 24


class Continuations(Static):
    """A panel of keys and what they do; hidden while there are none."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Continuations {
        display: none;
        layer: above;
        dock: bottom;
        height: auto;
        max-height: 50%;
        margin-bottom: 1;
        padding: 0 1;
        background: $panel;
        border-top: solid $rule;
    }
    """

    def show(self, following: Mapping[Stroke, Command], lit: Collection[str], sign: str) -> None:
        """Show these keys, what is on with a sign; none hides the panel."""
        if following:
            self.update(self._content(following, lit, sign))
        self.display = bool(following)

    def _content(
        self, following: Mapping[Stroke, Command], lit: Collection[str], sign: str
    ) -> Content:
        """As many columns as fit."""
        columns = max(1, (self.app.size.width - 2) // _COLUMN)
        pieces: list[str | tuple[str, str]] = []
        for number, (keys, command) in enumerate(following.items(), 1):
            key = shown(" ".join(keys))
            title = f" {command.title}"[: _COLUMN - len(key) - 2]
            gap = " " * max(1, _COLUMN - len(key) - len(title) - 1)
            pieces += [
                sign if command.id in lit else " ",
                (key, "bold $accented"),
                (title, "$muted"),
                gap,
            ]
            if number % columns == 0:
                pieces.append("\n")
        return Content.assemble(*pieces).rstrip()
