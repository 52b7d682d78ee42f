"""Who may touch the file: one writer, and a read-only connection for each thread.

Reads go over plain `sqlite3`, because importing sqlite-utils costs a start more than opening the archive does;
`database()` is the writer as an `sqlite_utils.Database`, for the schema and its migrations.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nutgraf.errors import ArchiveDamaged, ArchiveError, ArchiveLocked
from nutgraf.store.lock import WAIT_SECONDS, ProcessLock

if TYPE_CHECKING:
    from sqlite_utils import Database

_BUSY_SECONDS = 5.0


class Connections:
    """Opens the connections to one archive and closes them all at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = ProcessLock(path)
        self._guard = threading.RLock()
        self._local = threading.local()
        self._hurried: dict[int, float] = {}
        """Threads that wait for other writers no longer than so many seconds."""
        self._readers: list[sqlite3.Connection] = []
        self._writer: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        """Which file was opened."""
        self.wrote = False
        """Whether anything was written through these connections."""

    def hurry(self, seconds: float) -> None:
        """From now on let this thread wait for other writers no longer than that, then raise ArchiveLocked."""
        self._hurried[threading.get_ident()] = seconds

    @contextmanager
    def write(self, patience: float | None = None) -> Iterator[sqlite3.Connection]:
        """A transaction (`BEGIN IMMEDIATE` … `COMMIT`) on the writer; one inside another joins it.

        `patience` are the seconds to wait for other writers in the place of those that this thread has.
        """
        with self._turn(patience) as seconds, translated(self.path):
            writer = self.writer()
            if writer.in_transaction:
                yield writer
                return
            self._look_for_file()
            writer.execute(f"PRAGMA busy_timeout = {min(seconds, _BUSY_SECONDS) * 1000:.0f}")
            writer.execute("BEGIN IMMEDIATE")
            self.wrote = True
            up_to_date = self._has_seen_all()
            try:
                yield writer
            except BaseException:
                writer.rollback()
                raise
            writer.commit()
            if up_to_date:
                self._local.seen = data_version(self.read())

    def changed_elsewhere(self) -> bool:
        """Whether anybody but this thread has written since its last call; False at the first."""
        is_first, changed = self._seen is None, not self._has_seen_all()
        self._local.seen = data_version(self.read())
        return changed and not is_first

    @contextmanager
    def _turn(self, patience: float | None) -> Iterator[float]:
        """Before all threads of this process, then before all processes; the seconds that were to be waited at most."""
        if patience is None:
            patience = self._hurried.get(threading.get_ident(), WAIT_SECONDS)
        if not self._guard.acquire(timeout=patience):
            raise self.lock.busy(patience)
        try:
            with self.lock.held(patience):
                yield patience
        finally:
            self._guard.release()

    @property
    def _seen(self) -> int | None:
        """The version of the archive that this thread knows; null before it has asked for one."""
        return getattr(self._local, "seen", None)

    def _has_seen_all(self) -> bool:
        """Whether nobody has written anything that this thread has not been told of."""
        return self._seen is not None and self._seen == data_version(self.read())

    def read(self) -> sqlite3.Connection:
        """This thread's read-only connection."""
        reader: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if reader is None:
            with translated(self.path):
                reader = self._connect("ro")
            self._local.connection = reader
            with self._guard:
                self._readers.append(reader)
        return reader

    def writer(self) -> sqlite3.Connection:
        """The one connection that may write; use `write()` for a transaction on it."""
        if self._writer is None:
            self._writer = self._connect("rw")
        return self._writer

    def database(self) -> Database:
        """The writer as sqlite-utils sees it; writes belong inside `write()`."""
        from sqlite_utils import Database

        return Database(self.writer(), execute_plugins=False, strict=True)

    def close(self) -> None:
        """Close every connection, whatever thread it was made for."""
        with self._guard:
            for reader in self._readers:
                reader.close()
            self._readers.clear()
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            self._local = threading.local()
            self.lock.close()

    def _look_for_file(self) -> None:
        """What is written to a file that was taken away would be lost with it."""
        try:
            found = _identity(self.path)
        except FileNotFoundError:
            raise ArchiveError(
                f"{self.path} is not there any more.",
                hint="Put it back; nothing is saved until then.",
            ) from None
        if found != self._file:
            raise ArchiveError(
                f"Another file stands in the place of {self.path} by now.",
                hint="Leave Nutgraf and open it again.",
            )

    def _connect(self, mode: str) -> sqlite3.Connection:
        uri = f"{self.path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(
            uri,
            uri=True,
            factory=sqlite3.Connection if mode == "rw" else Reader,
            check_same_thread=False,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            cached_statements=256,
        )
        if isinstance(connection, Reader):
            connection.path = self.path
        if self._file is None:
            self._file = _identity(self.path)
        connection.execute("PRAGMA foreign_keys = ON")
        if mode == "rw":
            connection.execute("PRAGMA synchronous = FULL")
        else:
            connection.execute("PRAGMA trusted_schema = OFF")
        return connection


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when any other connection has written."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _identity(path: Path) -> tuple[int, int]:
    """Device and number of a file."""
    about = path.stat()
    return about.st_dev, about.st_ino


class Reading(sqlite3.Cursor):
    """Gives rows; what SQLite says of the file is said in our words, wherever the rows are read."""

    connection: Reader

    def execute(self, sql: str, parameters: Any = (), /) -> Reading:
        """Run a statement."""
        try:
            super().execute(sql, parameters)
        except sqlite3.DatabaseError as error:
            raise told(error, self.connection.path) from error
        return self

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        try:
            return super().fetchall()
        except sqlite3.DatabaseError as error:
            raise told(error, self.connection.path) from error

    def fetchone(self) -> Any:
        """The next row; None after the last."""
        try:
            return super().fetchone()
        except sqlite3.DatabaseError as error:
            raise told(error, self.connection.path) from error

    def __next__(self) -> Any:
        """The next row."""
        try:
            return super().__next__()
        except sqlite3.DatabaseError as error:
            raise told(error, self.connection.path) from error


class Reader(sqlite3.Connection):
    """A connection that only reads."""

    path = Path()
    """The archive, to name it in errors."""

    def execute(self, sql: str, parameters: Any = (), /) -> Reading:
        """Run a statement; its errors are ours."""
        return self.cursor(Reading).execute(sql, parameters)


def _no_room(path: Path) -> bool:
    """Whether the disk of an archive is full: SQLite says so of the files only that it writes pages to."""
    from shutil import disk_usage

    try:
        return disk_usage(path.parent).free == 0
    except OSError:
        return False


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into ours, in one sentence."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        ours = told(error, path)
        if ours is error:
            raise
        raise ours from error


def told(error: sqlite3.DatabaseError, path: Path) -> Exception:
    """What SQLite says of an archive, in our words; the same error where it is not about the file."""
    reason = str(error)
    if isinstance(error, sqlite3.IntegrityError):
        return error
    if "malformed" in reason or "not a database" in reason:
        return ArchiveDamaged(
            f"{path} is damaged: {reason}.", hint="`nutgraf restore` brings back the newest backup."
        )
    if not isinstance(error, sqlite3.OperationalError):
        return error
    if "locked" in reason or "busy" in reason:
        return ArchiveLocked(
            f"{path} is in use by another process: {reason}.",
            hint="Nothing was lost; do it again in a moment.",
        )
    if "full" in reason or ("disk I/O" in reason and _no_room(path)):
        return ArchiveError(
            f"There is no room left to write to {path}.",
            hint="Free some space and do it again; what was saved before is safe.",
        )
    if "readonly" in reason:
        return ArchiveError(
            f"{path} cannot be written: it is read-only, or its folder is.",
            hint="Make both writable, or copy the archive to another place.",
        )
    if any(word in reason for word in ("unable to open", "disk I/O")):
        return ArchiveError(f"{path} cannot be used: {reason}.")
    return error
