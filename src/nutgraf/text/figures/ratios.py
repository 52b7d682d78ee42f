"""Shares of a whole: `one in five voters`, `two-thirds of members`, `half the country`, `three to one`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.figures.counted import behind_determiner, counted, counted_of, noun_may_follow
from nutgraf.text.figures.draft import Draft
from nutgraf.text.figures.numbers import SCALES, SIMPLE, Number, number_at, words_at

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

DENOMINATORS: dict[str, float] = {
    **{"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6},
    **{"seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20},
    **{"hundredth": 100, "thousandth": 1000},
    **{"thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7},
    **{"eighths": 8, "ninths": 9, "tenths": 10, "hundredths": 100},
}

_IN = re.compile(r" in (?:every )?(?=[\da-z])| out of (?:every )?(?:the )?| of every |-in-")
_TO_ONE = re.compile(r"(?: to |-to-)(?:one|1)(?![\w-])(?!\.\d)")
_TO_LESS = re.compile(r"-to-(\d{1,3}|[a-z]+)(?![\w-])")
_EVEN = re.compile(r"(?:50-50|fifty-fifty)(?![\w-])")
_COLON = re.compile(r"(\d{1,3}):(\d{1,3})(?![\d:.])")
_RATIO_NEAR = re.compile(r"\b(?:ratio|odds|majority|proportion|exchange|split)\b")
_TIME_AFTER = re.compile(
    r" (?:second|minute|hour|day|night|week|month|year|decade|season|game|match|quarter|test|attempt"
    r"|race|round|outing|start|meeting|encounter|appearance|inning|over|ball)s?(?![a-z])"
)
_FRACTION = re.compile(rf"[ -]({'|'.join(sorted(DENOMINATORS, key=len, reverse=True))})(?![a-z-])")
_HALF_A = re.compile(
    r"half(?: an? |-a-|-an-|-| )(?=(dozen|hundred|thousand|million|billion|trillion|lakh|crore"
    r"|hour|mile|year|century|decade|day|kilomet\w+|met(?:re|er)|percentage point|per cent|percent"
    r"|point|inch|acre|tonne|ton|pint|minute|second|gallon|degree|lit(?:re|er)|pound|kilo|marathon"
    r"|basis point|cent|foot|yard|hectare)s?(?![a-z]))"
)
_UNIT_AND_A = re.compile(
    r"(?:^|[^\w-])((?:an?|one) (hour|year|month|week|day|minute|decade|century|mile) and a )$"
)
_PART_OF_A = re.compile(
    r" of an? (?=(?:hundred|thousand|million|billion|trillion|century|hour|mile|percentage point"
    r"|per cent|percent|dozen|decade|year|second|inch|point|lakh|crore)(?![a-z]))"
)
_QUARTER_UNIT = re.compile(r"[ -](?:percentage[ -])?(?:point|mile|inch|acre|tonne|ton)s?(?![a-z])")
_SHARE_BEFORE = re.compile(
    r"\b(?:by|nearly|almost|about|than|over|around|roughly|to|up|down|under|just|only|some|least|most"
    r"|approximately|estimated|another|further|additional|cut|good|perhaps|maybe|possibly|probably) $"
)
_NOT_HALF = re.compile(
    r"\b(?:first|second|latter|other|opening|former|third|fourth|last|next|each|either|better|top|bottom"
    r"|upper|lower|northern|southern|eastern|western|front|back|one|half) $"
)


def one_in(page: Page, number: Number) -> Draft | None:
    """`one in five voters`, `nine out of 10 doctors`."""
    joint = _IN.match(page.low, number.end)
    if not joint or number.scale > 1000 or number.vague:
        return None
    second = _number(page.low, joint.end())
    if not second or not 0 < number.value < second.value or second.value < 2:
        return None
    word = joint[0]
    if not word.startswith((" out", " of")) and not _is_share(page, number, second):
        return None
    draft = Draft(
        number.start, second.end, *(number.value / second.value,) * 2, FigureForm.RATIO,
        "figure-one-in", core=number.start,
    )  # fmt: skip
    draft.take(counted(page, second.end) or counted_of(page, second.end))
    return draft


def _is_share(page: Page, number: Number, second: Number) -> bool:
    """Whether `two in 10` is a share, and not two of something in ten of something else."""
    if _TIME_AFTER.match(page.low, second.end) or page.date_at(second.start):
        return False
    if second.plain and 1100 <= second.value <= 2100:
        return False
    return number.value <= 9 or second.value % 10 == 0


def _number(low: str, start: int) -> Number | None:
    """The number that begins exactly here."""
    if low[start : start + 1].isdigit():
        return number_at(low, start)
    return words_at(low, start) if low[start : start + 1].isalpha() else None


def to_one(page: Page, number: Number) -> Draft | None:
    """`two to one`, `a ratio of 3:1`, `a 50-50 chance`."""
    even = _EVEN.match(page.low, number.start)
    if even:
        return Draft(
            number.start, even.end(), 0.5, 0.5, FigureForm.RATIO, "figure-to-one", core=number.start
        )
    match = _TO_ONE.match(page.low, number.end)
    if match and number.value > 1:
        low = high = number.value
        end = match.end()
    elif (match := _TO_LESS.match(page.low, number.end)) and (
        0 < (second := _value(match[1])) < number.value
    ):
        low = high = number.value / second
        end = match.end()
    else:
        match = _COLON.match(page.low, number.start) if number.digits else None
        if not match or not int(match[2]):
            return None
        near = page.before(number.start, 30) + page.after(number.end, 24)
        if not _RATIO_NEAR.search(near):
            return None
        low = high = int(match[1]) / int(match[2])
        end = match.end()
    return Draft(number.start, end, low, high, FigureForm.RATIO, "figure-to-one", core=number.start)


def _value(written: str) -> float:
    """The value of a simple number, or 0."""
    return float(written) if written.isdecimal() else SIMPLE.get(written, 0.0)


def fraction_after(page: Page, number: Number) -> Draft | Number | None:
    """`two-thirds of members`, `three quarters of the vote`: a fraction with its numerator."""
    if number.digits or not 1 <= number.value <= 19 or number.value % 1:
        return None
    match = _FRACTION.match(page.low, number.end)
    if not match:
        return None
    denominator = DENOMINATORS[match[1]]
    many = number.value > 1
    if many != match[1].endswith("s") or number.value >= denominator * 2:
        return None
    of_a = _PART_OF_A.match(page.low, match.end())
    if of_a:
        return _scaled(page.low, number.start, of_a.end(), number.value / denominator)
    if match[1] == "quarters" and not (
        match[0][0] == "-" or _of_or_share(page, number.start, match.end())
    ):
        return None
    if not many and not _of_or_share(page, number.start, match.end()):
        return None
    return _share(page, number.start, match.end(), number.value / denominator)


def fraction(page: Page, word: str, start: int) -> Draft | Number | None:
    """What begins with `half`, or with the `third` of `a third`; a number for `half a million`."""
    if word == "half":
        return _half(page, start)
    if word == "quarter" and _QUARTER_UNIT.match(page.low, start + 7):
        if page.low.endswith(("by ", "of "), page.start, start):
            return Number(start, start + 7, 0.25, 0.25, digits=False, plain=False)
    begin = start - 2
    if not page.low.startswith("a ", max(begin, page.start)) or begin < page.start:
        return None
    if begin > page.start and page.low[begin - 1].isalnum():
        return None
    end = start + len(word)
    if word == "quarter" and _QUARTER_UNIT.match(page.low, end):
        return Number(begin, end, 0.25, 0.25, digits=False, plain=False)
    of_a = _PART_OF_A.match(page.low, end)
    if of_a:
        return _scaled(page.low, begin, of_a.end(), 1 / DENOMINATORS[word])
    if not _of_or_share(page, begin, end):
        return None
    return _share(page, begin, end, 1 / DENOMINATORS[word])


def _half(page: Page, start: int) -> Draft | Number | None:
    """`half of voters`, `half the country`, `more than half`, `half a million`."""
    low, end = page.low, start + 4
    if page.before(start, 24).endswith("and a "):
        return _and_a_half(page, start)
    unit = _HALF_A.match(low, start)
    before = page.before(start, 16)
    if unit:
        if before.endswith(("-", "and a ", "and ")):
            return None
        article = low[end] == "-" and (before == "a " or before.endswith(" a "))
        return _scaled(low, start - 2 * article, unit.end(), 0.5)
    if low[end : end + 1] == "-" or before.endswith("-") or _NOT_HALF.search(before):
        return None
    noun = counted_of(page, end, singular=True) or behind_determiner(page, end)
    if noun or low.startswith(" of ", end):
        return _share(page, start, end, 0.5)
    if _SHARE_BEFORE.search(before) and not noun_may_follow(page, end):
        return _share(page, start, end, 0.5)
    return None


def _and_a_half(page: Page, start: int) -> Draft | None:
    """`an hour and a half`."""
    before = page.before(start, 24)
    match = _UNIT_AND_A.search(before)
    if not match:
        return None
    begin = start - len(before) + match.start(1)
    form = FigureForm.MEASURE if match[2] == "mile" else FigureForm.DURATION
    return Draft(begin, start + 4, 1.5, 1.5, form, "figure-duration", match[2], core=begin)


def _scaled(low: str, start: int, end: int, value: float) -> Number:
    """`half a million` as a number; `half an hour` as the number before the unit."""
    match = re.compile(r"dozen|hundred|thousand|million|billion|trillion|lakh|crore").match(
        low, end
    )
    if not match:
        space = end - 1 if low[end - 1] in " -" else end
        return Number(start, space, value, value, digits=False, plain=False)
    scale = SCALES[match[0]]
    return Number(
        start, match.end(), value * scale, value, scale, match[0], digits=False, plain=False
    )


def _of_or_share(page: Page, start: int, end: int) -> bool:
    """Whether a fraction stands where only a share can: before `of`, or after `by` and a like word."""
    if page.low.startswith(" of ", end):
        return True
    return bool(_SHARE_BEFORE.search(page.before(start, 16))) and not noun_may_follow(page, end)


def _share(page: Page, start: int, end: int, value: float) -> Draft:
    """The draft of a fraction with what it is a fraction of."""
    draft = Draft(start, end, value, value, FigureForm.RATIO, "figure-fraction", core=start)
    draft.take(counted_of(page, end, singular=True) or behind_determiner(page, end))
    return draft
