"""Readers of dates that stand in the calendar: days and months, alone and from one to another.

Each is asked at a place where its kind of date may begin. It sees the text and its lower-case
twin (`text.lowered`), and answers with a range and its meaning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.text import days
from nutgraf.text.coming import to_come
from nutgraf.text.days import DIRECTIONS, Found
from nutgraf.text.wordlists import entries
from nutgraf.text.year_dates import YEAR

if TYPE_CHECKING:
    from datetime import date

_MONTH = (
    r"(?P<month>(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)(?![a-z])|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
_MORE = rf"(?:(?: ?- ?| to | and )(?P<last>{_DAY}))?"
_ENDS = r"(?![a-z\d]|[.,]\d)"

_DAY_MONTH = re.compile(
    rf"(?P<day>{_DAY}){_MORE}(?: of)? {_MONTH}(?:,? (?P<year>{YEAR}))?(?!-?\d|[a-z])"
)
_MONTH_DAY = re.compile(
    rf"{_MONTH} (?:the )?(?P<day>{_DAY}){_MORE}(?:,? (?P<year>{YEAR}))?{_ENDS}(?!:\d| ?[ap]\.?m\b)"
)
_MONTH_YEAR = re.compile(rf"{_MONTH},? (?:of )?(?P<year>{YEAR}){_ENDS}")
_ONLY_MONTH = re.compile(_MONTH)
_WHICH = re.compile(r"(last|this|next) ")
_AND_MONTH = re.compile(r" and | to | ?[-–] ?")
_OF_YEAR = re.compile(rf",? (?:of )?({YEAR})(?![a-z\d])")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_NUMERIC = re.compile(r"\d{1,2}([/.])\d{1,2}\1(?:19|20)?\d\d(?!\d|[/.]\d)")


def day_and_month(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`5 January`, `5-7 January 2022`, `the 5th of January`."""
    match = _DAY_MONTH.match(low, start)
    if not match or not text[match.start("month")].isupper():
        return None
    return Found(start, match.end(), _days(match, published, coming=to_come(low, start)))


def _days(match: re.Match[str], published: date | None, *, coming: bool) -> str | None:
    """The day, or the days from the first to the last, of a match with day, month and year."""
    month = days.month_number(match["month"])
    found = [
        days.day(int(match["year"]), month, number)
        if match["year"]
        else days.day_without_year(published, month, number, coming=coming)
        for number in (int(d.rstrip("stndrh")) for d in (match["day"], match["last"]) if d)
    ]
    return found[0] if len(found) == 1 else days.interval(found[0], found[1])


def numeric(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`2022-01-06`; `5/7/2021`, which may be in May or in July and so means nothing certain."""
    match = _ISO.match(low, start)
    if match:
        year, month, number = (int(part) for part in match.groups())
        return Found(start, match.end(), days.day(year, month, number) if year else None)
    match = _NUMERIC.match(low, start)
    return Found(start, match.end(), None) if match else None


def month(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`January 5, 2022`, `January 2022`, `last January`, `in January`."""
    which = _WHICH.match(low, start)
    at = which.end() if which else start
    if not text[at : at + 1].isupper():
        return None
    if match := _MONTH_DAY.match(low, at):
        return Found(start, match.end(), _days(match, published, coming=to_come(low, start)))
    if match := _MONTH_YEAR.match(low, at):
        number = days.month_number(match["month"])
        return Found(start, match.end(), f"{match['year']}-{number:02d}")
    match = _ONLY_MONTH.match(low, at)
    if not match or not (which or _month_may_follow(low, start)):
        return None
    direction = DIRECTIONS[which[1]] if which else 1 if to_come(low, start) else -1
    months = _months(text, low, start, match, published, direction)
    if months:
        return months
    when = days.month_without_year(published, days.month_number(match["month"]), direction)
    return Found(start, match.end() - (match[0][-1] == "."), when)


def _months(
    text: str, low: str, start: int, first: re.Match[str], published: date | None, direction: int
) -> Found | None:
    """`between October and December`, `from July to September 2021`."""
    joint = _AND_MONTH.match(low, first.end())
    last = _ONLY_MONTH.match(low, joint.end()) if joint else None
    if not last or not text[last.start()].isupper():
        return None
    if joint and joint[0] == " and " and not low.endswith("between ", 0, start):
        return None
    year = _OF_YEAR.match(low, last.end())
    one, two = days.month_number(first["month"]), days.month_number(last["month"])
    if year:
        end = f"{year[1]}-{two:02d}"
        begin = f"{int(year[1]) - (one > two):04d}-{one:02d}"
    else:
        end = days.month_without_year(published, two, direction) or ""
        begin = f"{int(end[:4]) - (one > two):04d}-{one:02d}" if end else ""
    return Found(start, year.end() if year else last.end(), days.interval(begin, end))


def _month_may_follow(low: str, start: int) -> bool:
    """Whether the word before is one that a month follows."""
    before = low[max(0, start - 12) : start].rstrip(" -").rsplit(" ", 1)[-1]
    return before in entries("dates", "before month")
