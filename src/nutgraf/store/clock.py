"""The time as the archive writes it down."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> str:
    """This moment: UTC, ISO 8601 with seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def as_date(stored: str | None) -> date | None:
    """A stored `YYYY-MM-DD` as a date."""
    return None if stored is None else date.fromisoformat(stored)
