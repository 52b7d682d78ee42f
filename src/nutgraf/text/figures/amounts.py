"""Amounts in a unit: money, percentages, measures, spans of time, and all of them per something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Hedge, Span
from nutgraf.text.figures.counted import counted, counted_of
from nutgraf.text.figures.draft import Draft, drafted
from nutgraf.text.figures.numbers import number_at, words_at

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page
    from nutgraf.text.figures.quantity import Quantity

_RULES = {
    FigureForm.MONEY: "figure-money",
    FigureForm.PERCENT: "figure-percent",
    FigureForm.MEASURE: "figure-measure",
    FigureForm.DURATION: "figure-duration",
}
_THING = (
    r"day|week|month|year|hour|minute|second|night|season|barrel|ounce|tonne|ton|metric ton|kg|kilo|kilogram"
    r"|lit(?:re|er)|gallon|share|person|head|capita|household|unit|bushel|pound|piece|bottle|bag|vote|game"
    r"|km|kilomet(?:re|er)|mile|square (?:met(?:re|er)|foot|mile|kilomet(?:re|er))|hectare|acre|vehicle|worker|employee|student"
    r"|pupil|child|family|passenger|patient|user|customer|quarter|decade|generation|megawatt[- ]hour|mwh|kwh|dose|ticket"
    r"|therm|lb|carat|pack|packet|box|loaf|cup|seat|night|visit|resident|inhabitant|gram|pint|dozen|shot|meal|trip"
    r"|minute|round|match|inning|over|hundredweight|million btu|mmbtu|troy ounce"
)
_PER = re.compile(
    rf"(?:,? per|,? an?|,? each|,? every|-an?|-per)[ -](?P<thing>{_THING})(?![a-z])"
    r"(?! (?:earlier|later|before|after|ago|old|sooner|prior|previously|apart)(?![a-z]))"
    r"|(?P<slash>/(?:day|year|kg|km|hour|hr|h|month|week|lb|bbl|tonne|ton|mwh|kwh|litre|l|oz))(?![a-z])"
    r"|(?P<adverb> (?:annually|daily|a head|per annum|per capita|apiece))(?![a-z])"
    r"|(?P<per> per (?!cent)(?P<noun>[a-z]+))(?![a-z])"
)
_PER_NUMBER = re.compile(
    r",? (?:per|for every|in every|out of every) (?=[\d]|one |ten |a hundred|a thousand|a million|hundred|thousand|million)"
)
_ADVERBS = {
    "annually": "year",
    "daily": "day",
    "a head": "head",
    "per annum": "year",
    "per capita": "capita",
    "apiece": "piece",
}
_LESS = re.compile(
    r" (?:less|more)(?= than |[.,;:]|$| (?:a|per|in|for|on|each|at|this|last|to)(?![a-z]))"
)
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude[- ](?:of |was |at )?$|\bmagnitude$")
_MAGNITUDE_AFTER = re.compile(r"[- ]magnitude(?![a-z])")


def amount(page: Page, quantity: Quantity) -> Draft | None:
    """The quantity with a unit, as money, percentage, measure or span of time."""
    if quantity.form is FigureForm.CARDINAL:
        return _magnitude(page, quantity)
    draft = drafted(quantity, _RULES[quantity.form])
    if quantity.form is FigureForm.MONEY:
        _money(page, quantity, draft)
    elif quantity.form is FigureForm.PERCENT:
        noun = counted_of(page, draft.end, singular=True)
        if noun:
            draft.counted = Span(noun.start, noun.end)
    elif quantity.form is FigureForm.MEASURE:
        noun = counted_of(page, draft.end, singular=True)
        if noun:
            draft.counted = Span(noun.start, noun.end)
    if quantity.unit:
        draft.grounds.append(f"the unit is {quantity.unit}")
    if quantity.form is not FigureForm.PERCENT:
        per(page, draft)
    return draft


def _money(page: Page, quantity: Quantity, draft: Draft) -> None:
    """What belongs to money only: its sign explained, `$20 less`."""
    if quantity.sign:
        draft.grounds.append(f"‘{quantity.sign}’ = {quantity.unit}")
    less = _LESS.match(page.low, draft.end)
    if less and less.end() <= page.end:
        draft.end = less.end()


def _magnitude(page: Page, quantity: Quantity) -> Draft | None:
    """`a magnitude of 7.8`, `7.8-magnitude`: the strength of an earthquake."""
    if quantity.high > 10 or quantity.number.scale > 1:
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


def per(page: Page, draft: Draft) -> None:
    """Makes a draft a rate where it goes on with `a barrel`, `per day`, `per 100,000 people`."""
    match = _PER_NUMBER.match(page.low, draft.end)
    if match and match.end() < page.end:
        _per_number(page, draft, match.end())
        return
    match = _PER.match(page.low, draft.end)
    if not match or match.end() > page.end:
        return
    if match["thing"]:
        thing = match["thing"]
    elif match["slash"]:
        thing = match["slash"][1:]
    elif match["adverb"]:
        thing = _ADVERBS[match["adverb"].strip()]
    else:
        thing = match["noun"]
    _make_rate(draft, thing, match.end())


def _per_number(page: Page, draft: Draft, start: int) -> None:
    """`per 100,000 people`."""
    low = page.low
    number = number_at(low, start) if low[start].isdigit() else words_at(low, start)
    if number:
        end = number.end
    else:
        match = re.compile(r"hundred|thousand|million").match(low, start)
        if not match:
            return
        end = match.end()
    noun = counted(page, end)
    _make_rate(draft, page.text[start : noun.end if noun else end], noun.end if noun else end)


def _make_rate(draft: Draft, thing: str, end: int) -> None:
    """Turns the draft into a rate."""
    draft.unit = f"{draft.unit} per {thing}" if draft.unit else f"per {thing}"
    draft.form, draft.end, draft.rule = FigureForm.RATE, end, "figure-rate"
    draft.grounds.append(f"per {thing}")


def changed(page: Page, quantity: Quantity) -> bool:
    """Whether a range is written `from A to B`."""
    return quantity.joint == "to" and page.low.endswith("from ", page.start, quantity.start)


def mark_change(draft: Draft) -> None:
    """Says that `from A to B` is one figure."""
    draft.rule, draft.hedge = "figure-from-to", Hedge.RANGE
