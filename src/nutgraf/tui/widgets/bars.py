"""The lines at the top and at the bottom of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from nutgraf.tui.glyphs import UNICODE, Glyphs
from nutgraf.tui.lines import cells, cut, strip_of
from nutgraf.tui.palette import Palette

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style
    from textual.events import Click
    from textual.strip import Strip


class Run(NamedTuple):
    """A piece of a bar: text, role of its colour, weight, and the command that a click on it runs."""

    text: str
    role: str = "muted"
    bold: bool = False
    command: str = ""


def _style(run: Run, palette: Palette) -> Style:
    """A role of text, or `badge` for a mode that has the keyboard."""
    if run.role == "badge":
        return palette.base + palette.match_current
    return palette.text(run.role, bold=run.bold)


@dataclass
class BarClicked(Message):
    """A piece of a bar that stands for a command was clicked."""

    command: str


class Bar(Widget):
    """One line with runs at both ends; those at the right give way where both do not fit."""

    DEFAULT_CSS = "Bar { height: 1; background: $panel; }"
    ALLOW_SELECT = False
    glyphs: var[Glyphs] = var(UNICODE, init=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: tuple[Run, ...] = ()
        self._right: tuple[Run, ...] = ()
        self._palette: Palette | None = None
        self._variables: Mapping[str, str] | None = None

    def put(self, left: Sequence[Run], right: Sequence[Run]) -> None:
        """Show these runs; nothing is painted where they are the same."""
        runs = (tuple(left), tuple(right))
        if runs != (self._left, self._right):
            self._left, self._right = runs
            self.refresh()

    def laid_out(self, width: int) -> list[Run]:
        """The runs as they fit: left ones from the start, right ones as far as there is room."""
        left, room = [], width
        for run in self._left:
            left.append(run._replace(text=cut(run.text, room, self.glyphs.ellipsis)))
            room -= cells(left[-1].text)
        right = list(self._right)
        while right and sum(cells(run.text) for run in right) + 1 > room:
            right.pop(0)
        gap = room - sum(cells(run.text) for run in right)
        return [*left, Run(" " * max(0, gap), "body"), *right]

    def render_line(self, y: int) -> Strip:
        """The line."""
        palette = self._painted()
        segments = [
            Segment(run.text, _style(run, palette)) for run in self.laid_out(self.size.width)
        ]
        return strip_of(segments, self.size.width, palette.base)

    def on_click(self, event: Click) -> None:
        """Run what the piece under the mouse stands for."""
        x = 0
        for run in self.laid_out(self.size.width):
            x += cells(run.text)
            if event.x < x:
                if run.command:
                    self.post_message(BarClicked(run.command))
                return

    def watch_glyphs(self) -> None:
        """Other signs."""
        self.refresh()

    def _painted(self) -> Palette:
        """The palette of the running theme."""
        variables = self.app.theme_variables
        if self._palette is None or variables is not self._variables:
            self._palette, self._variables = Palette.of(self.app, "panel"), variables
        return self._palette
