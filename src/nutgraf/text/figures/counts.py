"""Plain numbers and what they count: `12 police officers`, `dozens of protesters`, `five of the suspects`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.figures.amounts import per
from nutgraf.text.figures.counted import Noun, counted, counted_of
from nutgraf.text.figures.draft import Draft, drafted
from nutgraf.text.figures.exclusions import named_alone, the_two
from nutgraf.text.figures.hedges import hedge_after, hedge_before
from nutgraf.text.figures.units import is_unit_name
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page
    from nutgraf.text.figures.quantity import Quantity

_OF_PRONOUN = re.compile(r" of (?:them|us|you|whom|which|these|those|it)(?![a-z])")
_MORE = re.compile(r" more(?! than)(?![a-z-])")
_STATE = re.compile(r" (?:dead|missing)(?![a-z-])")
_VAGUE_ALONE = frozenset({"several", "a few", "few", "a couple"})
_ABSTRACT = frozenset(
    "ways times things reasons points aspects factors issues questions occasions moments words steps"
    " thoughts ideas matters problems respects examples options possibilities concerns challenges"
    " areas levels fronts others clues tips details lines accounts measures".split()
)
_SPEECH_BEFORE = re.compile(r"\b(?:said|says|told|according to|asked|wrote|as|by) $")
_SPEECH_AFTER = re.compile(
    r",? (?:said|says|told|wrote|who|which|put it|recalled|explained|added|asked)(?![a-z])"
)
_WAS_HIT = re.compile(
    r" (?:dead|killed|injured|wounded|missing|arrested|fatally|seriously|critically)(?![a-z])"
)
_TOP = re.compile(r"\b(?:top|bottom|big|final|last) $")


def count(page: Page, quantity: Quantity) -> Draft | None:
    """The plain number as a figure, with what it counts; nothing where it counts nothing."""
    number = quantity.number
    draft = drafted(quantity, _rule(quantity))
    tail = hedge_after(page, draft.end)
    end = tail.position if tail and not tail.words.startswith("at ") else draft.end
    noun = _noun(page, quantity, end)
    if noun:
        draft.take(noun)
        if page.low[noun.start : noun.end] in entries("figures/counted", "empty"):
            draft.counted = None
    else:
        _without_noun(page, draft)
    per(page, draft)
    if not _counts(page, quantity, draft, has_noun=noun is not None):
        return None
    if (not noun and named_alone(page, number)) or _is_title(page, number.end):
        return None
    return draft


def _rule(quantity: Quantity) -> str:
    """Which rule a plain number falls under."""
    if quantity.number.vague:
        return "figure-vague"
    return "figure-range" if quantity.is_range else "figure-count"


def _noun(page: Page, quantity: Quantity, end: int) -> Noun | None:
    """What is counted after a number that ends at `end`."""
    hyphen = page.low[end : end + 1] == "-"
    one = 0 < quantity.high <= 1 and not quantity.number.vague
    if page.low.startswith(" of ", end):
        if _OF_PRONOUN.match(page.low, end):
            return None
        return counted_of(page, end) if _may_be_partitive(page, quantity, end) else None
    return counted(page, end, singular=hyphen or one)


def _is_title(page: Page, end: int) -> bool:
    """Whether a unit with a capital follows, as in the names `60 Minutes` and `50 Cent`."""
    word = page.after(end, 14).strip(" .,").split(" ")[0]
    capital = page.text[end + 1 : end + 2].isupper() and page.low[end : end + 1] == " "
    return capital and not page.headline and is_unit_name(word)


def _may_be_partitive(page: Page, quantity: Quantity, end: int) -> bool:
    """Whether `of` after the number names what is counted: `dozens of`, `five of the`."""
    number = quantity.number
    return (
        number.vague
        or number.scale > 1
        or page.low.startswith(
            (
                " of the ",
                " of its ",
                " of their ",
                " of his ",
                " of her ",
                " of our ",
                " of these ",
                " of those ",
                " of my ",
            ),
            end,
        )
    )


def _without_noun(page: Page, draft: Draft) -> None:
    """Takes in `more` and `dead` where they stand for what is counted."""
    match = _MORE.match(page.low, draft.end) or _STATE.match(page.low, draft.end)
    if match and match.end() <= page.end:
        draft.end = match.end()


def _counts(page: Page, quantity: Quantity, draft: Draft, *, has_noun: bool) -> bool:
    """Whether the number says how many there are of something."""
    number = quantity.number
    if the_two(page, number):
        return False
    if number.loose:
        return False
    if number.vague and number.scale == 1 and number.value < 5:
        return _few_counts(page, draft, has_noun=has_noun)
    if quantity.high == 1 and not number.digits:
        return _one_counts(page, draft, has_noun=has_noun)
    if quantity.high == 0:
        return has_noun
    if (
        not has_noun
        and _TOP.search(page.before(draft.start, 8))
        and not _OF_PRONOUN.match(page.low, draft.end)
    ):
        return False
    return draft.form is not FigureForm.CARDINAL or has_noun or number.value >= 0


def _few_counts(page: Page, draft: Draft, *, has_noun: bool) -> bool:
    """Whether `several` and `a few` count something that can be counted."""
    if not has_noun or not draft.counted:
        return False
    return page.low[draft.counted.start : draft.counted.end].split()[-1] not in _ABSTRACT


@cache
def _single() -> frozenset[str]:
    """Nouns of which a single one is a figure."""
    return entries("figures/counted", "one")


def _one_counts(page: Page, draft: Draft, *, has_noun: bool) -> bool:
    """Whether `one` is a number: `one soldier`, `at least one`; but not `one resident said`."""
    if hedge_before(page, draft.start, draft.form, 1.0):
        return True
    if not has_noun or not draft.counted:
        return bool(_WAS_HIT.match(page.low, draft.end))
    if draft.rule == "figure-rate":
        return True
    words = page.low[draft.counted.start : draft.counted.end].split()
    if words[-1] not in _single() and " ".join(words[-2:]) not in _single():
        return False
    return not (
        _SPEECH_BEFORE.search(page.before(draft.start, 16))
        or _SPEECH_AFTER.match(page.low, draft.end)
    )
