"""Going on from the screen that `launch` has shown."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from nutgraf.tui import launch


class TakingOver(LinuxDriver):
    """Draws over what is on the screen, and restores the terminal as it was before that."""

    def start_application_mode(self) -> None:
        """Take the terminal; what is to be restored at the end, or while it is lent, is what `launch` found."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        launch.terminal.shown = False
        self.attrs_before = launch.terminal.found or self.attrs_before

    def write(self, data: str) -> None:
        """Write to the terminal; switching to the alternate screen again would empty it."""
        if not (launch.terminal.shown and data == launch.ENTER):
            super().write(data)
