"""Opening an archive: look before touching, lock before migrating, back up before changing the schema."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

from nutgraf.errors import ArchiveDamaged, ArchiveError, ArchiveTooNew, NotAnArchive
from nutgraf.store.backup import back_up
from nutgraf.store.connections import Connections, translated
from nutgraf.store.migrations import SET_NAME, STEPS, migrations

APPLICATION_ID = 0x4E757467
"""`Nutg`, in the header of every archive (bytes 68 to 71)."""

_MAGIC = b"SQLite format 3\x00"


OnUpgrade = Callable[[Path], None]
"""Told of an archive before it is brought up to date, which takes a minute for one of a gigabyte."""


def open_connections(path: Path, on_upgrade: OnUpgrade | None = None) -> Connections:
    """The connections to an archive, made if it is not there, migrated if it is of an older Nutgraf.

    Raises NotAnArchive, ArchiveTooNew, ArchiveDamaged, ArchiveLocked or ArchiveError; the file is then untouched.
    """
    inspect(path)
    connections = Connections(path)
    try:
        with translated(path):
            if not path.exists() or path.stat().st_size == 0:
                _create(connections)
            elif _pending(connections):
                _upgrade(connections, on_upgrade)
    except BaseException:
        connections.close()
        raise
    return connections


def inspect(path: Path) -> None:
    """Refuse what is not ours or not whole, reading the file's header only."""
    try:
        if path.is_dir():
            raise NotAnArchive(f"{path} is a folder, not an archive.")
        if not path.exists():
            return
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ArchiveError(f"{path} cannot be read: {error.strerror}.") from error
    if size == 0:
        return
    if header[:16] != _MAGIC:
        raise NotAnArchive(
            f"{path} is not a Nutgraf archive: it is no database.",
            hint="To read it as an article: nutgraf add FILE.",
        )
    if len(header) < 100:
        raise ArchiveDamaged(f"{path} is damaged: it ends inside its header.", hint=_RESTORE)
    if struct.unpack(">I", header[68:72])[0] != APPLICATION_ID:
        raise NotAnArchive(f"{path} is a database of another program; Nutgraf leaves it alone.")
    page = struct.unpack(">H", header[16:18])[0]
    page = 65536 if page == 1 else page
    counter, pages, valid_for = (struct.unpack(">I", header[i : i + 4])[0] for i in (24, 28, 92))
    if counter == valid_for and pages * page > size and not _has_log(path):
        raise ArchiveDamaged(f"{path} is damaged: its end is missing.", hint=_RESTORE)


def _has_log(path: Path) -> bool:
    """Whether there is a write-ahead log, which has the end where the disk was full before it could be put in place."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


_RESTORE = "`nutgraf restore` brings back the newest backup."


def _create(connections: Connections) -> None:
    path = connections.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"{path.parent} cannot be made: {error.strerror}.") from error
    with connections.lock.held():
        if not path.exists():
            path.touch(mode=0o600)
        writer = connections.writer()
        # Before WAL is on, so that the mark stands in the file itself from its first page.
        writer.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        writer.execute("PRAGMA journal_mode = WAL")
        _migrate(connections)
        _sync_folder(path.parent)


def _pending(connections: Connections) -> bool:
    applied = _applied(connections.read())
    unknown = applied - set(STEPS)
    if unknown:
        raise ArchiveTooNew(
            f"{connections.path} was written by a newer Nutgraf.",
            hint="Update Nutgraf, or choose another archive with --archive.",
        )
    return applied != set(STEPS)


def _applied(connection: sqlite3.Connection) -> set[str]:
    try:
        rows = connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (SET_NAME,)
        )
        return {name for (name,) in rows}
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return set()
        raise


def _upgrade(connections: Connections, on_upgrade: OnUpgrade | None) -> None:
    with connections.lock.held():
        if _pending(connections):
            if on_upgrade is not None:
                on_upgrade(connections.path)
            back_up(connections.path, reason="before-upgrade")
            _migrate(connections)


def _migrate(connections: Connections) -> None:
    """Apply the missing steps with foreign keys off, as SQLite advises, and look at them afterwards."""
    writer = connections.writer()
    writer.execute("PRAGMA foreign_keys = OFF")
    migrations().apply(connections.database())
    broken = writer.execute("PRAGMA foreign_key_check").fetchone()
    writer.execute("PRAGMA foreign_keys = ON")
    if broken is not None:
        raise ArchiveDamaged(
            f"{connections.path} refers to rows that are not there (table {broken[0]}).",
            hint="`nutgraf check --repair` looks for a way out.",
        )


def _sync_folder(folder: Path) -> None:
    """Make the new file's name durable; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
