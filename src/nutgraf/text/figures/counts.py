"""Plain numbers and what they count: `12 police officers`, `dozens of protesters`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.text.figures.context import listed, word_before
from nutgraf.text.figures.counted import counted, counted_of, noun_may_follow
from nutgraf.text.figures.draft import Draft, drafted
from nutgraf.text.figures.hedges import hedge_after, hedge_before
from nutgraf.text.figures.named import named_alone, the_two
from nutgraf.text.figures.rates import per
from nutgraf.text.figures.units import is_unit_name
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.counted import Noun
    from nutgraf.text.figures.page import Page
    from nutgraf.text.figures.quantity import Quantity

_OF_PRONOUN = re.compile(r" of (?:them|us|you|whom|which|these|those|it)(?![a-z])")
_OF_ALL = tuple(
    f" of {word} " for word in ("the", "its", "their", "his", "her", "our", "these", "those", "my")
)
_STANDS_FOR_NOUN = re.compile(r" (?:more(?! than)|dead|missing)(?![a-z-])")
_SPEECH_BEFORE = re.compile(r"\b(?:said|says|told|according to|asked|wrote|as|by) \Z")
_SPEECH_AFTER = re.compile(
    r",? (?:said|says|told|wrote|who|which|put it|recalled|explained|added|asked)(?![a-z])"
)
_WAS_HIT = re.compile(
    r" (?:dead|killed|injured|wounded|missing|arrested|fatally|seriously|critically)(?![a-z])"
)
_RANKS = frozenset({"top", "bottom", "big", "final", "last"})


def count(page: Page, quantity: Quantity) -> Draft | None:
    """The plain number as a figure, with what it counts; nothing where it counts nothing."""
    if quantity.number.loose or the_two(page, quantity.number):
        return None
    draft = drafted(quantity, _rule(quantity))
    tail = hedge_after(page, draft.end)
    end = tail.position if tail and not tail.words.startswith("at ") else draft.end
    noun = _noun(page, quantity, end)
    if noun:
        draft.take(noun)
        if tail and noun.start > tail.position:
            draft.hedge = tail.hedge
            draft.grounds.append(f"hedged by ‘{tail.words}’")
        if page.low[noun.start : noun.end] in entries("figures/counted", "empty"):
            draft.counted = None
    elif match := _STANDS_FOR_NOUN.match(page.low, draft.end):
        draft.end = min(match.end(), page.end)
    per(page, draft)
    return draft if _counts(page, quantity, draft, has_noun=noun is not None) else None


def _rule(quantity: Quantity) -> str:
    """Which rule a plain number falls under."""
    if quantity.number.vague:
        return "figure-vague"
    return "figure-range" if quantity.is_range else "figure-count"


def _noun(page: Page, quantity: Quantity, end: int) -> Noun | None:
    """What is counted after a number that ends at `end`."""
    if page.low.startswith(" of ", end):
        many = quantity.number.vague or quantity.number.scale > 1
        if _OF_PRONOUN.match(page.low, end) or not (many or page.low.startswith(_OF_ALL, end)):
            return None
        return counted_of(page, end)
    hyphen = page.low[end : end + 1] == "-"
    one = 0 < quantity.high <= 1 and not quantity.number.vague
    if quantity.number.digits and quantity.high < 1 and not hyphen:
        # "0.16 shares", but also "0.16 Thomson stock"
        plural = counted(page, end)
        if plural:
            return plural
    return counted(page, end, singular=hyphen or one)


def _counts(page: Page, quantity: Quantity, draft: Draft, *, has_noun: bool) -> bool:
    """Whether the number says how many there are of something."""
    number = quantity.number
    if number.vague and number.value < 5:
        return has_noun and not listed(_last_word(page, draft), "abstract")
    if quantity.high == 1 and not number.digits:
        return _one_counts(page, draft)
    if has_noun:
        return not _is_title(page, number.end)
    if quantity.high == 0 or named_alone(page, number) or _is_title(page, number.end):
        return False
    bare = not number.digits and number.value < 20 and not noun_may_follow(page, number.end)
    if bare and word_before(page, draft.core) == "a":
        # "hit a four and a six"
        return False
    ranked = word_before(page, draft.start) in _RANKS
    return not ranked or bool(_OF_PRONOUN.match(page.low, draft.end))


def _last_word(page: Page, draft: Draft) -> str:
    """The head of what is counted."""
    return page.low[slice(*draft.counted)].rsplit(" ", 1)[-1] if draft.counted else ""


def _is_title(page: Page, end: int) -> bool:
    """Whether a unit with a capital follows, as in the names `60 Minutes` and `50 Cent`."""
    if page.low[end : end + 1] != " " or not page.text[end + 1 : end + 2].isupper():
        return False
    word = page.after(end + 1, 14).split(" ")[0].strip(".,")
    return is_unit_name(word) and not page.headline


def _one_counts(page: Page, draft: Draft) -> bool:
    """Whether `one` is a number: `one soldier`, `at least one`; but not `one resident said`."""
    if hedge_before(page, draft.start, draft.form, 1.0) or draft.rule == "figure-rate":
        return True
    if not draft.counted:
        return bool(_WAS_HIT.match(page.low, draft.end))
    words = page.low[slice(*draft.counted)].split()
    single = entries("figures/counted", "one")
    if words[-1] not in single and " ".join(words[-2:]) not in single:
        return False
    spoke = _SPEECH_BEFORE.search(page.before(draft.start, 16))
    return not (spoke or _SPEECH_AFTER.match(page.low, draft.end))
