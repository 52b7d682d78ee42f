"""Rates: what makes an amount one per something: `a barrel`, `per day`, `per 100,000 people`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.alternatives import any_of
from nutgraf.text.figures.context import listed, word_after
from nutgraf.text.figures.counted import counted
from nutgraf.text.figures.number_words import any_number_at
from nutgraf.text.figures.numbers import SCALES
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.draft import Draft
    from nutgraf.text.figures.page import Page

_BEGINS = re.compile(
    r",? (?:per|an?|each|every|for every|in every)[ -]|-(?:an?|per)-|/| (?=annu|daily|apie)"
)
_PER_NUMBER = re.compile(
    rf",? (?:per|for every|in every) (?=\d|one |ten |an? {any_of(SCALES)}|{any_of(SCALES)}(?![a-z]))"
)
_ADVERB = re.compile(r" (annually|daily|a head|per annum|per capita|apiece)(?![a-z])")
_ADVERBS = {
    "annually": "year",
    "daily": "day",
    "a head": "head",
    "per annum": "year",
    "per capita": "capita",
    "apiece": "piece",
}
_SLASH = re.compile(
    r"/(day|year|kg|km|hour|hr|h|month|week|lb|bbl|tonne|ton|mwh|kwh|litre|l|oz)(?![a-z])"
)
_BAG = re.compile(r"[ -]?(?:kg|g|lb|km|ml|litre|gallon|kilo|kilogram|tonne|ton)(?![a-z])")
"""The unit in `per 64kg bag`."""
_PER_ANY = re.compile(r" per (?!cent)([a-z]+)")


@cache
def _thing() -> re.Pattern[str]:
    """The pattern of `a barrel` and its like; made when the first rate may stand there."""
    things = any_of(entries("figures/context", "per"))
    return re.compile(rf"(?:,? (?:per|each|every)| an?|-an?|-per)[ -]({things})(?![a-z])")


def per(page: Page, draft: Draft) -> None:
    """Makes a draft a rate where it goes on with what it is counted by."""
    low, end = page.low, draft.end
    if not _BEGINS.match(low, end):
        return
    number = _PER_NUMBER.match(low, end)
    if number and number.end() < page.end:
        _per_number(page, draft, number.end())
        return
    adverb = _ADVERB.match(low, end)
    match = adverb or _thing().match(low, end) or _SLASH.match(low, end) or _PER_ANY.match(low, end)
    if not match or match.end() > page.end or listed(word_after(page, match.end()), "not per"):
        return
    _make_rate(draft, _ADVERBS[match[1]] if adverb else match[1], match.end())


def _per_number(page: Page, draft: Draft, start: int) -> None:
    """`per 100,000 people`, `per million`."""
    number = any_number_at(page.low, start)
    # a scale may stand without a number: "per thousand births"
    end = number.end if number else start + len(word_after(page, start - 1))
    unit = _BAG.match(page.low, end)
    end = unit.end() if unit else end
    noun = counted(page, end, singular=bool(unit))
    end = noun.end if noun else end
    _make_rate(draft, page.text[start:end], end)


def _make_rate(draft: Draft, thing: str, end: int) -> None:
    """Turns the draft into a rate."""
    draft.unit = f"{draft.unit} per {thing}" if draft.unit else f"per {thing}"
    draft.form, draft.end, draft.rule = FigureForm.RATE, end, "figure-rate"
