"""How long one search may take, and how it is called off."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_STEPS = 1_000
"""Steps of SQLite between two looks at the clock: some tens of microseconds."""


_WAITING = 4
"""The time that may pass on the clock, as many times what the search itself may work: others work too."""


class Budget:
    """The time of one search, in the thread that made it; it can be called off from another thread."""

    def __init__(self, milliseconds: float) -> None:
        self._work_end = time.thread_time() + milliseconds / 1000
        self._end = time.monotonic() + _WAITING * milliseconds / 1000
        self._called_off = threading.Event()
        self._depth = 0
        self.exceeded = False
        """Whether anything was left undone."""

    def call_off(self) -> None:
        """End the search as soon as may be; what it answers will not be looked at."""
        self._called_off.set()

    @property
    def spent(self) -> bool:
        """Whether no further work may begin."""
        late = time.thread_time() > self._work_end or time.monotonic() > self._end
        if late or self._called_off.is_set():
            self.exceeded = True
        return self.exceeded

    @contextmanager
    def guarding(
        self, connection: sqlite3.Connection, *, finishing: bool = False
    ) -> Iterator[None]:
        """Interrupt what runs on a connection once the time is spent; that then simply ends.

        What only shows what was found is `finishing`: it ends early only where nobody waits for it any more.
        """
        if not self._depth:
            stop = self._called_off.is_set if finishing else lambda: self.spent
            connection.set_progress_handler(stop, _STEPS)
        self._depth += 1
        try:
            yield
        except sqlite3.OperationalError as error:
            # Interrupted while it opens a full-text table, SQLite says that this failed, and not why.
            stopped = self.exceeded or self._called_off.is_set() or "interrupt" in str(error)
            if not stopped:
                raise
            self.exceeded = True
        finally:
            self._depth -= 1
            if not self._depth:
                connection.set_progress_handler(None, 0)
