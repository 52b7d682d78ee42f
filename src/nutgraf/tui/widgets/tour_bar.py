"""The tour's line above the footer: what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

if TYPE_CHECKING:
    from collections.abc import Sequence


class TourBar(Static):
    """One step of the tour; hidden while there is none."""

    ALLOW_SELECT = False
    _told = _ways = Content()
    DEFAULT_CSS = """
    TourBar {
        display: none;
        height: auto;
        max-height: 4;
        padding: 0 1;
        background: $panel;
        border-top: solid $accented 50%;
        link-color: $muted;
        link-style: none;
    }
    """

    def show(self, counter: str, sentence: str, ways: Sequence[tuple[str, str]], dot: str) -> None:
        """Show a step: where the tour is, what to do, and how to leave it out, which can be clicked."""
        self.display = True
        self._told = Content.assemble((counter, "bold $accented"), "  ", sentence)
        self._ways = Content.styled(f" {dot} ", "$muted").join(
            Content.styled(text, "$muted").stylize(
                Style.from_meta({"@click": f"app.command({id!r})"})
            )
            for text, id in ways
        )
        self.on_resize()

    def on_resize(self) -> None:
        """The ways out stand behind the sentence where there is room, else below."""
        fits = self._told.cell_length + self._ways.cell_length + 4 <= self.app.size.width
        self.update(Content("  " if fits else "\n").join([self._told, self._ways]))

    def hide(self) -> None:
        """The tour is over."""
        self.display = False
