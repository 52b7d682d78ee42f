"""How many times as much: `doubled`, `a near-doubling`, `fourfold`, `three times as many`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Hedge
from nutgraf.text.figures.context import listed, word_after, word_before
from nutgraf.text.figures.counted import counted, counted_of
from nutgraf.text.figures.draft import Draft

if TYPE_CHECKING:
    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page
    from nutgraf.text.figures.quantity import Quantity

_STEMS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_FOLDS = {
    word: float(value)
    for value, word in enumerate("two three four five six seven eight nine ten".split(), 2)  # noqa: SIM905
} | {"twenty": 20.0, "hundred": 100.0, "thousand": 1000.0}
WORDS = (
    *(f"{stem}{end}" for stem in _STEMS for end in ("ed", "ing", "e", "es")),
    "twice",
    *(f"{word}{hyphen}fold" for word in _FOLDS for hyphen in ("", "-")),
)
"""The words that a multiple is found by."""

_NEAR = re.compile(r"(?<!\w)((?:an? )?(?:near|more than|almost|nearly)[ -])\Z")
_FOLD = re.compile(r"[- ]?fold(?![a-z])")
_X = re.compile(r"x(?![a-z\d])")
_AS_MUCH_AS = re.compile(
    r" as (?:many|much|big|large|high|likely|fast|long|old|wide|tall|heavy|expensive|often|good|bad"
    r"|strong|deadly|dangerous|rich|poor|hot|hard|quickly|common|effective|powerful|costly|far"
    r"|[a-z-]+(?: [a-z-]+)? as)(?![a-z])"
)
"""`twice as many`; but `scored twice as City won`."""
_AS_MANY = re.compile(r" as (many|much)(?![a-z])")


def change(page: Page, word: str, start: int) -> Draft | None:
    """`doubled`, `a near-doubling of prices`, `more than tripled`, `fourfold`, `twice the number`."""
    end = start + len(word)
    if word.endswith("fold"):
        return _multiple(start, end, _FOLDS[word.removesuffix("fold").rstrip("-")], "figure-fold")
    if word == "twice":
        return _times(page, start, end, 2.0)
    if listed(word_after(page, end), "no multiple before"):
        return None
    if word.endswith(("e", "es")) and not _is_verb(page, start, end):
        return None
    value = next(value for stem, value in _STEMS.items() if word.startswith(stem))
    draft = _multiple(start, end, value, "figure-change")
    if word.endswith("ing"):
        _near(page, draft)
        draft.take(counted_of(page, end))
    return draft


def _is_verb(page: Page, start: int, end: int) -> bool:
    """Whether `double` is a verb or a multiple and no adjective or game: `double the price`."""
    following = word_after(page, end)
    if following and not listed(following, "double after"):
        return False
    if following in {"the", "that", "its", "their", "what"}:
        return True
    return listed(word_before(page, start), "double before")


def _near(page: Page, draft: Draft) -> None:
    """Takes in the article and the `near-` of a noun such as `a near-doubling`."""
    before = page.before(draft.start, 16)
    match = _NEAR.search(before)
    if match:
        draft.start -= len(match[1])
        draft.hedge = Hedge.MORE_THAN if "more" in match[1] else Hedge.ABOUT
        draft.hedged = False
    elif f" {before}".endswith(" a "):
        draft.start -= len("a ")


def fold_after(page: Page, number: Number) -> Draft | None:
    """`10-fold`, `5x`."""
    match = _FOLD.match(page.low, number.end)
    if not match and number.digits:
        match = _X.match(page.low, number.end)
    if not match:
        return None
    return _multiple(number.start, match.end(), number.value, "figure-fold")


def several(page: Page, quantity: Quantity) -> Draft | None:
    """`10-20x`, `three to five times as many`."""
    if not quantity.is_range:
        return None
    match = _X.match(page.low, quantity.end)
    if match:
        draft = _multiple(quantity.start, match.end(), quantity.low, "figure-fold")
    elif page.low.startswith(" times ", quantity.end):
        found = _times(page, quantity.start, quantity.end + len(" times"), quantity.low)
        if not found:
            return None
        draft = found
    else:
        return None
    draft.high, draft.hedge = quantity.high, Hedge.RANGE
    return draft


def times(page: Page, number: Number) -> Draft | None:
    """`three times as many people`, `three times the price`."""
    if not page.low.startswith(" times ", number.end):
        return None
    return _times(page, number.start, number.end + len(" times"), number.value)


def _times(page: Page, start: int, end: int, value: float) -> Draft | None:
    """The multiple that ends with `times` or `twice`, with the `as many` behind it."""
    if not listed(word_after(page, end), "times after"):
        return None
    if page.low.startswith(" as ", end) and not _AS_MUCH_AS.match(page.low, end):
        return None
    draft = _multiple(start, end, value, "figure-times")
    many = _AS_MANY.match(page.low, end)
    if many and many.end() <= page.end:
        draft.end = many.end()
        draft.take(counted(page, draft.end, singular=many[1] == "much"))
    return draft


def _multiple(start: int, end: int, value: float, rule: str) -> Draft:
    """The draft of a multiple."""
    return Draft(start, end, value, value, FigureForm.MULTIPLE, rule, core=start)
