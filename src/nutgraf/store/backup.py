"""Backups: copies that were read back and found whole before they count."""

from __future__ import annotations

import os
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

from nutgraf.errors import ArchiveDamaged, ArchiveError, NotFound

KEEP = 14
"""How many automatic backups stay; older ones go, the newest never."""
KEEP_BYTES = 2_000_000_000
"""What they may take together on the disk …"""
KEEP_ALWAYS = 3
"""… but for the newest, of which so many stay however large the archive is."""

_DAY_SECONDS = 24 * 3600


def backup_folder(archive: Path) -> Path:
    """Where the automatic backups of an archive stand."""
    return archive.with_name(archive.name + ".backups")


def backups(archive: Path) -> list[Path]:
    """The automatic backups of an archive, newest first."""
    folder = backup_folder(archive)
    return sorted(folder.glob("*.nutgraf"), key=lambda path: path.name, reverse=True)


def back_up(archive: Path, target: Path | None = None, *, reason: str = "daily") -> Path:
    """Copy an archive, verify the copy, and only then give it its name.

    Without a target it goes to the folder of automatic backups. Raises ArchiveDamaged where the copy is not whole.
    """
    automatic = target is None
    if target is None:
        stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
        target = backup_folder(archive) / f"{stamp}-{reason}.nutgraf"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(target.name + ".tmp")
        unfinished.unlink(missing_ok=True)
        _copy(archive, unfinished)
        verify(unfinished)
        _sync(unfinished)
        os.replace(unfinished, target)
    except OSError as error:
        raise ArchiveError(f"{target} cannot be written: {error.strerror}.") from error
    if automatic:
        _thin_out(archive)
    return target


def _thin_out(archive: Path) -> None:
    """Remove the oldest automatic backups: those above the number, and those above the room."""
    taken = 0
    for number, backup in enumerate(backups(archive), 1):
        taken += backup.stat().st_size
        if number > KEEP or (number > KEEP_ALWAYS and taken > KEEP_BYTES):
            backup.unlink(missing_ok=True)


def back_up_daily(archive: Path) -> Path | None:
    """Back up unless that was done within the last day."""
    newest = next(iter(backups(archive)), None)
    if newest is not None and time.time() - newest.stat().st_mtime < _DAY_SECONDS:
        return None
    return back_up(archive)


def restore(archive: Path, source: Path | None = None) -> Path:
    """Put a verified backup in the archive's place; what stood there is kept beside it as a backup itself.

    Without a source the newest automatic backup is taken. The caller holds the process lock and no connection.
    Returns where the replaced file was put.
    """
    if source is None:
        source = next(iter(backups(archive)), None)
        if source is None:
            raise NotFound(
                f"There is no backup of {archive}.", hint="Name one: nutgraf restore FILE."
            )
    verify(source)
    unfinished = archive.with_name(archive.name + ".restoring")
    unfinished.unlink(missing_ok=True)
    _copy(source, unfinished)
    verify(unfinished)
    _sync(unfinished)
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    replaced = backup_folder(archive) / f"{stamp}-replaced.nutgraf"
    replaced.parent.mkdir(parents=True, exist_ok=True)
    for suffix in ("", "-wal", "-shm"):
        old = archive.with_name(archive.name + suffix)
        if old.exists():
            os.replace(old, replaced.with_name(replaced.name + suffix))
    os.replace(unfinished, archive)
    return replaced


def verify(path: Path) -> None:
    """Read a database through and see that it is whole; raises ArchiveDamaged where it is not."""
    if not path.is_file():
        raise NotFound(f"{path} is not there.")
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            ours = connection.execute(
                "SELECT count(*) FROM sqlite_schema WHERE name = 'articles'"
            ).fetchone()[0]
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise ArchiveDamaged(f"{path} is damaged: {error}.") from error
    if found != "ok" or not ours:
        raise ArchiveDamaged(f"{path} is damaged or no archive: {found}.")


def _copy(source: Path, target: Path) -> None:
    """A consistent copy through SQLite's own backup, also while others write."""
    try:
        reader = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
        writer = sqlite3.connect(target)
        try:
            reader.backup(writer)
            writer.execute("PRAGMA journal_mode = DELETE")
        finally:
            writer.close()
            reader.close()
    except sqlite3.DatabaseError as error:
        target.unlink(missing_ok=True)
        raise ArchiveDamaged(f"{source} cannot be copied: {error}.") from error


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
