"""A screen whose first picture is whole: nothing is drawn to be drawn over, and nothing flickers at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nutgraf.tui.screens.base import CommandScreen

if TYPE_CHECKING:
    from textual.widget import Widget


class WholeScreen(CommandScreen[None]):
    """Paints nothing before each of its panes has taken in its size."""

    whole = False
    """True once there is a picture."""

    def panes(self) -> tuple[Widget, ...]:
        """Whose looks depend on their sizes."""
        raise NotImplementedError

    def placed(self) -> None:
        """Called when the panes have their sizes, before anything is painted."""

    def on_mount(self) -> None:
        """Look from the beginning as the width asks for; Textual would lay out once without."""
        breakpoints = self.app.HORIZONTAL_BREAKPOINTS or []
        fitting = self._get_breakpoint_classes(self.app.size.width, breakpoints)
        self.add_class(*fitting, update=False)

    def on_screen_resume(self) -> None:
        """The screen is laid out now, and the sizes that come of it are on their way to the panes."""
        if not self.whole:
            self.call_later(self._ask, *self.panes())

    def _ask(self, *panes: Widget) -> None:
        """Wait for each of these: what is put behind the size in its queue comes when that has been taken in."""
        if panes:
            pane, *rest = panes
            pane.call_later(self._ask, *rest)
            return
        self.whole = True
        self.placed()
        self._point()
        self.refresh()

    def _compositor_refresh(self) -> None:
        """Paint what has changed, unless all is to be painted in a moment."""
        if self.whole and not self._repaint_required:
            super()._compositor_refresh()
