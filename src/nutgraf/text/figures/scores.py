"""Scores and votes: `3-1`, `6-4, 6-3`, `432 votes to 202`, `52 to 48`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.figures.context import listed, word_after, word_before, words_before
from nutgraf.text.figures.draft import Draft
from nutgraf.text.figures.numbers import SIMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page

_HYPHEN = re.compile(
    r"(\d{1,3})-(\d{1,3})(?![\d/%]|[-.,:]\d|-?[a-z])|(\d{1,2}) - (\d{1,2})(?![\d/%]|[-.,:]\d)"
)
_SET = r"(?:,? (?:and )?\(?\d{1,2}-\d{1,2}(?![\d-])\)?(?: \(\d{1,2}(?:-\d{1,2})?\))?)"
_TIE = r"(?:(?<=7-6|6-7) ?\(\d{1,2}(?:[-/]\d{1,2})?\))"
"""The tie-break behind a set: `7-6 (5)`, `6-7(5-7)`."""
_SETS = re.compile(rf"{_TIE}?(?:{_SET}{_TIE}?){{1,6}}|{_TIE}")
_TIE_BREAK = re.compile(_TIE)
_ALL = re.compile(r"(\d{1,3})-all(?![a-z-])")
_UNIT_AFTER = re.compile(
    r" ?(?:%|per|km|miles?|years?|days?|weeks?|months?|hours?|minutes?|metres?|people|degrees?|points?)"
)
_VOTES = re.compile(
    r"(?P<counted> (?:votes?|goals?|sets|games|frames|matches|runs|tries))?(?: in favou?r)?,?"
    r" (?:to|against) (?P<second>\d{1,3}(?:,\d{3})*|[a-z]+)(?: votes?)?(?![a-z\d%-]|[.,]\d)"
)
_BETWEEN_TEAMS = re.compile(r" [A-Z][a-z]{3,}(?![a-z])")
_TEAM_BEFORE = re.compile(
    r"(?:^|[\s])(?!January|February|March|April|May|June|July|August|September|October"
    r"|November|December)[A-Z][a-z]{3,} \Z"
)
_CLOSED = (",", ".", ";", ")", " in ", " with ", " on ")


def score(page: Page, number: Number) -> Draft | None:
    """The score that begins with this number, and the sets that follow it."""
    if not number.plain or not page.low.startswith(("-", " - "), number.end):
        return None
    drawn = _ALL.match(page.low, number.start)
    if drawn:
        # "it ended 2-all"
        return _draft(number.start, drawn.end(), [int(drawn[1])])
    match = _HYPHEN.match(page.low, number.start)
    if not match or match.end() > page.end or not _is_score(page, match):
        return None
    end, values = match.end(), [int(digits) for digits in match.groups() if digits]
    sets = _SETS.match(page.low, end)
    if sets and sets.end() <= page.end and max(values) <= 30:
        end = sets.end()
        values += [int(digits) for digits in re.findall(r"\d+", re.sub(r"\([^)]*\)", "", sets[0]))]
    return _draft(number.start, end, values)


def _is_score(page: Page, match: re.Match[str]) -> bool:
    """Whether two numbers with a hyphen between them are a score and no range."""
    first, second = (int(digits) for digits in match.groups() if digits)
    if _UNIT_AFTER.match(page.low, match.end()):
        return False
    if _TIE_BREAK.match(page.low, match.end()):
        return True
    if first >= second or first == 0:
        return first != second or first not in {20, 50}
    if second >= 200:
        return False
    if page.low[match.start() - 1 : match.start()] == "(" and page.low.startswith(")", match.end()):
        # "the Bears (1-6)": what a team has won and lost
        name = word_before(page, match.start() - 1)
        if name and page.text[match.start() - 2 - len(name)].isupper():
            return True
    if _BETWEEN_TEAMS.match(page.text, match.end()) and _TEAM_BEFORE.search(
        page.text, max(page.start, match.start() - 20), match.start()
    ):
        # "Roosters 16-29 Cowboys"
        return True
    before = words_before(page, match.start(), 5, 48)
    return any(listed(word, "score before") for word in before) or listed(
        word_after(page, match.end()), "score after"
    )


def votes(page: Page, number: Number) -> Draft | None:
    """The vote that begins with this number."""
    match = _VOTES.match(page.low, number.end) if number.scale == 1 else None
    if not match or match.end() > page.end:
        return None
    written = match["second"].replace(",", "")
    second = float(written) if written.isdecimal() else SIMPLE.get(written)
    if second is None or not (match["counted"] or _is_vote(page, number, second, match.end())):
        return None
    return _draft(number.start, match.end(), (number.value, second))


def _is_vote(page: Page, number: Number, second: float, end: int) -> bool:
    """Whether `52 to 48` is a vote."""
    if number.value <= 1 or second == 1:
        return False
    before = listed(word_before(page, number.start), "vote before")
    following = word_after(page, end)
    if following == "to":
        following = word_after(page, end + len(" to"))
    after = listed(following, "vote after") or page.low.startswith(" in favo", end)
    if number.value <= second:
        return before and after
    closed = page.low.startswith(_CLOSED, end) and page.before(number.start, 2) == ", "
    return before or after or closed


def _draft(start: int, end: int, values: Sequence[float]) -> Draft:
    """The draft of a result with these numbers in it."""
    low, high = float(min(values)), float(max(values))
    return Draft(start, end, low, high, FigureForm.SCORE, "figure-score", hedged=False, core=start)
