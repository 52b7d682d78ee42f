"""Bringing annotations in: our own exports, edited Markdown, and the files of other tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nutgraf.errors import UnknownFormat, UnreadableSource
from nutgraf.export.readers.imported import Reading, Unreadable
from nutgraf.export.readers.registry import NAMES, reader_of, recognised
from nutgraf.library.import_run import ImportRun
from nutgraf.model.imported import ImportOutcome
from nutgraf.model.progress import Cancelled, OnProgress, Progress, ignore, never
from nutgraf.paths import expanded

if TYPE_CHECKING:
    from nutgraf.library.library import Library

FORMATS = NAMES
"""The names of the formats."""
LARGEST = 512_000_000
"""Bytes of a file that is read at all."""
_SUFFIXES = frozenset({".md", ".json", ".jsonld", ".csv", ".txt", ".zip"})
"""What is looked at in a folder."""


def import_annotations(
    library: Library,
    path: Path,
    *,
    format: str | None = None,
    dry_run: bool = False,
    on_progress: OnProgress = ignore,
    cancelled: Cancelled = never,
) -> ImportOutcome:
    """Bring in the annotations of a file, or of every file of a folder that holds some.

    Good rows go in as one change that can be undone; bad ones are told. Without a format it is recognised. Raises
    UnreadableSource and UnknownFormat for a file, UsageError for an unknown format.
    """
    path = expanded(path)
    run = ImportRun(library, dry_run=dry_run)
    count = 0
    for count, (name, reading) in enumerate(_readings(path, format, run), 1):
        if cancelled():
            return run.outcome(count, cancelled=True)
        run.take(name, reading)
        on_progress(Progress("reading annotations", count))
    run.write(on_progress)
    return run.outcome(count)


def import_bytes(
    library: Library,
    data: bytes,
    *,
    name: str = "-",
    format: str | None = None,
    dry_run: bool = False,
    on_progress: OnProgress = ignore,
) -> ImportOutcome:
    """Bring in what was read elsewhere, as from standard input; otherwise as `import_annotations`."""
    run = ImportRun(library, dry_run=dry_run)
    run.take(name, _read(data, name, format))
    run.write(on_progress)
    return run.outcome(1)


def _readings(path: Path, format: str | None, run: ImportRun) -> Iterator[tuple[str, Reading]]:
    """The readings of a file or folder; in a folder what is no file of annotations is passed over."""
    if not path.is_dir():
        yield str(path), _read(_bytes(path), str(path), format)
        return
    found = False
    for file in _files(path):
        name = str(file.relative_to(path))
        try:
            yield name, _read(_bytes(file), name, format)
            found = True
        except UnknownFormat:
            continue
        except UnreadableSource as error:
            run.refuse(name, 0, error.reason)
    if not found:
        raise UnreadableSource(str(path), "there are no annotations in it that Nutgraf can read.")


def _files(folder: Path) -> Sequence[Path]:
    """The files to look at, at any depth, hidden folders left out."""
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in _SUFFIXES
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.is_file()
    )


def _read(data: bytes, name: str, format: str | None) -> Reading:
    reader = reader_of(format) if format else recognised(data, name)
    try:
        return reader.read(data, name)
    except Unreadable as error:
        raise UnreadableSource(name, f"{error}.") from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableSource(str(path), "it is too large to be a file of annotations.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(str(path), f"{error.strerror}.") from error
