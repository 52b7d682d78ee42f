"""Readers of single dates: each is asked only at a place where its kind of date may begin.

They see the text and its lower-case twin (`text.lowered`), and answer with a range and its meaning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.text import days
from nutgraf.text.figures.numbers import SIMPLE

if TYPE_CHECKING:
    from datetime import date

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[1-9]\d\d|20\d\d)(?!\d|[.,]\d)"
_MORE = r"(?:(?: ?- ?| to | and )(?P<last>" + _DAY + r"))?"
_ENDS = r"(?![a-z\d]|[.,]\d)"

_DAY_MONTH = re.compile(
    rf"(?P<day>{_DAY}){_MORE}(?: of)? {_MONTH}(?:,? (?P<year>{_YEAR}))?(?!-?\d|[a-z])"
)
_MONTH_DAY = re.compile(
    rf"{_MONTH} (?:the )?(?P<day>{_DAY}){_MORE}(?:,? (?P<year>{_YEAR}))?{_ENDS}(?!:\d| ?[ap]\.?m\b)"
)
_MONTH_YEAR = re.compile(rf"{_MONTH},? (?:of )?(?P<year>{_YEAR}){_ENDS}")
_ONLY_MONTH = re.compile(_MONTH)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_NUMERIC = re.compile(r"\d{1,2}([/.])\d{1,2}\1(?:19|20)?\d\d(?!\d|[/.]\d)")
_YEARS = re.compile(rf"({_YEAR}) ?[-/] ?({_YEAR}|\d\d(?!\d|[.,]\d))")
_BETWEEN_YEARS = re.compile(rf"({_YEAR}) (?:and|to) ({_YEAR})")
_DECADE = re.compile(r"(1\d|20)(\d)0s(?![a-z])|'(\d)0s(?![a-z])|([2-9])0s(?![a-z])")
_CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)[ -]centur(?:y|ies)(?![a-z])")
_ONE_YEAR = re.compile(rf"({_YEAR})(?![a-z%°])(?! ?(?:bc|ad|bce|ce)\b)")
_ERA = re.compile(r"\d{1,4} ?(?:bc|ad|bce|ce)(?![a-z])")

_WEEKDAY = re.compile(
    r"(monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![a-z])"
    r"(?: (?:morning|afternoon|evening|night|lunchtime))?"
)
_DEICTIC = re.compile(
    r"(?P<word>yesterday|today|tonight|tomorrow|overnight)(?![a-z])"
    r"(?: (?:morning|afternoon|evening|night))?"
    r"|(?P<which>last|this|next) (?P<unit>week(?:end)?|month|year|quarter|decade|century"
    r"|night|morning|afternoon|evening)(?![a-z-])"
)
_WHICH_DAY = re.compile(r"(last|this|next) ")
_PART_OF_YEAR = re.compile(
    rf"(?:q(?P<q>[1-4])|(?P<word>first|second|third|fourth|final) (?P<part>quarter|half))"
    rf"(?: of (?:the year )?(?P<year>{_YEAR})|(?: of)? (?P<which>last|this|next) year)"
)
_ROUGHLY = re.compile(r"(?:early|mid|late)(?:-| in )?(?: ?)(?=[a-z\d'])")

_BEFORE_MONTH = frozenset(
    "in of since by until till last next this early late mid from to between and during for"
    " before after through throughout every around about ending ended".split()
)
"""Words after which `May` or `August` alone is a month, and no name and no verb."""
_FUTURE = re.compile(
    r"\b(?:will|shall|would|due|scheduled|expected|going to|set to|plans? to|planned|is to|are to"
    r"|likely|forecast)\b[^.,;:!?—\n]*$|\b(?:by|until|till|before|ahead of)(?: early| late)? $"
)
_DIRECTION = {"last": -1, "this": 0, "next": 1}
_DEICTIC_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "overnight": 0, "tomorrow": 1}
_PARTS = {"first": 0, "second": 1, "third": 2, "fourth": 3}

_COUNTED_AFTER = re.compile(
    r" (?:people|troops|soldiers|workers|jobs|homes|houses|men|women|children|deaths|cases|arrests"
    r"|miles|metres|meters|kilometres|kilometers|feet|acres|hectares|tonnes|tons|barrels|calories"
    r"|megawatts|km|kg|mw|dollars|euros|pounds|votes|employees|staff|students|patients|police"
    r"|protesters|demonstrators|migrants|refugees|fans|spectators|guests|passengers|residents"
    r"|families|households|businesses|firms|companies|buildings|vehicles|cars|flights|years|hours"
    r"|days|points|participants|members|users|customers|volunteers|firefighters|officers)(?![a-z])"
)
"""Things that are counted in thousands: a number before them is no year."""
_HEDGED = re.compile(
    r"(?:than|least|most|to|nearly|almost|some|roughly|approximately|estimated|over|exceed\w*) $"
)
_NO_YEAR_BEFORE = re.compile(r"(?:than|least|nearly|almost|roughly|approximately|estimated|some) $")
_THE = re.compile(r"(?:\b(?:the|in|since|by|of|from|until|its|their|his|her|'s)) $")


class Found(NamedTuple):
    """A date's range and meaning."""

    start: int
    end: int
    when: str | None
    counted: bool = False


def at_digit(text: str, low: str, start: int, published: date | None) -> Found | None:
    """The date that begins with the digit at `start`."""
    for reader in (_day_and_month, _numeric, _years, _one_year):
        found = reader(text, low, start, published)
        if found:
            return found
    return None


def at_word(text: str, low: str, start: int, published: date | None) -> Found | None:
    """The date that begins, or for `ago` ends, with the word at `start`."""
    if low.startswith("ago", start):
        return _ago(low, start, published)
    if low[start] == "'":
        return _decade(low, start)
    for reader in (_deictic, _weekday, _month, _part_of_year, _roughly):
        found = reader(text, low, start, published)
        if found:
            return found
    return None


def _day_and_month(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`5 January`, `5-7 January 2022`, `the 5th of January`."""
    match = _DAY_MONTH.match(low, start)
    if not match or not text[match.start("month")].isupper():
        return None
    return Found(start, match.end(), _span_of_days(match, published))


def _span_of_days(match: re.Match[str], published: date | None) -> str | None:
    """The day, or the days from the first to the last, of a match with day, month and year."""
    month = days.month_number(match["month"])
    found = [
        days.day(int(match["year"]), month, number)
        if match["year"]
        else days.day_without_year(published, month, number)
        for number in (int(d.rstrip("stndrh")) for d in (match["day"], match["last"]) if d)
    ]
    return found[0] if len(found) == 1 else days.interval(found[0], found[1])


def _numeric(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`2022-01-06`; `5/7/2021`, which may be in May or in July and so means nothing certain."""
    match = _ISO.match(low, start)
    if match:
        year, month, number = (int(part) for part in match.groups())
        return Found(start, match.end(), days.day(year, month, number) if year else None)
    match = _NUMERIC.match(low, start)
    return Found(start, match.end(), None) if match else None


def _years(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`2021-22`, `2010 to 2015`, `the 1990s`, `the 19th century`."""
    match = _YEARS.match(low, start)
    if not match and low.endswith(("between ", "from "), 0, start):
        match = _BETWEEN_YEARS.match(low, start)
    if match:
        first, last = match.groups()
        last = last if len(last) == 4 else first[:2] + last
        return Found(start, match.end(), days.interval(first, last) if last > first else None)
    return _decade(low, start) or _century(low, start)


def _decade(low: str, start: int) -> Found | None:
    """`1990s`, `'90s`, `the 90s`; somebody's own 40s are an age."""
    match = _DECADE.match(low, start)
    if not match:
        return None
    if match[4] and not low.endswith("the ", 0, start):
        return None
    decade = f"{match[1]}{match[2]}" if match[1] else f"19{match[3] or match[4]}"
    return Found(start, match.end(), f"{decade}0/{decade}9")


def _century(low: str, start: int) -> Found | None:
    """`19th century`, `21st-century`."""
    match = _CENTURY.match(low, start)
    if not match or not int(match[1]):
        return None
    number = int(match[1])
    return Found(start, match.end(), f"{number * 100 - 99:04d}/{number * 100:04d}")


def _one_year(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`2020` on its own, unless it counts something; `44 BC`."""
    match = _ERA.match(low, start)
    if match and text[match.end() - 1].isupper():
        return Found(start, match.end(), None)
    match = _ONE_YEAR.match(low, start)
    if (
        not match
        or low[start - 1 : start] in {"-", "/"}
        or low[match.end() : match.end() + 1]
        in {
            "-",
            "/",
        }
    ):
        return None if not match or low[start - 1 : start] != "-" else _after_hyphen(low, match)
    if _counts(low, start, match.end()):
        return None
    return Found(start, match.end(), match[1])


def _after_hyphen(low: str, match: re.Match[str]) -> Found | None:
    """The year of `mid-2020` and `pre-1914`."""
    start = match.start()
    if low.endswith(("mid-", "pre-", "post-", "late-", "early-"), 0, start):
        return Found(start, match.end(), match[1])
    return None


def _counts(low: str, start: int, end: int) -> bool:
    """Whether four digits that look like a year are a number of things."""
    before = low[max(0, start - 16) : start]
    if _COUNTED_AFTER.match(low, end):
        return not _THE.search(before) or bool(_HEDGED.search(before))
    return bool(_NO_YEAR_BEFORE.search(before))


def _deictic(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`yesterday`, `overnight`, `last week`, `this morning`."""
    match = _DEICTIC.match(low, start)
    if not match:
        return None
    if match["word"]:
        when = days.days_from(published, _DEICTIC_DAYS[match["word"]])
        return Found(start, match.end(), when)
    which, unit = match["which"], match["unit"]
    if unit in {"night", "morning", "afternoon", "evening"}:
        return Found(start, match.end(), days.days_from(published, -1 if which == "last" else 0))
    return Found(start, match.end(), days.period(published, unit, _DIRECTION[which]))


def _weekday(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`Thursday`, `last Thursday`, `Thursday night`: the nearest past one, or the coming one."""
    which = _WHICH_DAY.match(low, start)
    match = _WEEKDAY.match(low, which.end() if which else start)
    if not match or not text[match.start()].isupper():
        return None
    if which:
        direction = 1 if which[1] == "next" else -1
    else:
        direction = 1 if _FUTURE.search(low[max(0, start - 60) : start]) else -1
    coming = not which and direction > 0
    return Found(start, match.end(), days.weekday(published, match[1], direction, coming=coming))


def _month(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`January 5, 2022`, `January 2022`, `last January`, `in January`."""
    which = _WHICH_DAY.match(low, start)
    at = which.end() if which else start
    if not text[at : at + 1].isupper():
        return None
    if match := _MONTH_DAY.match(low, at):
        return Found(start, match.end(), _span_of_days(match, published))
    if match := _MONTH_YEAR.match(low, at):
        month = days.month_number(match["month"])
        return Found(start, match.end(), f"{match['year']}-{month:02d}")
    match = _ONLY_MONTH.match(low, at)
    if not match or not (which or _month_may_follow(low, start)):
        return None
    direction = _DIRECTION[which[1]] if which else 0
    when = days.month_without_year(published, days.month_number(match["month"]), direction)
    return Found(start, match.end() - (match[0][-1] == "."), when)


def _month_may_follow(low: str, start: int) -> bool:
    """Whether the word before is one that a month follows."""
    before = low[max(0, start - 12) : start].rstrip(" -").split()
    return bool(before) and before[-1] in _BEFORE_MONTH


def _part_of_year(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`the third quarter of 2021`, `Q1 2020`, `the first half of last year`."""
    match = _PART_OF_YEAR.match(low, start)
    if not match:
        return None
    year = match["year"]
    if not year:
        year = days.period(published, "year", _DIRECTION[match["which"]])
    length = 6 if match["part"] == "half" else 3
    part = int(match["q"]) - 1 if match["q"] else _PARTS.get(match["word"], 12 // length - 1)
    if not year or part * length >= 12:
        return Found(start, match.end(), None)
    first = part * length + 1
    when = days.interval(f"{year}-{first:02d}", f"{year}-{first + length - 1:02d}")
    return Found(start, match.end(), when)


def _roughly(text: str, low: str, start: int, published: date | None) -> Found | None:
    """`mid-2020`, `early January`, `late on Thursday`: what follows, with the word before it."""
    match = _ROUGHLY.match(low, start)
    if not match:
        return None
    reader = at_digit if low[match.end()].isdigit() else _weekday_or_month
    found = reader(text, low, match.end(), published)
    return found._replace(start=start) if found else None


def _weekday_or_month(text: str, low: str, start: int, published: date | None) -> Found | None:
    """What may follow `early` and `late`."""
    return _weekday(text, low, start, published) or _month(text, low, start, published)


_AGO = re.compile(
    r"(?:^|[\s(\"“—])((?P<few>an?|a few|a couple of|several)|(?P<number>\d+(?:\.\d+)?|[a-z-]+))"
    r"(?: (?P<scale>hundred|dozen|thousand|million))? "
    r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|centur)(?:s|y|ies)? $"
)
_FEW = {"a": 1, "an": 1, "a few": 3, "a couple of": 2, "several": 3}
_SCALE = {"hundred": 100, "dozen": 12, "thousand": 1_000, "million": 1_000_000}


def _ago(low: str, start: int, published: date | None) -> Found | None:
    """`three decades ago`, `two weeks ago`, `a year ago`."""
    window = max(0, start - 40)
    match = _AGO.search(low[window:start])
    if not match:
        return None
    few, number = match["few"], match["number"]
    count = _FEW[few] if few else SIMPLE.get(number) if number in SIMPLE else _decimal(number)
    if count is None:
        return None
    unit = {"centur": "century"}.get(match["unit"], match["unit"])
    when = days.unit_from(published, unit, -count * _SCALE.get(match["scale"], 1))
    return Found(window + match.start(1), start + 3, when, counted=few not in {"a", "an"})


def _decimal(digits: str) -> float | None:
    """The number that the digits write, if they are digits."""
    return float(digits) if digits.replace(".", "").isdecimal() and len(digits) < 9 else None
