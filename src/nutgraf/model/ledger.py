"""Marks of the whole archive, lined up: rows of ledgers, and what is known of one entity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nutgraf.model.marks import Entity, Mark, Span, Verdict
from nutgraf.model.notes import Note


@dataclass(frozen=True, slots=True)
class Listed:
    """A mark with the article in which it stands."""

    mark: Mark
    article: int
    title: str
    source: str
    date: date | None
    verdict: Verdict | None = None
    disputed: bool = False
    """Of a claim: another one of the article contradicts it."""
    around: str = ""
    """Of a figure of which nothing is known but its value: the words around it."""

    @property
    def span(self) -> Span:
        """Where the mark stands in the article's text."""
        return Span(self.mark.start, self.mark.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article's text around a mark."""

    text: str
    marked: Span
    """The mark, as a range of `text`."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which an entity is printed."""

    text: str
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the archive has of one entity: the newest of each part, and how many there are."""

    entity: Entity
    forms: tuple[Form, ...]
    """The ways in which it is printed, the most frequent first."""
    first: date | None
    last: date | None
    """The oldest and the newest article that names it."""
    mentions: tuple[Listed, ...]
    """The first mention of each of the newest articles."""
    figures: tuple[Listed, ...]
    """Figures that stand in one sentence with it."""
    claims: tuple[Listed, ...]
    """What it is said to have said."""
    said: int
    """How many claims it makes in all."""
    notes: tuple[Note, ...]
    """The user's notes on it."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What a decision on an entity would change."""

    mentions: int
    articles: int
    claims: int
    """Claims whose speaker it is."""
    notes: int
    """The user's notes that hang on it."""
