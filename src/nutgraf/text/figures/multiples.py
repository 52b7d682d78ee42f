"""How many times as much: `doubled`, `a near-doubling`, `fourfold`, `three times as many`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Hedge
from nutgraf.text.figures.counted import counted, counted_of
from nutgraf.text.figures.draft import Draft

if TYPE_CHECKING:
    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page

_STEMS: dict[str, float] = {
    **{"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "halv": 0.5},
}
_FOLDS: dict[str, float] = {
    **{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
    **{"ten": 10, "twenty": 20, "hundred": 100, "thousand": 1000},
}
WORDS = (
    *(f"{stem}{end}" for stem in _STEMS for end in ("ed", "ing", "e", "es")),
    "twice",
    *(f"{word}{hyphen}fold" for word in _FOLDS for hyphen in ("", "-")),
)
"""The words that a multiple is found by."""

_PARTICLE = re.compile(
    r"[ -](?:down|up|as|back|over|agent|bill|act|standards?|digit|room|bed|life|cross|murder|decker"
    r"|check\w*|edged|glazing|take|jeopardy|blow|header|bogey|fault|dutch|quick|doors?|figures?|vision)(?![a-z])"
)
_NEAR = re.compile(r"\b((?:an? )?(?:near|more than|almost|nearly)[ -])$")
_BARE_BEFORE = re.compile(
    r"\b(?:to|will|would|could|may|might|can|should|than|nearly|almost|about|roughly|is|was|are|were"
    r"|at least|more|around|just|be|had|has|of|by|not) $"
)
_BARE_AFTER = re.compile(
    r" (?:the|that|its|their|his|her|what|last|this|from|in|by|since|as|to|on|of|our)(?![a-z])|[,.;]|$"
)
_TIMES = re.compile(
    r"(?: times|(?<=twice))(?: (?:as (?P<many>many|much)|as|the|more|higher|larger|bigger|greater|less"
    r"|faster|over|that|its|their|his|her|what|this|those|likelier|stronger|longer|lower|smaller|annual"
    r"|normal|average|last|current)(?![a-z]))"
)
_FOLD_DIGITS = re.compile(r"[- ]?fold(?![a-z])")
_X = re.compile(r"x(?![a-z\d])")


def change(page: Page, word: str, start: int) -> Draft | None:
    """`doubled`, `a near-doubling of prices`, `more than tripled`, `twice the number`."""
    end = start + len(word)
    if word.endswith("fold"):
        return _fold(page, word, start)
    if word == "twice":
        return times(page, start, end, 2.0)
    if _PARTICLE.match(page.low, end):
        return None
    value = next(value for stem, value in _STEMS.items() if word.startswith(stem))
    bare = word.endswith("e")
    if bare and not _bare(page, start, end):
        return None
    if word.endswith("es") and not _BARE_AFTER.match(page.low, end):
        return None
    draft = _multiple(start, end, value, "figure-change")
    if word.endswith("ing"):
        _near(page, draft)
        draft.take(counted_of(page, end))
    return draft


def _bare(page: Page, start: int, end: int) -> bool:
    """Whether `double` is a verb or a multiple and no adjective: `double the price`."""
    return bool(_BARE_AFTER.match(page.low, end) and (
        page.low.startswith((" the ", " that ", " its ", " their ", " what "), end)
        or _BARE_BEFORE.search(page.before(start, 12))
    ))  # fmt: skip


def _near(page: Page, draft: Draft) -> None:
    """Takes in the article and the `near-` of a noun such as `a near-doubling`."""
    before = page.before(draft.start, 16)
    match = _NEAR.search(before)
    if match:
        draft.start -= len(before) - match.start(1)
        draft.hedge = Hedge.MORE_THAN if "more" in match[1] else Hedge.ABOUT
        draft.hedged = False
    elif before.endswith(" a ") or before == "a ":
        draft.start -= 2


def _fold(page: Page, word: str, start: int) -> Draft | None:
    """`fourfold`, `ten-fold`."""
    value = _FOLDS.get(word.removesuffix("fold").rstrip("-"))
    if value is None:
        return None
    return _multiple(start, start + len(word), value, "figure-fold")


def fold_after(page: Page, number: Number) -> Draft | None:
    """`10-fold`, `5x`."""
    match = _FOLD_DIGITS.match(page.low, number.end) or (
        _X.match(page.low, number.end) if number.digits else None
    )
    if not match:
        return None
    return _multiple(number.start, match.end(), number.value, "figure-fold")


def times(page: Page, start: int, end: int, value: float) -> Draft | None:
    """`three times as many people`, `twice the number`."""
    match = _TIMES.match(page.low, end)
    if not match or match.end() > page.end:
        return None
    stop = end if page.low.startswith("twice", start) else end + len(" times")
    draft = _multiple(start, stop, value, "figure-times")
    if match["many"]:
        draft.end = match.end("many")
        draft.take(counted(page, draft.end, singular=match["many"] == "much"))
    return draft


def _multiple(start: int, end: int, value: float, rule: str) -> Draft:
    """The draft of a multiple."""
    return Draft(start, end, float(value), float(value), FigureForm.MULTIPLE, rule, core=start)
