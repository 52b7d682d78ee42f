"""The messages that are shown for a few seconds, in a corner of whatever screen is at the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.notifications import Notifications

if TYPE_CHECKING:
    from typing import Self

_SHORTEST = 0.5
"""Seconds that a message must have left to be shown on another screen."""


class Toasts(Notifications):
    """Messages of which none is over before it is there.

    Textual shows every message anew on each screen, for the time that it has left; where that is over between its
    question and its timer, the timer waits for a moment in the past and never lets anything else run.
    """

    def _reap(self) -> Self:
        """Forget what is over, or almost."""
        for identity, message in list(self._notifications.items()):
            if message.time_left < _SHORTEST:
                del self._notifications[identity]
        return self
