"""Two quantities that make a range: `$2-3 billion`, `between 30 and 40`, `two or three`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.figures.context import listed, words_before
from nutgraf.text.figures.number_words import words_at
from nutgraf.text.figures.numbers import SCALES, number_at, rounded
from nutgraf.text.figures.quantity import Quantity, quantity

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

_JOINT = re.compile(r" to | through | or | and |(?: - |-)(?:to-|or-)?(?=[\d$£€¥a-z½¼¾])|-to-|-or-")


_SAME_CHANGE = re.compile(r"(?:%|per ?cent|points?),? or \Z")
"""What stands before an amount that says the same change again: `slid 11% or $1.63 to $13.03`."""
_NO_NOUN = re.compile(
    r"\Z|[.,;:)]| (?:after|following|on|by|in|and|but|because|as|when|this|next|last|at|with|for)\b"
)
_WITH_UNIT = frozenset({FigureForm.DURATION, FigureForm.PERCENT, FigureForm.MEASURE})


def joined(page: Page, first: Quantity) -> Quantity:
    """The range that a quantity begins, or the quantity itself."""
    joint = _JOINT.match(page.low, first.end)
    if not joint or joint.end() >= page.end:
        return first
    word = joint[0].strip(" ").strip("-") or "-"
    if word == "and" and not page.low.endswith("between ", page.start, first.start):
        return first
    second = _second(page, joint.end())
    if not second or (word == "to" and _parts_company(page, first, second)):
        return first
    return _range(page, first, second, word) or first


def _parts_company(page: Page, first: Quantity, second: Quantity) -> bool:
    """Whether `A to B` is a change by A that ends at B: `climbed $2.30 to $97.44`."""
    before = page.before(first.start, 40)
    if before.endswith(("from ", "between ")):
        return False
    if before.endswith(" or ") and _SAME_CHANGE.search(before):
        return True
    if first.form is FigureForm.CARDINAL and second.form is FigureForm.PERCENT:
        # "fell by 6,000 to 3.4%"
        return before.endswith(" by ") and first.low > second.high
    words = words_before(page, first.start, 6)
    while words and listed(words[-1], "between change and amount"):
        if listed(words.pop(), "change"):
            return True
    return first.low > second.high or (bool(words) and listed(words[-1], "change"))


def _second(page: Page, start: int) -> Quantity | None:
    """The quantity that begins at `start`, with its currency sign if it has one."""
    low = page.low
    for position in range(start, min(start + 6, page.end)):
        if low[position].isdigit():
            number = number_at(low, position)
            if not number:
                return None
            found = quantity(page, number)
            return found if found.start == start else None
    number = words_at(low, start)
    return quantity(page, number) if number else None


def _range(page: Page, first: Quantity, second: Quantity, joint: str) -> Quantity | None:
    """The two as one range, where they have one unit and may be a range at all."""
    form, unit = second.form, second.unit
    if first.form is not FigureForm.CARDINAL:
        if second.form is FigureForm.CARDINAL and first.sign:
            form, unit = first.form, first.unit
        elif _shares_unit(page, first, second, joint):
            return _with_unit(first, second)
        elif (first.form, first.unit) != (second.form, second.unit):
            return None
    low, high = _distributed(first, second), second.high
    if joint in {"or", "-", "through"} and high <= low:
        return None
    if joint == "-" and (low < 0 or high < 0):
        return None
    return Quantity(
        first.start, second.end, min(low, high), max(low, high), form, unit, second.number,
        joint, first.sign,
    )  # fmt: skip


def _shares_unit(page: Page, first: Quantity, second: Quantity, joint: str) -> bool:
    """Whether a bare number goes on with the unit before it: `cut from three weeks to two`."""
    bare = second.form is FigureForm.CARDINAL and second.number.scale == 1 and not second.sign
    changed = joint == "to" and page.low.endswith("from ", page.start, first.start)
    whole = first.form in _WITH_UNIT and first.number.value
    return bool(bare and changed and whole and _NO_NOUN.match(page.after(second.end, 12)))


def _with_unit(first: Quantity, second: Quantity) -> Quantity:
    """The two as one range in the unit of the first."""
    value = rounded(second.high * first.low / first.number.value)
    return Quantity(
        first.start, second.end, min(first.low, value), max(first.low, value), first.form,
        first.unit, second.number, "to", first.sign,
    )  # fmt: skip


def _distributed(first: Quantity, second: Quantity) -> float:
    """The first value with the second one's magnitude or factor: `2-3 million`, `5-10 cents`."""
    one, two = first.number, second.number
    value = first.low
    if one.scale == 1 and two.scale >= SCALES["dozen"] and abs(value) <= two.mantissa:
        value *= two.scale
    if first.form is FigureForm.CARDINAL and two.value and second.high != two.value:
        value *= abs(second.high / two.value)
    return rounded(value)
