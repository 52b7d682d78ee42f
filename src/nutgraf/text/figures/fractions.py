"""Fractions in words: `two-thirds of members`, `half the country`, `a third`, `half a million`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.alternatives import any_of
from nutgraf.text.figures.context import listed, word_before
from nutgraf.text.figures.counted import behind_determiner, counted_of, noun_may_follow
from nutgraf.text.figures.draft import Draft
from nutgraf.text.figures.numbers import SCALES, Number

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

_ONE_PART = {
    "half": 2.0,
    "third": 3.0,
    "quarter": 4.0,
    "fourth": 4.0,
    "fifth": 5.0,
    "sixth": 6.0,
    "seventh": 7.0,
    "eighth": 8.0,
    "ninth": 9.0,
    "tenth": 10.0,
    "twelfth": 12.0,
    "twentieth": 20.0,
    "hundredth": 100.0,
    "thousandth": 1000.0,
}
DENOMINATORS = _ONE_PART | {f"{word}s": parts for word, parts in _ONE_PART.items()}
"""In how many parts a whole is cut, by the word for one or several of them."""

_DENOMINATOR = re.compile(rf"[ -]({any_of(DENOMINATORS)})(?![a-z-])")
_WHOLES = any_of(
    (
        *(scale for scale in SCALES if scale != "quadrillion"),
        *("second", "minute", "hour", "day", "year", "decade", "century"),
        *("inch", "foot", "yard", "mile", "kilometre", "kilometer", "metre", "meter", "acre"),
        *("hectare", "pint", "gallon", "litre", "liter", "tonne", "ton", "pound", "kilo"),
        *("percentage point", "basis point", "per cent", "percent", "point", "degree", "cent"),
    )
)
_HALF_A = re.compile(rf"half(?: an? |-a-|-an-|[ -])(?=({_WHOLES})s?(?![a-z]))")
_OF_A = re.compile(rf" of an? (?=({_WHOLES})(?![a-z]))")
_OF_UNIT = re.compile(r"[ -](?:percentage[ -])?(?:point|mile|inch|acre|tonne|ton)s?(?![a-z])")
_QUARTER_MILLION = re.compile(r"quarter[ -](million|billion|trillion)(?![a-z])")
_SAID_AGAIN = re.compile(r" \(\d[\d.]*(?:%| per ?cent)\) of ")
"""`half (51%) of voters`."""
_UNIT_AND_A = re.compile(
    r"(?<![\w-])((?:an?|one) (hour|year|month|week|day|minute|decade|century|mile) and a )\Z"
)


def several_parts(page: Page, number: Number) -> Draft | Number | None:
    """`two-thirds of members`; for `three-quarters of a million` the number that it makes."""
    if number.digits or not 1 <= number.value <= 19 or number.value % 1:
        return None
    match = _DENOMINATOR.match(page.low, number.end)
    if not match:
        return None
    many, share = number.value > 1, number.value / DENOMINATORS[match[1]]
    if many != match[1].endswith("s") or share >= 2:
        return None
    of_a = _OF_A.match(page.low, match.end())
    if of_a:
        return _scaled(number.start, of_a, share)
    # "one-tenth the size", but "two quarters" may be half a year
    sure = match[0][0] == "-" or (many and match[1] != "quarters")
    if not sure and not _is_share(page, number.start, match.end()):
        return None
    return _share(page, number.start, match.end(), share)


def one_part(page: Page, word: str, start: int) -> Draft | Number | None:
    """What begins with `half`, or with the `third` of `a third`; a number for `half a million`."""
    if word == "half":
        return _half(page, start)
    end = start + len(word)
    million = _QUARTER_MILLION.match(page.low, start)
    if million:
        article = word_before(page, start) == "a" and page.low[start - 1] == " "
        scale = SCALES[million[1]]
        return Number(
            start - len("a ") * article, million.end(), 0.25 * scale, 0.25, scale, million[1],
            digits=False, plain=False,
        )  # fmt: skip
    unit = word == "quarter" and bool(_OF_UNIT.match(page.low, end))
    if unit and page.low.endswith(("by ", "of "), page.start, start):
        return Number(start, end, 0.25, 0.25, digits=False, plain=False)
    begin = start - len("a ")
    quarter = _OF_A.match(page.low, end) if word == "quarter" else None
    if quarter and quarter[1] in SCALES and word_before(page, start) != "a":
        # "quarter of a million people"
        return _scaled(start, quarter, 0.25)
    if word_before(page, start) != "a" or page.low[start - 1] != " ":
        return None
    of_a = _OF_A.match(page.low, end)
    if of_a:
        return _scaled(begin, of_a, 1 / DENOMINATORS[word])
    if unit:
        return Number(begin, end, 0.25, 0.25, digits=False, plain=False)
    return _share(page, begin, end, 1 / DENOMINATORS[word]) if _is_share(page, begin, end) else None


def _half(page: Page, start: int) -> Draft | Number | None:
    """`half of voters`, `half the country`, `more than half`, `half a million`."""
    low, end, before = page.low, start + len("half"), page.before(start, 24)
    if before.endswith("and a "):
        return _and_a_half(start, before)
    if before.endswith("-"):
        return None
    whole = _HALF_A.match(low, start)
    if whole and not before.endswith("and "):
        article = low[end] == "-" and word_before(page, start) == "a"
        return _scaled(start - len("a ") * article, whole, 0.5)
    if low[end : end + 1] == "-" or listed(word_before(page, start), "no half behind"):
        return None
    if low.startswith(" of ", end) or behind_determiner(page, end) or _is_share(page, start, end):
        return _share(page, start, end, 0.5)
    return None


def _and_a_half(start: int, before: str) -> Draft | None:
    """`an hour and a half`."""
    match = _UNIT_AND_A.search(before)
    if not match:
        return None
    begin = start - len(match[1])
    form = FigureForm.MEASURE if match[2] == "mile" else FigureForm.DURATION
    rule = f"figure-{form.value}"
    return Draft(begin, start + len("half"), 1.5, 1.5, form, rule, match[2], core=begin)


def _scaled(start: int, whole: re.Match[str], share: float) -> Number:
    """`half a million` as a number; `half an hour` as the number before its unit."""
    scale = SCALES.get(whole[1], 1.0)
    if scale > 1:
        value, end = share * scale, whole.end(1)
        return Number(start, end, value, share, scale, whole[1], digits=False, plain=False)
    return Number(start, whole.end() - 1, share, share, digits=False, plain=False)


def _is_share(page: Page, start: int, end: int) -> bool:
    """Whether a fraction stands where only a share can: before `of`, or after `by` and its like."""
    if page.low.startswith(" of ", end) or _SAID_AGAIN.match(page.low, end):
        return True
    before = word_before(page, start)
    if before == "or" and page.low.startswith((",", ".", ";", ")"), end):
        return True
    return listed(before, "share before") and not noun_may_follow(page, end)


def _share(page: Page, start: int, end: int, value: float) -> Draft:
    """The draft of a fraction with what it is a fraction of."""
    draft = Draft(start, end, value, value, FigureForm.RATIO, "figure-fraction", core=start)
    draft.take(counted_of(page, end, singular=True) or behind_determiner(page, end))
    return draft
