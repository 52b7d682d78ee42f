"""Ctrl-C and a polite kill: long work ends at its next good place."""

from __future__ import annotations

import signal
import sys
from types import FrameType


class Stop:
    """Called, it says whether the user has asked to stop."""

    def __init__(self) -> None:
        self.asked = False
        signal.signal(signal.SIGINT, self._ask)
        if sys.platform != "win32":
            signal.signal(signal.SIGTERM, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True

    def __call__(self) -> bool:
        return self.asked
