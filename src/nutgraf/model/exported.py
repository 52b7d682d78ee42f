"""What came of an export."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class FileStatus(StrEnum):
    """What happened to one file, or would happen."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """It was edited outside in such a way that it was left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """One file of an export."""

    path: Path
    status: FileStatus
    added: int = 0
    """Notes that the file did not have."""
    changed: int = 0
    struck: int = 0
    edited: tuple[str, ...] = ()
    """Ids of notes that were edited in the file since the last export: left alone until they are imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOutcome:
    """A whole export."""

    files: tuple[FileOutcome, ...] = ()
    notes: int = 0
    articles: int = 0
    left_out: int = 0
    """Notes of the same articles that the query did not match."""
    text: str | None = None
    """What was exported, where there is no file to put it in."""
    dry_run: bool = False
    """Nothing was written."""
    cancelled: bool = False

    def count(self, status: FileStatus) -> int:
        """How many files ended so."""
        return sum(file.status is status for file in self.files)

    @property
    def edited(self) -> tuple[str, ...]:
        """Every note that was left alone because it was edited outside."""
        return tuple(note_id for file in self.files for note_id in file.edited)
