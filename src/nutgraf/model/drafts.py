"""Drafts: notes that are being written and have not been saved."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.model.notes import TargetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is in the editor, and what it will become."""

    id: str
    title: str
    """What it is on, as the editor says it."""
    target: TargetKind
    body: str = ""
    note: str | None = None
    """The note that is being changed; null for a new one."""
    article: int | None = None
    start: int | None = None
    """Range of the passage in the article's text, where it is on one."""
    end: int | None = None
    quote: str = ""
    """The words of the passage."""
    entity: int | None = None
    kept: str = ""
    """When it was last kept: UTC, ISO 8601 with seconds."""
