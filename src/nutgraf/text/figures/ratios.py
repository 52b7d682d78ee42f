"""Ratios of two numbers: `one in five voters`, `nine out of 10`, `three to one`, `50-50`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Span
from nutgraf.text.figures.context import listed, word_after
from nutgraf.text.figures.counted import counted, counted_of, noun_may_follow
from nutgraf.text.figures.draft import Draft
from nutgraf.text.figures.number_words import any_number_at
from nutgraf.text.figures.numbers import SIMPLE

if TYPE_CHECKING:
    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page

_IN = re.compile(r"( in (?:every )?|-in-)(?=[\da-z])| out of (?:every )?(?:the )?| of every ")
_THING_IN = re.compile(r" ([a-z]{3,}) (?:in|out of) (?=\d|[a-z])")
_TO = re.compile(r" to (one|1)(?![\w-]|\.\d)|-to-(\d{1,3}|[a-z]+)(?![\w-])")
_COLON = re.compile(r"(\d{1,3}):(\d{1,3})(?![\d:.])")
_RATIO_NEAR = re.compile(r"\b(?:ratio|odds|majority|proportion|exchange|split)\b")
_EVEN = re.compile(r"(?:50-50|fifty-fifty)(?![\w-])")


def one_in(page: Page, number: Number) -> Draft | None:
    """`one in five voters`, `nine out of 10 doctors`."""
    joint = _IN.match(page.low, number.end)
    if not joint or number.scale > 1000 or number.vague:
        return None
    second = any_number_at(page.low, joint.end())
    if not second or not 0 < number.value < second.value or second.value < 2:
        return None
    if joint[1] and not _is_share(page, number, second):
        return None
    draft = _draft(number.start, second.end, number.value / second.value, "figure-one-in")
    draft.take(counted(page, second.end) or counted_of(page, second.end))
    return draft


def thing_in(page: Page, number: Number) -> Draft | None:
    """`one child in three`, `four trains in five`."""
    match = _THING_IN.match(page.low, number.end)
    if not match or number.vague or not 1 <= number.value < 10:
        return None
    second = any_number_at(page.low, match.end())
    if not second or not number.value < second.value <= 100 or second.magnitude:
        return None
    after = page.low[second.end : second.end + 1]
    if (
        noun_may_follow(page, second.end)
        or after in {"-", "%", "/", ":"}
        or page.date_at(second.start)
    ):
        return None
    if listed(word_after(page, second.end), "time after"):
        return None
    draft = _draft(number.start, second.end, number.value / second.value, "figure-one-in")
    draft.counted = Span(match.start(1), match.end(1))
    return draft


def _is_share(page: Page, number: Number, second: Number) -> bool:
    """Whether `two in 10` is a share, and not two of something in ten of something else."""
    if listed(word_after(page, second.end), "time after") or page.date_at(second.start):
        return False
    if second.plain and 1100 <= second.value <= 2100:
        return False
    return number.value <= 9 or second.value % 10 == 0


def to_one(page: Page, number: Number) -> Draft | None:
    """`two to one`, `a 3-to-2 split`, `a ratio of 3:1`, `a 50-50 chance`."""
    even = _EVEN.match(page.low, number.start)
    if even:
        return _draft(number.start, even.end(), 0.5, "figure-to-one")
    match = _TO.match(page.low, number.end)
    if match:
        second = _simple(match[1] or match[2])
    else:
        match = _COLON.match(page.low, number.start) if number.digits else None
        if not match or not _RATIO_NEAR.search(
            page.before(number.start, 30) + page.after(number.end, 24)
        ):
            return None
        second = float(match[2])
    if not second or (second >= number.value and ":" not in match[0]):
        return None
    return _draft(number.start, match.end(), number.mantissa / second, "figure-to-one")


def _simple(written: str) -> float:
    """The value of a simple number, or 0."""
    return float(written) if written.isdecimal() else SIMPLE.get(written, 0.0)


def _draft(start: int, end: int, value: float, rule: str) -> Draft:
    """The draft of a ratio."""
    return Draft(start, end, value, value, FigureForm.RATIO, rule, core=start)
