"""Days as people type them: absolute, relative, half-typed, and ranges of all these."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from nutgraf.text.days import MONTHS, WEEKDAYS

UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}
NAMED = ("today", "yesterday", "this week", "last week", "this month", "last month",
         "this year", "last year")  # fmt: skip

_FAR = 36_500
"""Days back at the most, so that `999999y` is no error."""

_SIGNS = (">=", "<=", ">", "<")
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_HALF = re.compile(r"(\d{1,3})|(\d{4})[-/.][01]?|(\d{4}[-/.]\d\d)[-/.][0-3]?")
_AGO = re.compile(r"(?:last |past |p)?(\d{1,6}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?( ago)?")
_NAMED_MONTH = re.compile(r"(?:(\d{1,2})[ -])?([a-z]{3,9})(?:[ -](\d{4}))?")


class Days(NamedTuple):
    """From the first day up to, and without, the second; null for no bound. ISO 8601."""

    low: str | None
    high: str | None


class _Stretch(NamedTuple):
    low: date
    high: date


def days(text: str, today: date, *, half_typed: bool = False) -> Days | None:
    """The days that a typed date or range means; null where it is none.

    A half-typed date is read as widely as it can be: `202` is the years 2020 to 2029.
    """
    sign, rest = _without_sign(text)
    try:
        if ".." in rest:
            first, _, last = rest.partition("..")
            return _range(first.strip(), last.strip(" ."), today, half_typed)
        if half_typed and (half := _half(rest)) is not None:
            return _signed({"<": "<=", ">": ">="}.get(sign, sign), half)
        stretch = _stretch(rest, today)
        return None if stretch is None else _signed(sign, stretch)
    except (ValueError, OverflowError):
        return None


def may_become_date(text: str) -> bool:
    """Whether more letters could make a date of it, so that nothing need be said yet."""
    rest = _without_sign(text)[1].rpartition("..")[2].strip()
    if not rest:
        return True
    words = (*NAMED, *MONTHS, *WEEKDAYS)
    if any(word.startswith(rest) for word in words) or re.fullmatch(r"\d{1,6}[ -]?", rest):
        return True
    if re.fullmatch(r"(\d{1,2} )?[a-z]+ \d{0,3}", rest):
        return True
    spelt = re.fullmatch(r"\d{1,6} ?([a-z]+)(?: a?g?)?", rest)
    units = ("days ago", "weeks ago", "months ago", "years ago", *MONTHS)
    return spelt is not None and any(unit.startswith(spelt[1]) for unit in units)


def nearest_date(text: str) -> str | None:
    """A right date close to a wrong one: the last day of the month, the word that was meant."""
    sign, rest = _without_sign(text)
    match = _ISO.fullmatch(rest)
    if match:
        year = min(max(int(match[1]), 1), 9999)
        month = min(max(int(match[2] or 1), 1), 12)
        if match[3] is None:
            return f"{sign}{year:04}-{month:02}"
        day = min(max(int(match[3]), 1), monthrange(year, month)[1])
        return f"{sign}{year:04}-{month:02}-{day:02}"
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    best = process.extractOne(
        rest, (*NAMED, *MONTHS, *WEEKDAYS), scorer=OSA.distance, score_cutoff=2
    )
    return f"{sign}{best[0]}" if best else None


def _without_sign(text: str) -> tuple[str, str]:
    """The comparison sign in front, empty where there is none, and the date itself in lower case."""
    text = text.strip().lower()
    sign = next((sign for sign in _SIGNS if text.startswith(sign)), "")
    return sign, text[len(sign) :].strip()


def _signed(sign: str, stretch: _Stretch) -> Days:
    low, high = stretch.low.isoformat(), stretch.high.isoformat()
    return {
        "": Days(low, high),
        ">": Days(high, None),
        ">=": Days(low, None),
        "<": Days(None, low),
        "<=": Days(None, high),
    }[sign]


def _range(first: str, last: str, today: date, half_typed: bool) -> Days | None:
    low = _stretch(first, today)
    if _AGO.fullmatch(last):
        last = last.removesuffix(" ago") + " ago"
    high = (_half(last) if half_typed else None) or _stretch(last, today)
    unknown = last and high is None and not (half_typed and may_become_date(last))
    if (first and low is None) or unknown:
        return None
    if low and high and high.high <= low.low:
        low, high = high, low
    return Days(low and low.low.isoformat(), high and high.high.isoformat())


def _stretch(text: str, today: date) -> _Stretch | None:
    """The first reading that fits."""
    return next((found for found in _readings(text, today) if found is not None), None)


def _readings(text: str, today: date) -> Iterator[_Stretch | None]:
    if match := _ISO.fullmatch(text):
        yield _month_or_day(match[1], match[2], match[3])
    if match := _AGO.fullmatch(text):
        yield _back(int(match[1]) * UNITS[match[2]], today, whole=match[3] is None)
    yield _named(text, today)
    if match := _NAMED_MONTH.fullmatch(text):
        yield _in_month(match[1], match[2], match[3], today)


def _month_or_day(year: str, month: str | None, day: str | None) -> _Stretch:
    if month is None:
        return _Stretch(date(int(year), 1, 1), _first_of(int(year) + 1, 1))
    if day is None:
        return _Stretch(date(int(year), int(month), 1), _first_of(int(year), int(month) + 1))
    low = date(int(year), int(month), int(day))
    return _Stretch(low, low + timedelta(1))


def _first_of(year: int, month: int) -> date:
    """The first of a month that may be the thirteenth; at the end of time its last day."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date.max if year > 9999 else date(year, month, 1)


def _back(count: int, today: date, *, whole: bool) -> _Stretch:
    """The newest `count` days, or the one day that lies so far back."""
    low = today - timedelta(min(count, _FAR))
    return _Stretch(low, (today if whole else low) + timedelta(1))


def _named(text: str, today: date) -> _Stretch | None:
    if text in ("today", "yesterday"):
        low = today - timedelta(text == "yesterday")
        return _Stretch(low, low + timedelta(1))
    if text in WEEKDAYS:
        low = today - timedelta((today.weekday() - WEEKDAYS.index(text)) % 7)
        return _Stretch(low, low + timedelta(1))
    which, _, unit = text.partition(" ")
    back = {"this": 0, "last": 1}.get(which)
    if back is None or unit not in ("week", "month", "year"):
        return None
    if unit == "week":
        low = today - timedelta(today.weekday() + 7 * back)
        return _Stretch(low, low + timedelta(7))
    if unit == "year":
        return _Stretch(date(today.year - back, 1, 1), date(today.year - back + 1, 1, 1))
    low = date(today.year - (today.month <= back), (today.month - back - 1) % 12 + 1, 1)
    return _Stretch(low, _first_of(low.year, low.month + 1))


def _in_month(day: str | None, name: str, year: str | None, today: date) -> _Stretch | None:
    month = next((i for i, m in enumerate(MONTHS, 1) if m.startswith(name)), 0)
    if not month:
        return None
    known = int(year) if year else today.year - (month > today.month)
    return _month_or_day(str(known).zfill(4), str(month), day)


def _half(text: str) -> _Stretch | None:
    """A date that is still being typed, as widely as it can be read."""
    match = _HALF.fullmatch(text)
    if match is None:
        return None
    if match[1]:
        scale = 10 ** (4 - len(match[1]))
        first = max(int(match[1]) * scale, 1)
        return _Stretch(date(first, 1, 1), _first_of(int(match[1]) * scale + scale, 1))
    year, month = (
        next(group for group in match.groups() if group)
        .replace("/", "-")
        .replace(".", "-")
        .partition("-")[::2]
    )
    return _month_or_day(year, month or None, None)
