"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from nutgraf.model.marks import Span


class HitKind(StrEnum):
    """What was found."""

    ARTICLE = "article"
    NOTE = "note"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of an answer."""

    kind: HitKind
    id: str
    """Article id as text, or note id; of a passage `ARTICLE:START-END`, the range of its sentence."""
    article: int | None
    """The article that it is, or that the note belongs to."""
    title: str
    date: date | None
    source: str
    score: float
    """Higher is better; comparable within one answer only."""
    snippet: str
    """The sentence that matched; one line."""
    matches: tuple[Span, ...] = ()
    """Ranges in `snippet`."""
    title_matches: tuple[Span, ...] = ()
    """Ranges in `title`."""
    field: str = "body"
    """Which field matched: body, title, note, tag, entity…"""
    passage: Span | None = None
    """Where in the article's text the snippet's first match stands; null for a match elsewhere."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that finds something where another one did not."""

    query: str
    articles: int
    """How many it finds; a lower bound from a thousand on."""
    without: str = ""
    """The part that it leaves out; empty where it is only spelt otherwise."""


@dataclass(frozen=True, slots=True)
class Answer:
    """All rows of one search, best first."""

    query: str
    hits: tuple[Hit, ...] = ()
    """Articles and notes."""
    passages: tuple[Hit, ...] = ()
    """The sentences that matched in these articles."""
    more_passages: bool = False
    """True where there are more of them."""
    articles: int = 0
    """How many articles match; a lower bound where `partial` or `at_least`."""
    notes: int = 0
    corrections: tuple[tuple[str, str], ...] = ()
    """Pairs of what was typed and what was found instead: `("kazakstan", "kazakhstan")`."""
    warnings: tuple[str, ...] = ()
    """Things to point out under the box: an unknown field, a wrong date."""
    suggestions: tuple[Suggestion, ...] = ()
    """Of an empty answer: what to try, the best first."""
    partial: bool = False
    """True where the deadline cut the work short."""
    milliseconds: float = 0.0
    terms: tuple[str, ...] = ()
    """Folded words and phrases that matched, to mark them in the opened article."""
    at_least: bool = False
    """True where counting stopped before the end, as there are very many."""


class Scope(StrEnum):
    """Where to look."""

    ALL = "all"
    ARTICLES = "articles"
    NOTES = "notes"
    PASSAGES = "passages"


@dataclass(frozen=True, slots=True)
class Completion:
    """What Tab can put into the search box."""

    text: str
    """What stands there afterwards, instead of the range."""
    start: int
    end: int
    """The range of the box's text that it replaces."""
    label: str
    """What it is called in a list: a field, a tag, a source, a word."""
    count: int | None = None
    """How many articles (or uses) it stands for; null for fields."""
