"""Numbers that are no figures: parts of names, clock times, identifiers, addresses, set phrases.

Every check looks only at a few characters around the number, so it costs the same everywhere.
A check answers with the place to read on from, or 0 where the number may be a figure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.text.figures.numbers import ONES, SCALES, TEENS, TENS
from nutgraf.text.figures.units import currency_before
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page

_NUMBER_WORD = rf"(?:{'|'.join((*ONES, *TEENS, *TENS, *SCALES))})(?![a-z])"
_WORD_RUN = re.compile(rf"(?:{_NUMBER_WORD}(?:[ ,;-]+(?:and |or )?)?){{5,}}")
_DIGIT_RUN = re.compile(r"\d[\d.,]*(?:[\s,;/|:-]{1,3}(?:and )?\d[\d.,]*){4,}")
_NUMBER_NEXT = re.compile(rf"[\s,;/|:-]{{1,2}}(?:\d|{_NUMBER_WORD})")
_ADJACENT_WORD = re.compile(rf"[ -]{_NUMBER_WORD}")

_CLOCK = re.compile(
    r"(?::[0-5]\d){0,2} ?(?:a\.m\b\.?|p\.m\b\.?|[ap]m(?![a-z])|o'clock|noon|midnight"
    r"|(?:hours? )?(?:gmt|bst|utc|est|edt|pst|pdt|cet|cest|eet|ist|jst|aest|et|pt|local time)(?![a-z]))"
    r"|:[0-5]\d(?![\d])"
)
_CLOCK_WORD = re.compile(
    r"(?: o'clock| a\.m\b| p\.m\b| am(?! [a-z]+ing)(?![a-z])| pm(?![a-z])|-thirty| in the (?:morning|afternoon|evening)(?![a-z]))"
)
_AT_HOUR = re.compile(r"\b(?:at|half past|quarter past|quarter to|past) $")
_HOUR_FREE = re.compile(
    r"(?:$|[.,;]| (?:this|on|in the|tonight|today|yesterday|tomorrow|and|sharp))"
)
_TOKEN = re.compile(r"[\w.,:/@%&=?#~+'’-]*")
_ALNUM = re.compile(r"[\w'’]*")
_PHONE = re.compile(
    r"\d{3,5}[ -]\d{3,4}[ -]\d{3,4}(?!\d)|\d{3}-\d{4}(?!\d)|1-\d{3}-|\d{2,3}[ -]\d{4}[ -]\d{4}(?!\d)"
)
_DASHED = re.compile(r"(\d{4,9})-(\d{1,9})(?![\d,.]\d)")
_PHONE_REST = re.compile(r"[\d() -]*\d")
_LIST = re.compile(r"\d{1,3}[.)](?=\s)")
_FORMATION = re.compile(r"\d{1,4}(?:-\d{1,4}){2,}")
_DIMENSION = re.compile(r"\d+ ?[x×] ?\d+(?: ?[x×] ?\d+)?")
_PREFIXES = re.compile(
    r"(?:^|[\s(\"“])(?:over|under|mid|sub|near|pre|post|a|non|all|top|best-of|of|than|nearly|to|plus|minus|about|one-in|year)-$"
)
_ADDRESS = re.compile(r"[A-Za-z]? ((?:[A-Z][\w'’.]*[ ]){1,3}?)([A-Z][a-z]+\.?)(?![a-z])")
_LAST_OF_NAME = frozenset({"of", "bowl", "war", "catch"})
_MORE_NAMES = re.compile(r"(?:(?:,| and| to| or|, and|-) ?\d{1,4}(?![\d%])(?!,\d))*")
_GROUP_OF = re.compile(
    r"\b(?:(group|gang) of|super bowl|world war|catch|gulf war|round of|formation of) ?-?$"
)
_THE_TWO = re.compile(r"\b(?:the|these|those) $")
_TITLE_END = re.compile(r"[\"'“‘—(:;/•*|>-]\s?$")


@cache
def _list(section: str) -> frozenset[str]:
    """One section of the list of names."""
    return entries("figures/names", section)


@cache
def _phrases(section: str) -> tuple[str, ...]:
    """One section of the list of names, as beginnings."""
    return tuple(_list(section))


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
        following = _ADJACENT_WORD.match(low, number.end)
        words = low[number.end + 1 : following.end()] if following else ""
        if words in TENS or words in TEENS:
            return following.end() if following else 0
    return 0


def in_token(page: Page, number: Number) -> int:
    """The end of the token that digits are only a part of: `MH370`, `5G`, `v2`, `#12`, `COVID-19`."""
    low, start, end = page.low, number.start, number.end
    before = low[start - 1] if start else " "
    if before.isalpha() and currency_before(page.text, start, page.start)[1]:
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
        and not _PREFIXES.search(low[max(0, start - 12) : start])
    ):
        return _end(_ALNUM, low, end)
    if number.digits and low[end : end + 1] in {"_", "@", "\\"}:
        return _end(_TOKEN, low, end)
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
        return match.end() if match and match.end() <= page.end else 0
    match = _CLOCK_WORD.match(low, end)
    if match:
        return match.end()
    if number.value <= 12 and _AT_HOUR.search(page.before(number.start, 14)):
        return end if _HOUR_FREE.match(page.after(end, 12)) else 0
    return 0


def identifier(page: Page, number: Number) -> int:
    """The end of a telephone number, a list number, a formation such as `4-4-2`, a size `4x4`."""
    low, start = page.low, number.start
    if not number.digits:
        return 0
    for pattern in (_PHONE, _FORMATION, _DIMENSION):
        match = pattern.match(low, start)
        if match:
            return match.end()
    dash = _DASHED.match(low, start)
    if dash and int(dash[1]) > int(dash[2]):
        return dash.end()
    if start and low[start - 1] == "+" and number.plain and number.value < 1000:
        rest = _PHONE_REST.match(low, start)
        if rest and rest.end() - start > 7:
            return rest.end()
    line_start = (
        start == 0 or low[start - 1] == "\n" or not low[max(0, start - 4) : start].strip(" ")
    )
    if line_start and (start < 4 or "\n" in low[max(0, start - 4) : start]):
        match = _LIST.match(low, start)
        return match.end() if match else 0
    return 0


def not_a_number(page: Page, start: int) -> int:
    """Where to read on behind digits that write no number: `0800 789 321`, `1.2.3`, `007`."""
    rest = _PHONE_REST.match(page.low, start)
    if rest and page.low[start] == "0":
        return rest.end()
    return _end(_TOKEN, page.low, start)


def named(page: Page, number: Number) -> int:
    """The end of a name that ends in this number, whatever follows: `Article 5`, `Boeing 737`."""
    if number.scale > 1 or number.value >= 100_000 or page.low.startswith("%", number.end):
        return 0
    before = page.before(number.start, 24)
    word = _word_before(before)
    if not word:
        return 0
    group = _GROUP_OF.search(before) if word in _LAST_OF_NAME else None
    if group and group[1] and page.text[number.start - len(before) + group.start()].islower():
        group = None
    if word in _list("before") or group:
        more = _MORE_NAMES.match(page.low, number.end)
        return more.end() if more else number.end
    return 0


def _word_before(before: str) -> str:
    """The last word before a number, without the quotation mark before it."""
    if before[-1:] not in {" ", "-"}:
        return ""
    word = before[:-1].rsplit(" ", 1)[-1].rsplit("\n", 1)[-1].lstrip("(\"'“‘[")
    return word if word[:1].isalpha() and word[-1:] not in ",;:!?" else ""


def named_alone(page: Page, number: Number) -> bool:
    """Whether a number that counts nothing is the end of a name: `room 5`, `Falcon 9`."""
    if number.scale > 1 or number.value >= 1e6 or (number.digits and not number.plain):
        return False
    word = _word_before(page.before(number.start, 24))
    if not word:
        return False
    if word in _list("before alone"):
        return True
    start = number.start - 1 - len(word)
    if number.value >= 10_000 or not number.digits or not page.text[start].isupper():
        return False
    if page.text[number.start - 1] == "-":
        return False
    word = page.text[start : number.start - 1].replace(".", "")
    return not _begins_sentence(page, start) and word.isalnum() and word not in {"I", "A"}


def _begins_sentence(page: Page, position: int) -> bool:
    """Whether a position is the first of its sentence, or of a quotation or a line in it."""
    return position <= page.start or bool(_TITLE_END.search(page.before(position, 3)))


def capitalised_name(page: Page, number: Number) -> int:
    """The end of a number word that is part of a name: `Formula One`, `Seven Network`."""
    if number.digits or not page.text[number.start].isupper():
        return 0
    if page.low.startswith(_phrases("name"), number.start):
        return number.end
    if _begins_sentence(page, number.start) or page.headline:
        return 0
    return number.end


def set_phrase(page: Page, number: Number) -> int:
    """The end of a set phrase: `one another`, `nine to five`, `zero tolerance`, `two-way`."""
    low, start, end = page.low, number.start, number.end
    for phrase in _candidates(low, start):
        if (
            low.startswith(phrase, start)
            and not low[start + len(phrase) : start + len(phrase) + 1].isalnum()
        ):
            return start + len(phrase)
    if low[end : end + 1] == "-" and not number.digits:
        match = _ALNUM.match(low, end + 1)
        if match and match[0] in _list("compound"):
            return match.end()
    if number.value <= 1 and not number.digits:
        before = page.before(start, 14).rstrip(" -").rsplit(" ", 1)[-1]
        return end if before in _list("before one") else 0
    return 0


@cache
def _by_first_letters() -> dict[str, tuple[str, ...]]:
    """Set phrases by their first two letters."""
    found: dict[str, list[str]] = {}
    for phrase in _list("phrase"):
        found.setdefault(phrase[:2], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _candidates(low: str, start: int) -> tuple[str, ...]:
    """The set phrases that may begin here."""
    return _by_first_letters().get(low[start : start + 2], ())


def street_address(page: Page, number: Number) -> int:
    """The end of an address: `10 Downing Street`."""
    if not number.digits or len(number.magnitude) > 1 or number.mantissa >= 100_000:
        return 0
    match = _ADDRESS.match(
        page.text, number.end - len(number.magnitude), min(page.end, number.end + 60)
    )
    if not match:
        return 0
    words = f"{match[1]}{match[2]}".lower().split()
    for position, word in enumerate(words):
        if position and word.rstrip(".") in _list("street"):
            return number.end + 1
    return 0


def the_two(page: Page, number: Number) -> bool:
    """Whether `two` only points back: `the two leaders`."""
    return (
        number.value == 2 and not number.digits and number.scale == 1
        and bool(_THE_TWO.search(page.before(number.start, 10)))
    )  # fmt: skip
