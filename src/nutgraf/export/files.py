"""Files on disk: found again by what stands in them, and written so that each is whole at every moment."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nutgraf.errors import ExportError

_KEY = re.compile(rb'\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:(?!---).*\n)*?nutgraf: "([^"\r\n]+)"')
_HEAD = 4_096
"""Bytes of a file in which its front matter is looked for."""
BATCH = 500
"""Files that are made durable together."""
_LARGEST = 64_000_000
"""Bytes of a file that is merged into."""
_TEMPORARY = re.compile(r"\.nutgraf-(\d+)-\d+\.tmp\Z")
_STALE_SECONDS = 86_400


def pages_in(folder: Path, suffix: str) -> dict[str, Path]:
    """The pages that a folder holds, at any depth, by the keys in their front matter."""
    found: dict[str, Path] = {}
    for entry in _walk(folder):
        if entry.name.endswith(suffix):
            key = _key_of(entry.path)
            if key is not None:
                found.setdefault(key, Path(entry.path))
    return found


def read_text(path: Path) -> str | None:
    """The text of a file, byte for byte; None where there is none. Raises ExportError."""
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise ExportError(f"{path} is too large to be merged into.")
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise ExportError(
            f"{path} is there already and is not in UTF-8.", hint="Name another file or folder."
        ) from None
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror}.") from error


class Writer:
    """Writes files beside their place and renames them into it; one for each export.

    Files go in by batches: written, then made durable together, which costs a fraction of one by one, then renamed.
    """

    def __init__(self) -> None:
        self._folders: set[Path] = set()
        self._count = 0
        self._pending: dict[Path, Path] = {}

    def write(self, path: Path, pieces: Iterable[str]) -> None:
        """Put a file in its place, whole; until then what stood there stays. Raises ExportError."""
        try:
            if path.exists() and not stat.S_ISREG(path.stat().st_mode):
                self._pour(path, pieces)
                return
            if path in self._pending or len(self._pending) >= BATCH:
                self._commit()
            self._prepare(path.parent)
            self._write_beside(path, pieces)
        except OSError as error:
            raise _translated(path, error) from error

    def finish(self) -> None:
        """Put the rest in its place and make the new names durable. Raises ExportError."""
        self._commit()
        for folder in self._folders:
            _sync(folder)
        self._folders.clear()

    def _prepare(self, folder: Path) -> None:
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            sweep(folder)
            self._folders.add(folder)

    def _write_beside(self, path: Path, pieces: Iterable[str]) -> None:
        self._count += 1
        beside = path.with_name(f".nutgraf-{os.getpid()}-{self._count}.tmp")
        try:
            with beside.open("wb") as file:
                for piece in pieces:
                    file.write(piece.encode("utf-8", "replace"))
                file.flush()
                _begin_writing(file.fileno())
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        self._pending[path] = beside

    def _commit(self) -> None:
        """Make the batch durable, then put each file in its place."""
        batch, self._pending = self._pending, {}
        try:
            for path, beside in batch.items():
                with _telling(path):
                    if path.exists():
                        beside.chmod(stat.S_IMODE(path.stat().st_mode))
                    with beside.open("rb+") as file:
                        os.fsync(file.fileno())
            for path, beside in batch.items():
                with _telling(path):
                    os.replace(beside, path)
        finally:
            for beside in batch.values():
                beside.unlink(missing_ok=True)

    def _pour(self, path: Path, pieces: Iterable[str]) -> None:
        """Write to a pipe or device, which cannot be replaced."""
        with path.open("wb") as file:
            for piece in pieces:
                file.write(piece.encode("utf-8", "replace"))


def sweep(folder: Path) -> None:
    """Remove what exports that were killed have left behind."""
    for entry in os.scandir(folder):
        match = _TEMPORARY.match(entry.name)
        if match and entry.is_file(follow_symlinks=False) and _is_stale(entry, int(match[1])):
            Path(entry.path).unlink(missing_ok=True)


def _is_stale(entry: os.DirEntry[str], process: int) -> bool:
    if time.time() - entry.stat(follow_symlinks=False).st_mtime > _STALE_SECONDS:
        return True
    if os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _walk(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Every regular file of a folder tree, sorted; hidden folders and links are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise ExportError(f"{folder} cannot be read: {error.strerror}.") from error
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            yield entry
        elif entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            yield from _walk(Path(entry.path))


def _key_of(path: str) -> str | None:
    try:
        with Path(path).open("rb") as file:
            match = _KEY.match(file.read(_HEAD))
    except OSError:
        return None
    return match[1].decode("utf-8", "replace") if match else None


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError:
            # Some network file systems have no such call; the files themselves are written.
            pass
        finally:
            os.close(handle)


def _begin_writing(handle: int) -> None:
    """Have Linux put a file's bytes on the disk meanwhile, so that making a batch durable waits but once."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _translated(path, error) from error


def _translated(path: Path, error: OSError) -> ExportError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return ExportError(
            f"There is no room left to write {path}.",
            hint="What was written before is whole; free some space and export again.",
        )
    return ExportError(f"{path} cannot be written: {error.strerror}.")
