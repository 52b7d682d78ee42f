"""Feeds: what one says, the user's subscriptions, and what came of asking for one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nutgraf.model.article import Document
    from nutgraf.model.progress import Added


@dataclass(frozen=True, slots=True)
class Entry:
    """One story of a feed."""

    key: str
    """What the feed knows it by: its id, else its address, else a digest of it."""
    document: Document
    """Its text may be no more than a summary; its origin is its address, else feed address and key."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says."""

    title: str
    """One line; empty where it has none."""
    entries: tuple[Entry, ...]
    """In the feed's order, each key once; entries in which there is nothing to read are left out."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A subscription as lists of subscriptions (OPML) have it."""

    url: str
    title: str
    tags: tuple[str, ...] = ()
    """The folders that it stands in, as a hierarchical tag, and its categories."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription."""

    id: int
    name: str
    url: str
    tags: tuple[str, ...]
    """Put on each of its articles."""
    full: bool
    """True: the page of each entry is read, instead of what the feed says of it."""
    private: bool
    """True: the user allows that it leads to their own network."""
    articles: int
    unread: int
    checked: str | None
    """When it was last asked for, UTC in ISO 8601; null: never."""
    due: str | None
    """Before that it is not asked for again by itself; null: at once."""
    error: str
    """Why it could not be read the last time; empty where it could."""
    gone: bool
    """True: its server said that it is no more, and it is not asked for by itself."""


class Asked(StrEnum):
    """What came of asking for a feed."""

    READ = "read"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """One feed that was asked for."""

    feed: int
    name: str
    url: str
    asked: Asked
    added: tuple[Added, ...] = ()
    """What is new or changed."""
    error: str = ""
    """Why it failed, and what to do; empty where it did not."""
