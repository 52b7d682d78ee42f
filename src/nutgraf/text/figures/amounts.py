"""Amounts in a unit: money, percentages, measures, spans of time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Span
from nutgraf.text.figures.counted import counted_of
from nutgraf.text.figures.draft import Draft, drafted
from nutgraf.text.figures.rates import per

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page
    from nutgraf.text.figures.quantity import Quantity

_LESS = re.compile(
    r" (?:less|more)(?= than |[.,;:]|$| (?:a|per|in|for|on|each|at|this|last|to)(?![a-z]))"
)
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude[- ](?:of |was |at )?\Z")
_MAGNITUDE_AFTER = re.compile(r"[- ]magnitude(?![a-z])")
_STRONGEST = 10.0
"""Magnitude that no earthquake has reached."""


def amount(page: Page, quantity: Quantity) -> Draft | None:
    """The quantity with a unit, as money, percentage, measure or span of time."""
    if quantity.form is FigureForm.CARDINAL:
        return _magnitude(page, quantity)
    draft = drafted(quantity, f"figure-{quantity.form.value}")
    if quantity.form is FigureForm.MONEY:
        _take_less(page, draft)
    elif quantity.form is not FigureForm.DURATION:
        # "6% of its workforce" ends at its unit and still says what it counts
        noun = counted_of(page, draft.end, singular=True)
        draft.counted = Span(noun.start, noun.end) if noun else None
    if quantity.sign:
        draft.grounds.append(f"‘{quantity.sign}’ = {quantity.unit}")
    if quantity.form is not FigureForm.PERCENT:
        per(page, draft)
    return draft


def _take_less(page: Page, draft: Draft) -> None:
    """`$20 less` is one amount."""
    less = _LESS.match(page.low, draft.end)
    if less and less.end() <= page.end:
        draft.end = less.end()


def _magnitude(page: Page, quantity: Quantity) -> Draft | None:
    """`a magnitude of 7.8`, `7.8-magnitude`: the strength of an earthquake."""
    if quantity.high > _STRONGEST or quantity.number.scale > 1:
        return None
    after = _MAGNITUDE_AFTER.match(page.low, quantity.end)
    before = page.before(quantity.start, 20)
    if not after and not ("magnitude" in before and _MAGNITUDE_BEFORE.search(before)):
        return None
    draft = drafted(quantity, "figure-measure")
    draft.form, draft.unit = FigureForm.MEASURE, "magnitude"
    if after:
        draft.end = after.end()
    return draft
