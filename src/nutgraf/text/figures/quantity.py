"""A number with its sign, its currency and its unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nutgraf.model.marks import FigureForm
from nutgraf.text.figures import units
from nutgraf.text.figures.context import listed, word_after
from nutgraf.text.figures.number_words import any_number_at
from nutgraf.text.figures.numbers import Number, rounded

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page


class Quantity(NamedTuple):
    """A number or a range of two, in its unit; `form` is cardinal where there is no unit."""

    start: int
    end: int
    low: float
    high: float
    form: FigureForm
    unit: str | None
    number: Number
    """The number; of a range the second one."""
    joint: str = ""
    """What stands between the two numbers of a range: `to`, `and`, `or`, `-`."""
    sign: str = ""
    """The currency sign or code before the digits."""

    @property
    def is_range(self) -> bool:
        """True for two numbers."""
        return bool(self.joint)


_SPACED_SHORT = re.compile(r" ?([mb]|bn|mn)(?![a-z\d])")
_METRES_BEFORE = re.compile(
    r"(?:women|men)'s $|\b(?:within|height of|depth of|ran|run|swam|swim|sprinted|jumped) (?:the )?$"
)
_SIZE = re.compile(r" in (?:length|height|depth|width|diameter)(?![a-z])")
_MORE_METRES = re.compile(r"(?:,? (?:and |or )?\d{2,4}m){1,4}(?![a-z\d])")
"""`the 200m, 400m and 800m freestyle`."""
_RACES = frozenset({60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10_000})
"""Distances that are run: `won the 800m`."""
_METRE = units.Unit(FigureForm.MEASURE, "metre")
_POUND = units.Unit(FigureForm.MEASURE, "lb")
_COMPOSITE = re.compile(r"(?:,? and |,? )?(?=\d|[a-z])")
_IN = re.compile(r" ?in(?= (?:tall|long|high|wide|deep)(?![a-z])|[.,;)]|$)")
_SMALLER = {
    "foot": ("inch", 12),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "year": ("month", 12),
    "stone": ("lb", 14),
    "lb": ("ounce", 16),
    "week": ("day", 7),
    "day": ("hour", 24),
    **{code: (code, 100) for code in ("USD", "EUR", "GBP", "INR")},
}
"""What the second part of a composite is counted in: 5 feet 7 inches, two years and six months."""


def quantity(page: Page, number: Number) -> Quantity:
    """The number as a quantity: with its currency before it or its unit after it."""
    start, sign = units.currency_before(page.text, number.start, page.start)
    if sign:
        number = _short_magnitude(page.low, number)
        code = units.currency_code(sign)
        signed, value = _signed(page, start, number.value)
        return Quantity(signed, number.end, value, value, FigureForm.MONEY, code, number, sign=sign)
    number, unit, end = _unit(page, number)
    start, value = _signed(page, number.start, number.value)
    if not unit or end > page.end:
        return Quantity(start, number.end, value, value, FigureForm.CARDINAL, None, number)
    value = rounded(value * unit.factor) if unit.factor != 1 else value
    return Quantity(start, end, value, value, unit.form, unit.name, number)


def _unit(page: Page, number: Number) -> tuple[Number, units.Unit | None, int]:
    """The number without what was no magnitude, its unit if it has one, and where that ends."""
    low = page.low
    if number.digits and number.magnitude == "m" and _means_metres(page, number):
        bare = number._replace(value=number.mantissa, scale=1.0, magnitude="")
        return bare, _METRE, number.end
    if number.digits and number.magnitude == "t":
        number = number._replace(end=number.end - 1, value=number.mantissa, scale=1.0, magnitude="")
    found = units.unit_after(page.text, low, number)
    if not found and low.startswith(" of ", number.end) and (number.vague or number.scale > 1):
        # "hundreds of millions of dollars"
        found = units.unit_after(page.text, low, number._replace(end=number.end + 3))
    if not found and number.digits and number.value < 1 and low.startswith(" of a ", number.end):
        # "0.6 of a percentage point"
        found = units.unit_after(page.text, low, number._replace(end=number.end + len(" of a")))
    if not found:
        return number, None, number.end
    unit, end = found
    if unit.name == "GBP" and units.pounds_are_weight(low, number, end):
        unit = _POUND
    return number, unit, end


def _means_metres(page: Page, number: Number) -> bool:
    """Whether the `m` after digits is metres and not millions: `100m hurdles`, `3m tall`."""
    before = page.before(number.start, 12)
    if number.mantissa in _RACES and before.endswith(("the ", "'s ", "in ")):
        return True
    more = _MORE_METRES.match(page.low, number.end)
    after = listed(word_after(page, more.end() if more else number.end), "metres after")
    after = after or bool(_SIZE.match(page.low, number.end))
    return after or bool(_METRES_BEFORE.search(before))


def _signed(page: Page, start: int, value: float) -> tuple[int, float]:
    """Where the sign before an amount begins, and the value with it."""
    low = page.low
    if start > page.start and low[start - 1] in "-+":
        before = low[start - 2] if start - 2 >= page.start else " "
        if before in " (“\"'":
            return start - 1, -value if low[start - 1] == "-" else value
    elif low.endswith("plus or minus ", page.start, start):
        return start - 14, value
    elif low.endswith("minus ", page.start, start):
        return start - 6, -value
    return start, value


def _short_magnitude(low: str, number: Number) -> Number:
    """The amount with a magnitude that only money sets apart: `$5 m`."""
    match = _SPACED_SHORT.match(low, number.end) if number.scale == 1 else None
    if not match:
        return number
    scale = 1e6 if match[1].startswith("m") else 1e9
    value = rounded(number.mantissa * scale)
    return number._replace(end=match.end(), value=value, scale=scale, magnitude=match[1])


def with_smaller_unit(page: Page, first: Quantity) -> Quantity:
    """The quantity with the smaller unit that completes it: `two hours and 15 minutes`."""
    smaller = _SMALLER.get(first.unit or "")
    match = _COMPOSITE.match(page.low, first.end) if smaller else None
    if not smaller or not match or match.end() >= page.end or match.end() == first.end:
        if not smaller or not page.low[first.end : first.end + 1].isdigit():
            return first
        match = None
    start = match.end() if match else first.end
    number = any_number_at(page.low, start)
    if not number:
        return first
    found = units.unit_after(page.text, page.low, number) or _inches(page, first, number)
    if not found or found[0].name != smaller[0] or number.value >= smaller[1]:
        return first
    if first.form is FigureForm.MONEY and not _is_change(first, found[0]):
        return first
    value = rounded(first.low + number.value / smaller[1])
    return first._replace(end=found[1], low=value, high=value, number=number)


def _is_change(first: Quantity, smaller: units.Unit) -> bool:
    """Whether the second amount is the small change of the first: `3 dollars 50 cents`."""
    return smaller.factor < 1 and first.low == first.number.value and not first.sign


def _inches(page: Page, first: Quantity, number: Number) -> tuple[units.Unit, int] | None:
    """The `in` of `5 ft 2 in tall`, which is another word elsewhere."""
    match = _IN.match(page.low, number.end) if first.unit == "foot" else None
    return (units.Unit(FigureForm.MEASURE, "inch"), match.end()) if match else None
