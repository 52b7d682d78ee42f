"""Moments of the archive, which are kept in UTC, by the clock of whoever reads."""

from __future__ import annotations

from datetime import datetime


def moment(stamp: str) -> datetime:
    """A moment such as `2026-03-10T09:30:00Z` in the time zone of this computer."""
    return datetime.fromisoformat(stamp).astimezone()
