"""Readers of years and parts of years: decades, centuries, seasons, quarters.

Each is asked at a place where its kind of date may begin. It sees the text and its lower-case
twin (`text.lowered`), and answers with a range and its meaning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.text import days
from nutgraf.text.coming import to_come
from nutgraf.text.days import DIRECTIONS, Found
from nutgraf.text.figures.counted import is_plural
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from datetime import date

YEAR = r"(?:1[1-9]\d\d|20\d\d)(?!\d|[.,]\d)"
"""The pattern of four digits that may be a year."""

_UNIT = re.compile(r" (?:m|km|kg|ft|mm|cm|mph|hp|kw|mw|sq)(?![a-z])")
_SECOND_WORD = re.compile(r" [a-z]+ ([a-z]+)")
_YEARS = re.compile(rf"({YEAR}) ?[-/] ?({YEAR}|\d\d(?!\d|[.,]\d))")
_BETWEEN = re.compile(rf"({YEAR})(?:/\d\d)? (?:and|to) ({YEAR})(?:[/-](\d\d)(?!\d))?")
_DECADE = re.compile(r"(?:(1\d|20)(\d)|'(\d)|([2-9]))0s(?![a-z])")
_CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)[ -]centur(?:y|ies)(?![a-z])")
_ONE_YEAR = re.compile(
    rf"({YEAR})(?![a-z%°/]|-(?!\w*-?led)| (?:gmt|bst|utc|est|edt|pst|ist|cet|hours|hrs|local time)(?![a-z]))"
)
_ERA = re.compile(r"\d{1,4} ?(?:bc|ad|bce|ce)(?![a-z])")
_PART = re.compile(
    r"(?:q(?P<q>[1-4])|(?P<word>first|second|third|fourth|final) (?P<part>quarter|half))"
    rf"(?: of (?:the year )?(?P<year>{YEAR})| (?P<only>{YEAR})|(?: of)? (?P<which>last|this|next) year)"
)
_QUARTER = re.compile(
    r"(first|second|third|fourth|final) quarter(?![a-z]| end)|q([1-4])(?![a-z\d])"
)
_OF_BUSINESS = re.compile(
    r"\b(?:profits?|revenues?|sales|earnings|income|losses|net loss|gdp|growth|economy|output|deliveries"
    r"|shipments|dividend|fiscal|margins?|turnover|exports|imports|bookings|analysts|inflation|quarterly)\b"
)
_PARTS = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_SEASONS = frozenset(
    {"spring", "summer", "autumn", "fall", "winter", "christmas", "easter", "early", "late", "mid"}
)
_BEFORE_YEAR = ("mid-", "pre-", "post-", "late-", "early-")


def years(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`2021-22`, `between 2010 and 2015`, `the 1990s`, `the 19th century`."""
    between = low.endswith(("between ", "from "), 0, start) and _BETWEEN.match(low, start)
    match = between or _YEARS.match(low, start)
    if match:
        first, last, *ending = match.groups()
        last = last[:2] + ending[0] if ending and ending[0] else last
        last = last if len(last) == 4 else first[:2] + last
        return Found(start, match.end(), days.interval(first, last) if last > first else None)
    return decade(low, start) or _century(low, start)


def decade(low: str, start: int) -> Found | None:
    """`1990s`, `'90s`, `the 90s`; somebody's own 40s are an age."""
    match = _DECADE.match(low, start)
    if not match or (match[4] and not low.endswith("the ", 0, start)):
        return None
    if match[1] and match[2] == "0" and match[1] != "20":
        # "the late 1800s" are a hundred years
        return Found(start, match.end(), f"{match[1]}00/{match[1]}99")
    first = f"{match[1]}{match[2]}" if match[1] else f"19{match[3] or match[4]}"
    return Found(start, match.end(), f"{first}0/{first}9")


def _century(low: str, start: int) -> Found | None:
    """`19th century`, `21st-century`."""
    match = _CENTURY.match(low, start)
    if not match or not int(match[1]):
        return None
    last = int(match[1]) * 100
    return Found(start, match.end(), f"{last - 99:04d}/{last:04d}")


def year(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`2020` on its own, unless it counts something; `44 BC`."""
    era = _ERA.match(low, start)
    if era and text[era.end() - 1].isupper():
        return Found(start, era.end(), None)
    match = _ONE_YEAR.match(low, start)
    if not match or low[start - 1 : start] == "/" or _counts(low, start, match.end()):
        return None
    if low[start - 1 : start] == "-" and not low.endswith(_BEFORE_YEAR, 0, start):
        return None
    # "Agenda 2030", "the Russell 2000": no date of what happened
    return Found(start, match.end(), None if _in_name(text, start) else match[1])


def _in_name(text: str, start: int) -> bool:
    """Whether a year stands behind a name that it is a part of."""
    word = text[max(0, start - 20) : start - 1].rsplit(" ", 1)[-1].rsplit("\n", 1)[-1]
    if text[start - 1 : start] != " " or not word[:1].isupper() or not word.isalpha():
        return False
    begin = start - 1 - len(word)
    if begin < 2 or text[begin - 1] == "\n" or text[begin - 2] in '.!?:"”':
        return False
    return word.lower() not in _SEASONS


def _counts(low: str, start: int, end: int) -> bool:
    """Whether four digits that look like a year are a number of things."""
    if low.startswith((" year old", " years old", " year-old", "-year-old"), end):
        return True
    if _UNIT.match(low, end):
        return True
    before = low[max(0, start - 16) : start].rstrip().rsplit(" ", 1)[-1]
    following = low[end + 1 : end + 20].split(" ", 1)[0].strip(".,;:)")
    if following in entries("dates", "more of them"):
        # "the recovery of 1922 new patients", but "in 2020 more people died"
        noun = _SECOND_WORD.match(low, end)
        return bool(noun and is_plural(noun[1])) and before not in entries("dates", "in a year")
    listed = following in entries("dates", "counted")
    # few years before 1900 stand before a plural: "a survey of 1709 schoolchildren"
    if low[end : end + 1] == " " and (listed or (low[start:end] < "1900" and is_plural(following))):
        bounded = before in entries("dates", "bounds")
        dated = before in entries("dates", "before a year") and not (before == "of" and not listed)
        return bounded or not (dated or before.endswith("'s"))
    return before in entries("dates", "never before a year")


def part_of_year(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`the third quarter of 2021`, `Q1 2020`, `the first half of last year`."""
    match = _PART.match(low, start)
    if not match:
        return _quarter(low, start, published)
    year = match["year"] or match["only"]
    if not year:
        year = days.period(published, "year", DIRECTIONS[match["which"]])
    length = 6 if match["part"] == "half" else 3
    part = int(match["q"]) - 1 if match["q"] else _PARTS.get(match["word"], 12 // length - 1)
    if not year or part * length >= 12:
        return Found(start, match.end(), None)
    first = part * length + 1
    when = days.interval(f"{year}-{first:02d}", f"{year}-{first + length - 1:02d}")
    return Found(start, match.end(), when)


def _quarter(low: str, start: int, published: date | None) -> Found | None:
    """`the third quarter` of a business: the last one that had begun, or the coming one."""
    match = _QUARTER.match(low, start)
    if not match or published is None:
        return None
    if not _OF_BUSINESS.search(low, max(0, start - 120), start + 120):
        return None
    number = int(match[2]) if match[2] else {**_PARTS, "final": 3}[match[1]] + 1
    begin, ahead = 3 * number - 2, to_come(low, start)
    year = published.year
    if not ahead and begin > published.month:
        year -= 1
    elif ahead and begin + 2 < published.month:
        year += 1
    return Found(
        start, match.end(), days.interval(f"{year}-{begin:02d}", f"{year}-{begin + 2:02d}")
    )
