"""The archive's safety: backups, restoring, looking it over."""

from __future__ import annotations

from pathlib import Path

from nutgraf.store import backup
from nutgraf.store.check import Problem, problems, repair
from nutgraf.store.connections import Connections
from nutgraf.store.store import Store


class Safety:
    """Backups that were read back, and checks that change nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def back_up(self, target: Path | None = None) -> Path:
        """Write a verified copy; without a target into the folder of automatic backups."""
        return backup.back_up(self._store.path, target, reason="asked")

    def back_up_daily(self) -> Path | None:
        """Write a verified copy unless there is one of the last day; and forget old undo steps."""
        self._store.journal.forget_old()
        return backup.back_up_daily(self._store.path)

    def check(self) -> list[Problem]:
        """Everything that is wrong with the archive."""
        return list(problems(self._store))

    def repair(self) -> None:
        """Make the search index anew; what the user wrote is never touched."""
        repair(self._store)


def restore(archive: Path, source: Path | None = None) -> Path:
    """Put a backup (the newest, or the one named) in the place of an archive that nobody has open.

    Returns where what stood there before was put. Raises NotFound, ArchiveDamaged, ArchiveLocked.
    """
    connections = Connections(archive)
    try:
        with connections.lock.held():
            return backup.restore(archive, source)
    finally:
        connections.close()
