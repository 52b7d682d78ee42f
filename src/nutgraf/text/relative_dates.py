"""Readers of dates that are counted from publication: `yesterday`, `last week`, `on Thursday`.

Each is asked at a place where its kind of date may begin, or for `ago` end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.text import calendar_dates, days
from nutgraf.text.coming import to_come
from nutgraf.text.days import DIRECTIONS, WEEKDAYS, Found
from nutgraf.text.figures.numbers import SCALES, SIMPLE

if TYPE_CHECKING:
    from datetime import date

_DAY = re.compile(
    r"(yesterday|today|tonight|tomorrow|overnight)(?![a-z])(?: (?:morning|afternoon|evening|night))?"
)
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "overnight": 0, "tomorrow": 1}
_PERIOD = re.compile(
    r"(last|this|next) (week(?:end)?|month|year|quarter|decade|century|night|morning|afternoon"
    r"|evening)(?![a-z-])"
)
_WEEKEND = re.compile(r"weekend(?![a-z-])")
_THE_WEEKEND = ("at the ", "over the ", "during the ", "on the ")
_OF_DAY = frozenset({"night", "morning", "afternoon", "evening"})
_WEEKDAY = re.compile(
    rf"(?:(last|this|next) )?({'|'.join(WEEKDAYS)})(?![a-z])"
    r"(?: (?:morning|afternoon|evening|night|lunchtime)| (?P<name>times|telegraph|mail|mirror))?"
)
_GAP = re.compile(r"(?:,| \(|, the|) ?(?=[a-z\d])")
_AGO = re.compile(
    r"(?:(?P<few>a few|a couple of|several|an?)|(?P<number>\d+(?:\.\d+)?|[a-z-]+))"
    rf"(?: (?P<scale>{'|'.join(SCALES)}))? "
    r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|centur)(?:s|y|ies)? \Z"
)
_FEW = {"a": 1, "an": 1, "a few": 3, "a couple of": 2, "several": 3}


def day_or_period(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`yesterday`, `overnight`, `last week`, `this morning`."""
    match = _DAY.match(low, start)
    if match:
        return Found(start, match.end(), days.days_from(published, _DAYS[match[1]]))
    match = _PERIOD.match(low, start)
    if not match:
        return _weekend(low, start, published)
    direction = DIRECTIONS[match[1]]
    if match[2] in _OF_DAY:
        return Found(start, match.end(), days.days_from(published, direction))
    return Found(start, match.end(), days.period(published, match[2], direction))


def _weekend(low: str, start: int, published: date | None) -> Found | None:
    """`at the weekend`: the last one, or the coming one."""
    if not _WEEKEND.match(low, start) or not low.endswith(_THE_WEEKEND, 0, start):
        return None
    begins = start - len("the ")
    return Found(
        begins, start + len("weekend"), days.weekend(published, coming=to_come(low, begins))
    )


def weekday(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`Thursday`, `last Thursday`, `Thursday night`: the nearest past one, or the coming one."""
    match = _WEEKDAY.match(low, start)
    if not match or match["name"] or not text[match.start(2)].isupper():
        return None
    dated = _dated(text, low, match.end(), published)
    if dated:
        return dated._replace(start=start)
    if match[1] == "last":
        when = days.weekday(days.shifted(published, -1), match[2], -1)
    else:
        coming = match[1] or to_come(low, start)
        direction = 1 if match[1] == "next" else 0 if coming else -1
        when = days.weekday(published, match[2], direction)
    return Found(start, match.end(), when)


def _dated(text: str, low: str, end: int, published: date | None) -> Found | None:
    """The date behind a weekday, which says more: `Friday, 8 November`, `Friday (March 10)`."""
    gap = _GAP.match(low, end)
    if not gap:
        return None
    at = gap.end()
    if low[at : at + 1].isdigit():
        found = calendar_dates.day_and_month(text, low, at, published)
    else:
        found = calendar_dates.month(text, low, at, published)
    return found if found and low[at : found.end].strip().count(" ") else None


def ago(low: str, start: int, published: date | None) -> Found | None:
    """`three decades ago`, `two weeks ago`, `a year ago`."""
    window = max(0, start - 40)
    line = low.rfind("\n", window, start) + 1
    words = low[max(window, line) : start].split(" ")
    for count in (5, 4, 3, 2):
        phrase = " ".join(words[-count - 1 :]) if len(words) > count else ""
        match = _AGO.match(phrase.lstrip("(\"'“‘—"))
        number = _number(match) if match else None
        if match and number is not None:
            unit = "century" if match["unit"] == "centur" else match["unit"]
            number *= SCALES.get(match["scale"], 1)
            when = days.unit_from(published, unit, -number)
            counted = match["few"] not in {"a", "an"}
            return Found(start - len(match[0]), start + len("ago"), when, counted)
    return None


def _number(match: re.Match[str]) -> float | None:
    """How many units ago, if that is a number."""
    if match["few"]:
        return _FEW[match["few"]]
    if match["number"][0].isdigit():
        return float(match["number"]) if len(match["number"]) < 9 else None
    tens, _, ones = match["number"].partition("-")
    number = SIMPLE.get(tens)
    return number + SIMPLE.get(ones, 0) if number is not None else None
