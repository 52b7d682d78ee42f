"""Which day, month or span of days a few words mean, seen from the day of publication.

Everything is ISO 8601: a day `2022-01-06`, a reduced date `2022-01` or `2022`, or an interval
of two of them, `2021-12-27/2022-01-02`. Nothing is said where the day of publication would be
needed and is not known, or where the calendar has no such day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

DIRECTIONS = {"last": -1, "this": 0, "next": 1}
"""Which way from publication these words point."""
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_SEASON = 100
"""Days ahead of publication up to which a date without a year may lie."""
_MANY = 100_000
"""Units from publication that no article means."""


class Found(NamedTuple):
    """A date's range in the text and its meaning."""

    start: int
    end: int
    when: str | None
    counted: bool = False
    """True for a counted distance such as `three decades ago`."""


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its first letters, in lower case."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def day(year: int, month: int, number: int) -> str | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def day_without_year(
    published: date | None, month: int, number: int, *, coming: bool = False
) -> str | None:
    """The day of that name that is nearest to publication; with `coming` none that lies behind.

    Nobody leaves the year out of a date that is more than a season ahead without saying so.
    """
    if published is None:
        return None
    near = [
        iso
        for year in (published.year, published.year - 1, published.year + 1)
        if (iso := day(year, month, number))
    ]
    ahead = {iso: (date.fromisoformat(iso) - published).days for iso in near}
    fits = [iso for iso in near if (ahead[iso] >= 0 if coming else ahead[iso] <= _SEASON)]
    return min(fits or near, key=lambda iso: abs(ahead[iso]), default=None)


def month_without_year(published: date | None, month: int, direction: int) -> str | None:
    """The month of that name: at or before publication (-1), in that year (0) or after it (1)."""
    if published is None:
        return None
    ahead = (month - published.month) % 12
    if (direction < 0 and ahead) or (direction == 0 and month < published.month):
        ahead -= 12
    elif direction > 0 and ahead == 0:
        ahead = 12
    return months_from(published, ahead)


def weekday(published: date | None, name: str, direction: int) -> str | None:
    """The weekday at or before publication (-1), at or after it (0), or after it (1)."""
    if published is None:
        return None
    behind = (published.weekday() - WEEKDAYS.index(name)) % 7
    if direction < 0 or (direction == 0 and not behind):
        return days_from(published, -behind)
    return days_from(published, 7 - behind)


def shifted(published: date | None, number: int) -> date | None:
    """So many days after publication, as a date."""
    iso = days_from(published, number)
    return date.fromisoformat(iso) if iso else None


def days_from(published: date | None, number: int) -> str | None:
    """The day so many days after publication; before it for a negative number."""
    if published is None:
        return None
    try:
        return (published + timedelta(days=number)).isoformat()
    except OverflowError:
        return None


def months_from(published: date | None, number: int) -> str | None:
    """The month so many months after publication, as a reduced date."""
    if published is None:
        return None
    year, month = divmod(published.year * 12 + published.month - 1 + number, 12)
    return f"{year:04d}-{month + 1:02d}" if 1 <= year <= 9999 else None


def unit_from(published: date | None, unit: str, number: float) -> str | None:
    """The day, month or year so many units after publication, as exact as the unit is."""
    if published is None or abs(number) > _MANY:
        return None
    if unit in _DAYS:
        return days_from(published, round(number * _DAYS[unit]))
    if unit not in _MONTHS:
        return published.isoformat()
    month = months_from(published, round(number * _MONTHS[unit]))
    return month[:4] if month and _MONTHS[unit] >= 12 else month


def period(published: date | None, unit: str, direction: int) -> str | None:
    """Last (-1), this (0) or next (1) week, weekend, month, quarter, year, decade or century."""
    if published is None:
        return None
    if unit in {"week", "weekend"}:
        monday = 7 * direction - published.weekday()
        first = monday + 5 if unit == "weekend" else monday
        return interval(days_from(published, first), days_from(published, monday + 6))
    if unit == "quarter":
        start = (published.month - 1) // 3 * 3 + 1 - published.month + 3 * direction
        return interval(months_from(published, start), months_from(published, start + 2))
    if unit in {"decade", "century"}:
        return _round_years(published.year, 10 if unit == "decade" else 100, direction)
    return unit_from(published, unit, direction)


def weekend(published: date | None, *, coming: bool) -> str | None:
    """The weekend around publication, else the one before it, or with `coming` the one after it."""
    if published is None:
        return None
    saturday = 5 - published.weekday()
    if saturday > 0 and not coming:
        saturday -= 7
    return interval(days_from(published, saturday), days_from(published, saturday + 1))


def _round_years(year: int, length: int, direction: int) -> str | None:
    """The decade or century of a year, or one beside it."""
    first = year // length * length + length * direction
    last = first + length - 1
    return f"{first:04d}/{last:04d}" if first > 0 and last <= 9999 else None


def interval(start: str | None, end: str | None) -> str | None:
    """From one date to another, both included."""
    return f"{start}/{end}" if start and end else None
