"""A query as a tree: what the search box, lists, saved searches, the command line and exports share."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a part of a query looks at; the value is its name in the query language."""

    TITLE = "title"
    BODY = "body"
    NOTE = "note"
    TAG = "tag"
    SOURCE = "source"
    AUTHOR = "author"
    URL = "url"
    DATE = "date"
    ADDED = "added"
    LANG = "lang"
    ENTITY = "entity"
    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    FIGURE = "figure"
    HEDGE = "hedge"
    SPEAKER = "speaker"
    CUE = "cue"
    STANCE = "stance"
    CLAIM = "claim"
    VERDICT = "verdict"
    COLOUR = "colour"
    HAS = "has"
    IS = "is"


TEXT_FIELDS = frozenset({Field.TITLE, Field.BODY, Field.NOTE})
"""Fields whose values are words and phrases of running text."""

SORTS = ("relevance", "date", "title", "source", "notes", "added", "words")
"""What `sort:` takes, each also with `-` in front for descending."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was typed, or several that hang together (`covid-19`)."""

    text: str
    field: Field | None = None
    """One of `TEXT_FIELDS`; null for anywhere."""
    exact: bool = False
    """`=word`: no typing errors, no other spelling, no prefix."""
    prefix: bool = False
    """`word*`."""
    typos: int | None = None
    """`word~0` to `word~2`; null where the word's length decides."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side, or near each other."""

    text: str
    field: Field | None = None
    near: int | None = None
    """At most this many words between them, in any order; null for side by side."""


@dataclass(frozen=True, slots=True)
class Value:
    """A field that has a value: `tag:fuel`, `is:unread`, `figure:killed`."""

    field: Field
    text: str


@dataclass(frozen=True, slots=True)
class Dates:
    """A stretch of days."""

    field: Field
    """`DATE` or `ADDED`."""
    text: str
    """As it was typed, with a comparison sign in front where there was one: `>=2022-05`, `7d`."""
    low: str | None = dataclasses.field(default=None, compare=False)
    """First day, `YYYY-MM-DD`; null where the stretch has no beginning. Reckoned when the query was parsed."""
    high: str | None = dataclasses.field(default=None, compare=False)
    """The day after the last; null where it has no end."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure compared with a number: `figure:killed>10`."""

    what: str
    """What is counted or what happened to it; empty for any figure."""
    sign: str
    """One of `>`, `>=`, `<`, `<=`, `=`."""
    low: float
    high: float
    """Equal to `low` unless a range was given."""
    text: str = dataclasses.field(default="", compare=False)
    """The number or range as it was typed."""


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be."""

    item: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of these, in the order they were typed."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    items: tuple[Node, ...]


Node = Word | Phrase | Value | Dates | Amount | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query; an empty one matches everything."""

    root: Node | None = None
    sort: str | None = None
    """One of `SORTS`, with `-` for descending; null for best first."""
    limit: int | None = None
    open: bool = False
    """True where the last word or value touches the end of the text: it may not be whole yet."""
    warnings: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    """What to point out to the user: an unknown field, a wrong date."""
