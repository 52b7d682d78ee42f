"""What a file of annotations holds, before any of it is looked for in the archive."""

from __future__ import annotations

from dataclasses import dataclass, field

from nutgraf.model.article import Document
from nutgraf.model.corrections import Correction
from nutgraf.model.marks import EntityKind, Judgement
from nutgraf.model.notes import Anchor, NoteState, Tag, TargetKind


@dataclass(frozen=True, slots=True)
class Named:
    """What a note says of its article, and by which the article is found."""

    title: str = ""
    """One line."""
    url: str | None = None
    author: str = ""
    digest: str = ""
    """SHA-256 of title and text, where one of our own exports names it."""
    entity: tuple[EntityKind, str] | None = None
    """Of a note on an entity: its kind and canonical name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedNote:
    """One note as it stands in a file."""

    row: int
    """Line, or position in a list, from 1; for messages."""
    named: Named
    id: str
    """Its own where it is one of ours, else made from what it says, so that it is the same in each import."""
    target: TargetKind = TargetKind.PASSAGE
    quote: str | None = None
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    body: str = ""
    tags: tuple[str, ...] = ()
    colour: str | None = None
    created: str = ""
    updated: str = ""
    state: NoteState | None = None
    """As one of our own exports gives it."""
    ours: bool = False
    """Whether it comes from an export of Nutgraf, so that its id is the note's own."""
    base: str | None = None
    """Of a block of Markdown: the digest of body and tags when it was exported."""
    edited: bool = True
    """Of a block of Markdown: whether body or tags were changed since."""

    @property
    def anchor(self) -> Anchor | None:
        """Its passage as the file has it, from 0 to 0 where no place is given; None without a quotation."""
        if self.quote is None:
            return None
        return Anchor(self.start or 0, self.end or 0, self.quote, self.prefix, self.suffix)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedVerdict:
    """A verdict as it stands in a file."""

    row: int
    named: Named
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCorrection:
    """A decision about marks as it stands in a file."""

    row: int
    named: Named | None
    """The only article that it holds for; null: everywhere."""
    correction: Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedArticle:
    """An article that a file brings along."""

    row: int
    document: Document
    source: str
    read: bool = False
    starred: bool = False
    archived: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class BadRow:
    """What could not be used, where it stands, and why."""

    row: int
    reason: str


@dataclass(slots=True)
class Reading:
    """Everything that was found in one file; filled by its reader."""

    notes: list[ImportedNote] = field(default_factory=list)
    verdicts: list[ImportedVerdict] = field(default_factory=list)
    articles: list[ImportedArticle] = field(default_factory=list)
    corrections: list[ImportedCorrection] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    title: str = ""
    """Of the page, in an export of one article."""

    def refuse(self, row: int, reason: str) -> None:
        """Set a row aside."""
        self.bad.append(BadRow(row, reason))


class Unreadable(ValueError):
    """A whole file that is not of the format it was taken for; the message says why."""
