"""The reader's terminal: what `launch` has shown there is gone on from, whatever happens it is given back."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from nutgraf.tui import launch
from nutgraf.tui.charset import UTF_8, named_charset

if TYPE_CHECKING:
    from textual.app import App


class Outlet:
    """Where the screen is drawn; a terminal that has been closed takes everything and shows nothing."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._taken = 0
        self.shown = 0
        """Characters that the terminal has taken."""

    def write(self, text: str) -> None:
        """Draw."""
        with suppress(OSError, ValueError):
            self._stream.write(text)
        self._taken += len(text)

    def flush(self) -> None:
        """Draw what is waiting."""
        with suppress(OSError, ValueError):
            self._stream.flush()
        self.shown = self._taken

    def fileno(self) -> int:
        """The number of its file."""
        return self._stream.fileno()


class TakingOver(LinuxDriver):
    """Draws over what is on the screen, and restores the terminal as it was before that."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        complaints = sys.__stderr__
        drawn_on = complaints if complaints and complaints.isatty() else sys.__stdout__
        assert drawn_on is not None
        charset = named_charset(os.environ)
        if charset not in (UTF_8, "ascii"):  # Python, too, takes the locale C for one of UTF-8
            drawn_on.reconfigure(encoding=charset, errors="as-wide")
        self._outlet = Outlet(drawn_on)
        self._file: Any = self._outlet
        self._sent = 0
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is launch.end:
                signal.signal(number, self._end)

    def start_application_mode(self) -> None:
        """Take the terminal; what is to be restored at the end, or while it is lent, is what `launch` found."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        launch.terminal.shown = False
        self.attrs_before = launch.terminal.found or self.attrs_before

    def write(self, data: str) -> None:
        """Write to the terminal; switching to the alternate screen again would empty it."""
        if not (launch.terminal.shown and data == launch.ENTER):
            self._sent += len(data)
            super().write(data)

    @property
    def is_behind(self) -> bool:
        """Whether the terminal has not taken yet all that was written."""
        return self._sent != self._outlet.shown

    def run_input_thread(self) -> None:
        """Read keys; bytes that are no UTF-8 are none, and a terminal that has been closed ends the reader."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
            except OSError:
                self._loop.call_soon_threadsafe(self._app.exit)
                return

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop, also after one that nobody could prepare for; a hang-up sends this, too, and is none."""
        if launch.terminal.ended_by:
            return
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def _end(self, number: int, frame: object) -> None:
        """Leave as with the reader's own key, so that nothing is forgotten; told again, at once."""
        launch.terminal.ended_by = number
        signal.signal(number, launch.end)
        self._loop.call_soon_threadsafe(self._app.exit)


def keyboard_found() -> bool:
    """Whether there is somebody to type: standard input, or in the place of a pipe or file the terminal itself."""
    if sys.__stdin__ is None:
        return False
    if not os.isatty(0):
        try:
            keyboard = os.open("/dev/tty", os.O_RDWR)
        except OSError:
            return False
        os.dup2(keyboard, 0)
        os.close(keyboard)
    return True
