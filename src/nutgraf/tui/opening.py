"""Opening the reader on the terminal, and giving the terminal back."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from nutgraf.errors import UsageError
from nutgraf.tui import launch
from nutgraf.tui.app import NutgrafApp, Start
from nutgraf.tui.charset import UTF_8, named_charset

if TYPE_CHECKING:
    from nutgraf.library.library import Library

_ELSE = "`nutgraf list` and `nutgraf show` print instead."


def run_reader(library: Library, start: Start) -> str:
    """Open the reader; how it looked when it was left, empty where that is not to be shown again.

    Raises UsageError where there is no terminal to draw on or to type at, what else ended it, and SystemExit where
    that was a signal.
    """
    if os.environ.get("TERM", "") in {"dumb", ""} and sys.platform != "win32":
        raise UsageError(
            "The reader needs a terminal that can move its cursor; this one is dumb.", hint=_ELSE
        )
    gc.disable()
    charset = named_charset(os.environ)
    app = NutgrafApp(library, start, ascii_only=charset != UTF_8)
    if sys.platform != "win32":
        _take_terminal(app)
    app.run()
    launch.give_back()
    if app.trouble is not None:
        raise app.trouble
    if launch.terminal.ended_by:
        sys.exit(128 + launch.terminal.ended_by)
    return app.left if charset == UTF_8 else ""


def _take_terminal(app: NutgrafApp) -> None:
    """See to it that the terminal is given back as it was, whatever ends the reader."""
    from nutgraf.tui.takeover import TakingOver, keyboard_found

    if not keyboard_found():
        raise UsageError(
            "The reader needs a keyboard, and there is no terminal to type at.", hint=_ELSE
        )
    launch.take()
    app.driver_class = TakingOver
