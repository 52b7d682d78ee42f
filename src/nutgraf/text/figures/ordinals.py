"""Ordinals that count something: `ninth largest country`, `100th goal`, `third consecutive year`.

Dates, centuries, floors and names (`42nd Street`, `14th Amendment`) count nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Span
from nutgraf.text.figures.context import listed, word_after
from nutgraf.text.figures.counted import Noun, counted, singular_words
from nutgraf.text.figures.draft import Draft
from nutgraf.text.figures.numbers import TENS
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

_FIRST = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
ORDINALS: dict[str, float] = {
    **{word: float(n) for n, word in enumerate(_FIRST, 1)},
    **{word[:-1] + "ieth": 10.0 * n for n, word in enumerate(TENS, 2)},
    **{
        f"{tens}-{_FIRST[one - 1]}": 10.0 * n + one
        for n, tens in enumerate(TENS, 2)
        for one in range(1, 10)
    },
    "hundredth": 100.0,
    "thousandth": 1000.0,
    "millionth": 1e6,
}
"""Ordinal words and their numbers."""

_SUFFIX = re.compile(r"(?:st|nd|rd|th)(?![a-z])")


def ordinal_suffix(low: str, end: int) -> int:
    """Where the `th` after these digits ends; 0 where none stands there."""
    match = _SUFFIX.match(low, end)
    return match.end() if match else 0


def ordinal(page: Page, start: int, end: int, value: float, *, digits: bool) -> Draft | None:
    """The ordinal in this range, if it counts something."""
    if value <= 1 or page.low[start - 1 : start] == "-":
        return None
    draft = Draft(start, end, value, value, FigureForm.ORDINAL, "figure-ordinal", core=start)
    following = word_after(page, end)
    if listed(following, "ranked"):
        draft.end = end + 1 + len(following)
        draft.take(counted(page, draft.end, singular=True))
        draft.grounds.append("a rank")
        return draft
    if not following or page.low[end] == "-":
        return None
    noun = _in_digits(page, end, following) if digits else _in_words(page, end, value)
    draft.take(noun)
    return draft if noun else None


def _in_digits(page: Page, end: int, following: str) -> Noun | None:
    """What an ordinal in digits counts: anything that is neither a name nor a part of time."""
    if {following, following.removesuffix("s")} & entries(
        "figures/context", "not counted in order"
    ):
        # also "in the 65th and 70th minutes"
        return None
    if page.text[end + 1].isupper():
        # "her 4th Olympic medal", but "the 14th Amendment"
        named = _in_words(page, end, 0)
        return named if named and " " in page.low[named.start : named.end] else None
    return counted(page, end, singular=True) or _in_words(page, end, 0)


def _verb_alike(page: Page, end: int) -> list[Span]:
    """The noun behind an ordinal that is spelt like a verb: the `win` of `his third win`."""
    following = word_after(page, end)
    start = end + 1
    return [Span(start, start + len(following))] if following else []


def _in_words(page: Page, end: int, value: float) -> Noun | None:
    """What an ordinal word counts: `third goal`, `fifth straight win`, no `second thought`."""
    words = singular_words(page, end) or _verb_alike(page, end)
    for word in words[:3]:
        written = page.low[word.start : word.end]
        if listed(written, "counted in order"):
            mere = value == 2 and listed(written, "not second")
            return None if mere else Noun(words[0].start, word.end, plural=False)
    return None
