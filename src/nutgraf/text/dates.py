"""Dates in running text, and the day, month or year that they mean.

A cheap pattern finds where a date may begin (a digit, the name of a month or a weekday, a word
such as `yesterday`); only there the readers of `date_readers` are tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nutgraf.text.alternatives import any_of
from nutgraf.text.date_readers import Found, at_digit, at_word
from nutgraf.text.days import MONTHS, WEEKDAYS
from nutgraf.text.lowered import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_WORDS = (
    *MONTHS,
    *(month[:3] for month in MONTHS),
    "sept",
    *WEEKDAYS,
    *("yesterday", "today", "tonight", "tomorrow", "overnight", "last", "next", "this", "ago"),
    *(
        "q1",
        "q2",
        "q3",
        "q4",
        "first",
        "second",
        "third",
        "fourth",
        "final",
        "early",
        "mid",
        "late",
    ),
)
_TRIGGER = re.compile(rf"\d|'\d0s|(?<!\w){any_of(_WORDS)}(?![a-z])")
"""Where a date may begin, or for `ago` end."""


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
    position = 0
    while trigger := _TRIGGER.search(low, position):
        start = trigger.start()
        if trigger[0].isdigit():
            reader, position = at_digit, _end_of_digits(low, start)
        else:
            reader, position = at_word, trigger.end()
        before = low[start - 1] if start else " "
        if before.isalnum() or before in "$£€":
            continue
        found = reader(text, low, start, published)
        if found:
            yield found
            position = max(found.end, position)


_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def _end_of_digits(low: str, start: int) -> int:
    """Where the digits that begin here end, with the stops and commas among them."""
    digits = _DIGITS.match(low, start)
    return digits.end() if digits else start + 1
