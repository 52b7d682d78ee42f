"""Dates in running text, and the day, month or year that they mean.

A cheap pattern finds where a date may begin (a digit, the name of a month or a weekday, a word
such as `yesterday`); only there the readers of single dates are tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nutgraf.text import calendar_dates, relative_dates, year_dates
from nutgraf.text.alternatives import any_of
from nutgraf.text.days import MONTHS, WEEKDAYS
from nutgraf.text.lowered import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from nutgraf.text.days import Found

_WORDS = (
    *MONTHS,
    *(month[:3] for month in MONTHS),
    *WEEKDAYS,
    *("sept", "yesterday", "today", "tonight", "tomorrow", "overnight", "last", "next", "this"),
    *("ago", "q1", "q2", "q3", "q4", "first", "second", "third", "fourth", "final"),
    *("early", "mid", "late", "weekend"),
)
_TRIGGER = re.compile(rf"\d|'\d0s|(?<!\w){any_of(_WORDS)}(?![a-z])")
"""Where a date may begin, or for `ago` end."""

_JOINT = re.compile(r" (?:to|through|until|till|and) | ?[-–—] ?")
_SINGLE = frozenset({len("2022-01"), len("2022-01-06")})
"""How long the meaning of one month or day is; years and spans of time have readers of their own."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_AT_DIGIT = (
    calendar_dates.day_and_month,
    calendar_dates.numeric,
    year_dates.years,
    year_dates.year,
)
_AT_WORD = (
    relative_dates.day_or_period,
    relative_dates.weekday,
    calendar_dates.month,
    year_dates.part_of_year,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date in the text."""

    start: int
    end: int
    text: str
    when: str | None
    """ISO 8601 day, reduced date or interval `from/to`; null where it cannot be worked out."""
    counted: bool = False
    """True for a counted distance such as `three decades ago`, which is a figure too."""


def find_dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    """The dates of a text, in order and without overlap, seen from the day of publication."""
    low = lowered(text)
    return tuple(
        DateMention(
            found.start, found.end, text[found.start : found.end], found.when, found.counted
        )
        for found in _found(text, low, published)
    )


def _found(text: str, low: str, published: date | None) -> Iterator[Found]:
    """Every date from left to right; none begins before the last one ended."""
    position = ended = 0
    while trigger := _TRIGGER.search(low, position):
        start, position = trigger.start(), trigger.end()
        if trigger[0][0].isdigit():
            digits = _DIGITS.match(low, start)
            position = digits.end() if digits else position
        before = low[start - 1] if start else " "
        if before.isalnum() or before in "$£€":
            continue
        found = _read(text, low, start, published)
        if found and found.start >= ended:
            found = _through(text, low, found, published)
            yield found
            position = ended = max(found.end, position)


def _through(text: str, low: str, first: Found, published: date | None) -> Found:
    """The date with the one that it lasts to: `November 20 to December 11`."""
    joint = _JOINT.match(low, first.end) if len(first.when or "") in _SINGLE else None
    if not joint or (joint[0] == " and " and not low.endswith("between ", 0, first.start)):
        return first
    start = joint.end()
    if low[start - 1].isalnum() or not (
        low[start : start + 1].isdigit() or _TRIGGER.match(low, start)
    ):
        return first
    last = _read(text, low, start, published)
    if not last or not last.when or not first.when or last.start != start:
        return first
    if len(last.when) != len(first.when) or last.when <= first.when:
        return first
    return first._replace(end=last.end, when=f"{first.when}/{last.when}")


def _read(text: str, low: str, start: int, published: date | None) -> Found | None:
    """The date that begins at a trigger."""
    if low.startswith("ago", start):
        return relative_dates.ago(low, start, published)
    if low[start] == "'":
        return year_dates.decade(low, start)
    for reader in _AT_DIGIT if low[start].isdigit() else _AT_WORD:
        found = reader(text, low, start, published)
        if found:
            return found
    return _roughly(text, low, start, published)


_ROUGHLY = re.compile(r"(?:early|mid|late)(?:-|(?: in| on)? )(?=[a-z\d'])")


def _roughly(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`mid-2020`, `early January`, `late on Thursday`: what follows, with the word before it."""
    match = _ROUGHLY.match(low, start)
    if not match or low.startswith(("early", "mid", "late"), match.end()):
        return None
    found = _read(text, low, match.end(), published)
    return found._replace(start=start) if found and found.start >= start else None
