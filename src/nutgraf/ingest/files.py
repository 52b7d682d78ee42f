"""Files and folders: what is there, what may be read, and sentences for what may not."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from nutgraf.errors import SourceError, UnreadableSource
from nutgraf.text.canonical import safe_text

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; a novel has one megabyte."""

_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe that nobody writes to must not wait."""


def read_regular(path: Path) -> bytes:
    """The bytes of a regular file; raises `UnreadableSource` before reading what is too large."""
    try:
        handle = os.open(path, os.O_RDONLY | _NO_WAIT)
    except (OSError, ValueError) as error:
        raise UnreadableSource(_shown(path), _reason(error)) from None
    try:
        return _read_within_limit(handle, path)
    except OSError as error:
        raise UnreadableSource(_shown(path), _reason(error)) from None
    finally:
        os.close(handle)


def walk(
    folder: Path, suffixes: Collection[str], on_error: Callable[[SourceError], None]
) -> Iterator[Path]:
    """The files with one of the endings in a folder and below, sorted by name within each folder.

    Left out are hidden ones, `README.*`, and what browsers save beside a page (`Page_files`). Linked folders
    are not entered, so that nothing is read twice; a folder that cannot be read goes to `on_error`.
    """
    waiting = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except (OSError, ValueError) as error:
            on_error(UnreadableSource(_shown(path), _reason(error, of="folder")))
            continue
        names = {entry.name for entry in entries}
        for entry in reversed(entries):
            if _is_folder(entry, names):
                waiting.append((Path(entry.path), True))
            elif _is_article(entry, suffixes):
                waiting.append((Path(entry.path), False))


def _is_folder(entry: os.DirEntry[str], names: Collection[str]) -> bool:
    """Whether an entry is a folder that is entered, `names` being those beside it."""
    if entry.name.startswith(".") or not entry.is_dir(follow_symlinks=False):
        return False
    page = entry.name.removesuffix("_files")
    return page == entry.name or not {f"{page}.html", f"{page}.htm"} & set(names)


def _is_article(entry: os.DirEntry[str], suffixes: Collection[str]) -> bool:
    stem, suffix = os.path.splitext(entry.name)
    is_named_so = suffix.lower() in suffixes and stem.upper() != "README"
    return is_named_so and not entry.name.startswith(".") and entry.is_file()


def _read_within_limit(handle: int, path: Path) -> bytes:
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableSource(_shown(path), "it is a folder, not a file.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableSource(_shown(path), "it is not a regular file.")
    refuse_large(status.st_size, _shown(path))
    pieces = []
    size = 0
    while piece := os.read(handle, 1024 * 1024):
        pieces.append(piece)
        size += len(piece)
        refuse_large(size, _shown(path))  # it may grow while it is read
    return b"".join(pieces)


def refuse_large(size: int, name: str) -> None:
    """Raises `UnreadableSource` where `size` bytes are too many for an article."""
    if size > LARGEST_FILE:
        megabytes, limit = size / 1024 / 1024, LARGEST_FILE // 1024 // 1024
        raise UnreadableSource(
            name, f"it has {megabytes:.1f} MB; the limit for articles is {limit} MB."
        )


def _shown(path: Path) -> str:
    """A path as a message may show it: names of files are strangers' words too."""
    return safe_text(str(path), single_line=True)


def _reason(error: Exception, of: str = "file") -> str:
    """Why something could not be opened or read, in words for the user."""
    if isinstance(error, FileNotFoundError):
        return f"there is no such {of}, or no longer."
    if isinstance(error, PermissionError):
        return f"the {of} may not be read: permission denied."
    if isinstance(error, IsADirectoryError):
        return "it is a folder, not a file."
    if isinstance(error, OSError) and error.strerror:
        return f"the {of} could not be read: {error.strerror}."
    return f"this is no name of a {of}."
