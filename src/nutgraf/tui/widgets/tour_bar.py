"""The tour's line above the footer: what to do next."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class TourBar(Static):
    """One step of the tour; hidden while there is none."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TourBar {
        display: none;
        height: auto;
        max-height: 4;
        padding: 0 1;
        background: $panel;
        border-top: solid $accented 50%;
    }
    """

    def show(self, counter: str, sentence: str, keys: str) -> None:
        """Show a step: where the tour is, what to do, and how to leave it out."""
        self.display = True
        self.update(
            Content.assemble((counter, "bold $accented"), "  ", sentence, "  ", (keys, "$muted"))
        )

    def hide(self) -> None:
        """The tour is over."""
        self.display = False
