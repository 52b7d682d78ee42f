"""Articles: what ingest hands over and what the archive gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


def digest(title: str, text: str) -> str:
    """SHA-256 of title and text, hexadecimal: what has the same digest reads the same."""
    import hashlib

    return hashlib.sha256(f"{title}\n\n{text}".encode()).hexdigest()


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    QUOTE = "quote"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article between blank lines of its canonical text."""

    kind: BlockKind
    start: int
    end: int
    credit: str | None = None
    """Of a caption: the text inside its last parentheses, such as `AFP via Getty Images`."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words of an article that lead somewhere."""

    start: int
    end: int
    url: str
    """Of http, https or mailto."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was read, before it is stored."""

    title: str
    """One line. Not part of `text`, unless it was made from the first paragraph."""
    text: str
    """Canonical text: NFC, `\\n` only, no control characters, blocks joined by one blank line."""
    blocks: tuple[Block, ...]
    """In order, without overlap; `text[b.start:b.end]` is the block."""
    date: date | None = None
    """When it was published."""
    author: str | None = None
    outlet: str | None = None
    """The paper, agency or site that published it, where the document says so."""
    url: str | None = None
    """http(s) only."""
    tags: tuple[str, ...] = ()
    language: str = "en"
    """ISO 639-1 code, or `und`."""
    links: tuple[Link, ...] = ()
    """In order, without overlap; addresses that stand in the text are not among them."""
    origin: str = ""
    """Absolute path or URL that it was read from; the same origin again is the same article."""

    @property
    def words(self) -> int:
        """Words between white space in the text."""
        return len(self.text.split())

    @property
    def digest(self) -> str:
        """By which the same title and text are known again."""
        return digest(self.title, self.text)


class SourceKind(StrEnum):
    """What kind of place articles come from."""

    SINGLE = "single"
    FOLDER = "folder"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles come from."""

    id: int
    kind: SourceKind
    name: str
    location: str | None = None
    """Folder path or feed URL; null for single additions."""


@dataclass(frozen=True, slots=True)
class Article:
    """One stored article with the text of its newest version."""

    id: int
    version: int
    """Row id of the newest version."""
    title: str
    text: str
    blocks: tuple[Block, ...]
    date: date | None
    source: str
    """Name of its source: the outlet, or the folder or feed it came from."""
    author: str | None
    url: str | None
    language: str
    words: int
    added: str
    """UTC, ISO 8601 with seconds."""
    read: bool = False
    starred: bool = False
    archived: bool = False
    tags: tuple[str, ...] = ()
    position: int = 0
    """Character offset that stood at the top of the screen when the article was left."""
    versions: int = 1
    """How many versions of it are kept."""

    @property
    def digest(self) -> str:
        """By which the same title and text are known again."""
        return digest(self.title, self.text)

    @property
    def minutes(self) -> int:
        """Reading time at 240 words a minute, at least one."""
        return max(1, round(self.words / 240))


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article as lists show it."""

    id: int
    title: str
    date: date | None
    source: str
    url: str | None
    words: int
    read: bool
    starred: bool
    tags: tuple[str, ...]
    notes: int
    entities: int
    figures: int
    claims: int
    outlets: tuple[str, ...] = ()
    """Other sources that ran a near-identical report, folded into this row."""
