"""Dates as documents write them."""

from __future__ import annotations

import re
from datetime import date

from nutgraf.text.days import MONTHS

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d|$)")
_DAY_FIRST = re.compile(
    r"(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})"
)
_MONTH_FIRST = re.compile(
    r"(?:[A-Za-z]+,\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"
)


def read_date(text: str) -> date | None:
    """The calendar day that a date begins with, as printed, whatever its time zone; `None` if there is none.

    ISO 8601, RFC 2822 and English long forms; days in figures alone (`5/6/22`) are ambiguous and not read.
    """
    text = text.strip()
    if found := _ISO.match(text) or _COMPACT.match(text):
        return _day(found[1], found[2], found[3])
    if found := _DAY_FIRST.match(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.match(text):
        return _day(found[3], _month(found[1]), found[2])
    return None


def _month(name: str) -> str:
    """The number of a month by its English name or a beginning of it; `0` if there is none."""
    return str(next((n for n, m in enumerate(MONTHS, 1) if m.startswith(name.lower())), 0))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
