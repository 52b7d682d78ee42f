"""What came of an import, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ImportStatus(StrEnum):
    """What happened to one row, or would happen."""

    ADDED = "added"
    """A note that is new and stands at its passage, or on its article."""
    MOVED = "moved"
    """New, at a passage that is only like its quotation, to be looked at."""
    LOST = "lost"
    """New, on its article, but its quotation is not there with certainty."""
    WAITING = "waiting"
    """New, and its article is not in the archive; it will be placed when the article comes."""
    UPDATED = "updated"
    """Body and tags were edited outside and came back."""
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    """It differs here and there; both are kept, the other under a new id."""
    REMOVED = "removed"
    """It was removed here, and stays so."""
    ARTICLE = "article"
    """An article that came along and is new."""
    VERDICT = "verdict"
    """A verdict that is new."""
    CORRECTION = "correction"
    """A decision about marks that is new."""
    BAD = "bad"
    """A row that could not be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One row of a file, and what came of it."""

    file: str
    row: int
    """Line, or position in a list, from 1."""
    status: ImportStatus
    text: str = ""
    """Quotation or beginning of the note, on one line."""
    title: str = ""
    """Of the article as the file names it."""
    article: int | None = None
    note: str | None = None
    """Id of the note as it is in the archive."""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """A whole import."""

    rows: tuple[ImportRow, ...] = ()
    files: int = 0
    dry_run: bool = False
    """Nothing was written."""
    cancelled: bool = False

    def count(self, status: ImportStatus) -> int:
        """How many rows ended so."""
        return sum(row.status is status for row in self.rows)

    @property
    def bad(self) -> tuple[ImportRow, ...]:
        """The rows that could not be used."""
        return tuple(row for row in self.rows if row.status is ImportStatus.BAD)
