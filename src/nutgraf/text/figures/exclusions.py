"""Numbers that are no figures: clock times, identifiers, digits inside a word, numbers in a row.

Every check looks only at a few characters around the number, so it costs the same everywhere.
A check answers with the place to read on from, or 0 where the number may be a figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.text.alternatives import any_of
from nutgraf.text.figures.context import word_after
from nutgraf.text.figures.numbers import SCALES, SIMPLE, TEENS, TENS
from nutgraf.text.figures.units import currency_before
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page

_NUMBER_WORD = rf"{any_of((*SIMPLE, *SCALES))}(?![a-z])"
_WORD_RUN = re.compile(rf"(?:{_NUMBER_WORD}(?:[ ,;-]+(?:and |or )?)?){{5,}}")
_DIGIT_RUN = re.compile(r"\d[\d.,]*(?:[\s,;/|:-]{1,3}(?:and )?\d[\d.,]*){4,}")
_NUMBER_NEXT = re.compile(rf"[\s,;/|:-]{{1,2}}(?:\d|{_NUMBER_WORD})")
_ZONES = "gmt|bst|utc|est|edt|pst|pdt|cet|cest|eet|ist|jst|aest|et|pt|local time"
_CLOCK = re.compile(
    r"(?::[0-5]\d){0,2} ?(?:a\.m\b\.?|p\.m\b\.?|[ap]m(?![a-z])|o'clock|noon|midnight"
    rf"|(?:hours? )?(?:{_ZONES})(?![a-z]))|:[0-5]\d(?!\d)"
)
_CLOCK_WORD = re.compile(
    r" o'clock| [ap]\.m\b| am(?! [a-z]+ing)(?![a-z])| pm(?![a-z])|-thirty"
    r"| in the (?:morning|afternoon|evening)(?![a-z])"
)
_HOURS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d(?= (?:hours|hrs)(?![a-z]))")
_AT_HOURS = re.compile(
    r"\b(?:at|by|from|till|until|to|since|before|after|around|about|between|and) \Z"
)
_REFERENCE = re.compile(r"\d{1,3}(?:[,–-] ?\d{1,3})*\]")
_AT_HOUR = re.compile(r"\b(?:at|half past|quarter past|quarter to|past) \Z")
_HOUR_FREE = re.compile(
    r"\Z|[.,;]| (?:this|on|in the|tonight|today|yesterday|tomorrow|and|sharp)(?![a-z])"
)
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_DOTTED_LENGTHS = frozenset({4, 5})
_AT_DOTTED = re.compile(
    r"\bat (?:about |around |approximately |roughly |just (?:after|before) |shortly (?:after|before) )?\Z"
)
_PRICED = re.compile(
    r"(?:clos|open|trad|st[oa][on]d|pric|quot|valu|end|finish|settl|sold|sell|fix|set)\w* (?:up |down )?\Z"
)
_TOKEN = re.compile(r"[\w.,:/@%&=?#~+'’-]*")
_PARAGRAPH = re.compile(r"\([a-z\d]\)")
_ALNUM = re.compile(r"[\w'’]*")
_PHONE = re.compile(
    r"\d{3,5}[ -]\d{3,4}[ -]\d{3,4}(?!\d)|\d{3}-\d{4}(?!\d)|1-\d{3}-"
    r"|\d{3}\) ?\d{3}-\d{4}|\d{2,3}[ -]\d{4}[ -]\d{4}(?!\d)"
)
_DIALLED = re.compile(r"[\d() -]*\d")
_FOREIGN_DAY = re.compile(r"\d{1,2}\.? (?:de |di )?([^\W\d_]+)")
_DASHED = re.compile(r"(\d{4,9})-(\d{1,9})(?![\d,.]\d)")
_IN_LIST = re.compile(r"\d{1,3}[.)](?=\s)")
_SUBSECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?(?= [A-Z][a-z]+ [a-z])")
_FORMATION = re.compile(r"\d{1,4}(?:-\d{1,4}){2,}")
_STATUTE = re.compile(r"\d{1,2} (?:u\.s\.c|c\.f\.r|usc |cfr )")
_AIRCRAFT = re.compile(r"7[0-8]7(?:-\d{1,3}(?:er|lr|f)?(?![\w-])| ?max(?![a-z])| dreamliner)")
_YEAR_BEFORE = re.compile(r"\b(?:of|in|since|from|summer|spring|until|by) ['’]\Z")
_SIZE = re.compile(r"\d+ ?[x×] ?\d+(?: ?[x×] ?\d+)?")
_PREFIX = re.compile(
    r"(?<![\w-])(?:over|under|mid|sub|near|pre|post|non|all|top|best-of|of|than|nearly|to|plus|minus|about"
    r"|one-in|year)-\Z"
)


def in_run(page: Page, number: Number) -> int:
    """The end of five or more numbers in a row, which nobody reads as quantities."""
    low = page.low
    if not _NUMBER_NEXT.match(low, number.end):
        return 0
    run = (_DIGIT_RUN if number.digits else _WORD_RUN).match(low, number.start)
    if run:
        return run.end()
    if not number.digits and number.scale == 1 and number.value >= 10:
        # "nineteen eighty-four" is a year
        following = word_after(page, number.end)
        if following.partition("-")[0] in {*TENS, *TEENS}:
            return number.end + 1 + len(following)
    return 0


def in_token(page: Page, number: Number) -> int:
    """The end of the token that digits are only a part of: `MH370`, `5G`, `v2`, `#12`, `COVID-19`."""
    low, start, end = page.low, number.start, number.end
    before = low[start - 1] if start else " "
    if (before.isalpha() or before == ".") and currency_before(page.text, start, page.start)[1]:
        return 0
    if before.isalnum() or before in "_#@=&\\%":
        return _end(_ALNUM, low, end)
    if before == "/" and (low[start - 2 : start - 1].isalnum() or number.digits):
        return _end(_TOKEN, low, end)
    if before in ".:" and low[start - 2 : start - 1].isalnum() and start > 1:
        return _end(_ALNUM, low, end)
    if (
        before == "-"
        and low[start - 2 : start - 1].isalnum()
        and not _PREFIX.search(low[max(0, start - 12) : start])
    ):
        return _end(_ALNUM, low, end)
    if number.digits and low[end : end + 1] in {"_", "@", "\\"}:
        return _end(_TOKEN, low, end)
    if number.digits and low.startswith("'s", end):
        # "the 941's", "the 737's": a name in the possessive
        return end + len("'s")
    if number.digits and _PARAGRAPH.match(low, end):
        return end + len("(k)")
    if number.digits and low[end : end + 1] == "/" and low[end + 1 : end + 2].isdigit():
        return _end(_TOKEN, low, end)
    return 0


def in_letters(page: Page, end: int) -> int:
    """The end of the token where letters that are no unit touch the digits: `27L`, `737s`."""
    if page.low[end : end + 1].isalpha():
        return _end(_ALNUM, page.low, end)
    return 0


def _end(pattern: re.Pattern[str], low: str, start: int) -> int:
    """Where a pattern that may be empty ends; reading goes on there, so nothing is read twice."""
    match = pattern.match(low, start)
    return match.end() if match else start


def clock_time(page: Page, number: Number) -> int:
    """The end of a clock time: `9:30`, `10 p.m.`, `1430 GMT`, `at eight`."""
    low, end = page.low, number.end
    if number.digits:
        match = _CLOCK.match(low, end) if number.value < 2400 else None
        if not match and end - number.start in _DOTTED_LENGTHS and _is_hour(page, number):
            return end
        if not match and _AT_HOURS.search(page.before(number.start, 9)):
            # "until 1015 hours"
            match = _HOURS.match(low, number.start)
        return match.end() if match and match.end() <= page.end else 0
    match = _CLOCK_WORD.match(low, end)
    if match:
        return match.end()
    if number.value <= 12 and _AT_HOUR.search(page.before(number.start, 14)):
        return end if _HOUR_FREE.match(page.after(end, 12)) else 0
    return 0


def _is_hour(page: Page, number: Number) -> bool:
    """Whether a time with a full stop stands here: `at about 11.20 this morning`; no price it closed at."""
    if not _DOTTED.fullmatch(page.low, number.start, number.end):
        return False
    before = page.before(number.start, 40)
    at = _AT_DOTTED.search(before)
    if not at or _PRICED.search(before[: at.start()]):
        return False
    return _HOUR_FREE.match(page.after(number.end, 12)) is not None


def identifier(page: Page, number: Number) -> int:
    """The end of a telephone number, a list number, a formation such as `4-4-2`, a size `4x4`."""
    low, start = page.low, number.start
    if not number.digits:
        return 0
    if start and low[start - 1] in "'’" and _YEAR_BEFORE.search(page.before(start, 12)):
        return number.end
    for pattern in (_PHONE, _FORMATION, _SIZE, _STATUTE, _AIRCRAFT):
        match = pattern.match(low, start)
        if match:
            return match.end()
    if start and low[start - 1] == "[":
        # "[12]", "[2-4]" point to a footnote
        reference = _REFERENCE.match(low, start)
        if reference:
            return reference.end()
    dash = _DASHED.match(low, start)
    if dash and int(dash[1]) > int(dash[2]):
        return dash.end()
    if start and low[start - 1] == "+" and number.plain and number.value < 1000:
        rest = _DIALLED.match(low, start)
        if rest and rest.end() - start > 7:
            return rest.end()
    line_start = (
        start == 0 or low[start - 1] == "\n" or not low[max(0, start - 4) : start].strip(" ")
    )
    if line_start and (start < 4 or "\n" in low[max(0, start - 4) : start]):
        match = _IN_LIST.match(low, start) or _SUBSECTION.match(page.text, start)
        return match.end() if match else 0
    return 0


def foreign_day(page: Page, start: int) -> bool:
    """Whether digits are a day in another language: `3. Mai`, `5 de mayo`."""
    match = _FOREIGN_DAY.match(page.low, start)
    return match is not None and match[1] in entries("dates", "months elsewhere")


def not_a_number(page: Page, start: int) -> int:
    """Where to read on behind digits that write no number: `0800 789 321`, `1.2.3`, `007`."""
    rest = _DIALLED.match(page.low, start)
    if rest and page.low[start] == "0":
        return rest.end()
    return _end(_TOKEN, page.low, start)
