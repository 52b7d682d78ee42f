"""Notes: what the user wrote, and where it sits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

COLOURS = ("yellow", "red", "green", "blue", "purple", "magenta", "orange", "grey")
"""The eight colours of highlights, in the order of the digit keys 1 to 8."""


class TargetKind(StrEnum):
    """What a note hangs on."""

    PASSAGE = "passage"
    ARTICLE = "article"
    ENTITY = "entity"
    FIGURE = "figure"
    CLAIM = "claim"


class NoteState(StrEnum):
    """Whether the quotation still stands where it stood."""

    PLACED = "placed"
    MOVED = "moved"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage: its range in one version of the text, and the quotation that finds it again."""

    start: int
    end: int
    quote: str
    prefix: str = ""
    """Up to 32 characters before it."""
    suffix: str = ""
    """Up to 32 characters after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the user wrote; a highlight where the body is empty."""

    id: str
    """26 characters of Crockford's base 32, sorted by time (ULID); permanent, also across export and import."""
    target: TargetKind
    article: int | None
    """Null for a note on an entity, and for an imported note whose article is not in the archive yet."""
    title: str = ""
    """Of the article, as it is or was; the entity's name for a note on an entity."""
    anchor: Anchor | None = None
    """Null for a note on a whole article or an entity."""
    entity: int | None = None
    body: str = ""
    """Markdown."""
    tags: tuple[str, ...] = ()
    """Sorted; those written as `#tag` in the body are among them."""
    colour: str | None = None
    """One of `COLOURS`; null for the default look."""
    created: str = ""
    """UTC, ISO 8601 with seconds."""
    updated: str = ""
    state: NoteState = NoteState.PLACED

    @property
    def tags_beside(self) -> tuple[str, ...]:
        """The tags that are not written in the body."""
        return tuple(tag for tag in self.tags if f"#{tag}" not in self.body)

    @property
    def is_highlight(self) -> bool:
        """True where nothing is written."""
        return not self.body


@dataclass(frozen=True, slots=True)
class Tag:
    """A name on notes and articles; hierarchical with `/`."""

    name: str
    colour: str | None = None
    description: str = ""
    notes: int = 0
    articles: int = 0
