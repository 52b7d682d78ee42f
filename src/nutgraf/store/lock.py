"""The process lock: one process at a time opens, migrates or writes an archive."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nutgraf.errors import ArchiveError, ArchiveLocked

WAIT_SECONDS = 15.0
"""How long a writer waits for another process before it gives up."""
_LONG = 0.02
"""Seconds; who has held the lock for longer lets those that wait have it before holding it again."""
_LOOK_AGAIN = 0.01
"""Seconds after which a waiting writer looks again at the latest."""


class ProcessLock:
    """An advisory lock on `ARCHIVE.lock`, released by the system when the process dies."""

    def __init__(self, archive: Path) -> None:
        self._path = archive.with_name(archive.name + ".lock")
        self._archive = archive
        self._file: int | None = None
        self._depth = 0
        self._since = 0.0
        self._until = 0.0
        """When the lock was held last."""

    @contextmanager
    def held(self, patience: float = WAIT_SECONDS) -> Iterator[None]:
        """Hold the lock; calls of one owner nest. Raises ArchiveLocked after so many seconds."""
        if self._depth == 0:
            self._acquire(patience)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if self._depth == 0 and self._file is not None:
                _unlock(self._file)
                self._until = time.monotonic()

    def close(self) -> None:
        """Give the file handle back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def busy(self, patience: float) -> ArchiveLocked:
        """What those are told who have waited in vain for so many seconds."""
        if patience < WAIT_SECONDS:
            return ArchiveLocked(
                "The archive is busy: something else is being written to it.",
                hint="Nothing was lost; do it again in a moment.",
            )
        return ArchiveLocked(
            f"{self._archive} is in use by another process that does not let go.",
            hint="Wait until it has finished, or end it.",
        )

    def _acquire(self, patience: float) -> None:
        if self._file is None:
            try:
                self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                raise ArchiveError(
                    f"{self._archive} cannot be written: {error.strerror}.",
                    hint="Choose another place with --archive.",
                ) from error
        self._let_others_in()
        give_up = time.monotonic() + patience
        pause = 0.001
        while not _try_lock(self._file):
            if time.monotonic() > give_up:
                raise self.busy(patience)
            time.sleep(pause)
            pause = min(pause * 2, _LOOK_AGAIN)
        self._since = time.monotonic()

    def _let_others_in(self) -> None:
        """One long transaction after the other would leave a writer of another process, the reader's, no chance."""
        if self._until - self._since > _LONG:
            time.sleep(max(0.0, self._until + 1.5 * _LOOK_AGAIN - time.monotonic()))


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        os.lseek(file, 0, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
