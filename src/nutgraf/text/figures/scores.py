"""Scores and votes: `3-1`, `6-4, 6-3`, `432 votes to 202`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.figures.draft import Draft
from nutgraf.text.figures.numbers import SIMPLE

if TYPE_CHECKING:
    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page

_HYPHEN = re.compile(r"(\d{1,3})-(\d{1,3})(?![\d/%]|[-.,:]\d|-?[a-z]|[-]\d)")
_SETS = re.compile(
    r"(?:,? (?:and )?\(?\d{1,2}-\d{1,2}(?![\d-])\)?(?: \(\d{1,2}(?:-\d{1,2})?\))?){1,6}"
)
_VOTES = re.compile(
    r"(?P<votes> (?:votes?|goals?|sets|games|frames|matches|runs|points|tries))?(?: in favou?r)?,? (?:to|against) (?P<second>\d{1,3}(?:,\d{3})*|[a-z]+)"
    r"(?P<after> votes?)?(?![a-z\d-])"
)
_UNIT_AFTER = re.compile(
    r" ?(?:%|per|km|miles?|years?|days?|weeks?|months?|hours?|minutes?|metres?|people|degrees?|points?)"
)
_CONTEXT_BEFORE = re.compile(
    r"\b(?:won|wins?|winning|beat|beats|beaten|beating|lost|loses?|losing|drew|draw|drawn|defeat\w*|vot\w+|ruled?"
    r"|ruling|pass\w*|approv\w+|reject\w+|led|leads?|leading|trail\w*|scores?|victory|thrash\w+|edged?"
    r"|ahead|behind|margin|aggregate|result|went|go|made it|it was|at|finished|ended|hammer\w+"
    r"|crush\w+|thump\w+|rout\w*|split|tied|tie|level|record|loss|win|decision|majority|backed)"
    r"(?: \S+){0,4} $"
)
_CONTEXT_AFTER = re.compile(
    r" (?:win|victory|defeat|loss|draw|vote|votes|lead|ruling|decision|majority|record|aggregate|margin"
    r"|thrashing|triumph|rout|split|tie|deficit|advantage|score|scoreline|series|away|home|against|in"
    r" favou?r|up|down|at half)"
)
_VOTE_BEFORE = re.compile(
    r"\b(?:vote[sd]?|voting|by|won|lost|beat|defeat\w*|passed|approved|rejected|ruled|margin of|majority of"
    r"|split|backed|adopted|endorsed|ratified|cleared|votes? of|carried|confirmed|leads?|led|leading|trail\w*)"
    r"(?: (?:the|a|an|it|him|her|them|bill|measure|motion|by|of|on \w+))* $"
)
_VOTE_AFTER = re.compile(
    r",? (?:vote|votes|majority|margin|decision|ruling|in favou?r|against|to (?:confirm|approve|pass|reject|convict|acquit|impeach|adopt|back|censure|expel|oust|remove|block|uphold|overturn|ban|end|send|extend|keep|leave|allow))"
)


def score(page: Page, number: Number) -> Draft | None:
    """The score that begins with this number: `3-1`, and the sets that follow it."""
    low = page.low
    if low[number.end : number.end + 1] != "-" or not number.plain:
        return None
    match = _HYPHEN.match(low, number.start)
    if not match or match.end() > page.end:
        return None
    first, second = int(match[1]), int(match[2])
    if not _is_score(page, match, first, second):
        return None
    end, values = match.end(), [first, second]
    sets = _SETS.match(low, end)
    if sets and sets.end() <= page.end and max(values) <= 30:
        end = sets.end()
        values += [int(digits) for digits in re.findall(r"\d+", sets[0])]
    return _draft(number.start, end, values, "figure-score")


def _is_score(page: Page, match: re.Match[str], first: int, second: int) -> bool:
    """Whether two numbers with a hyphen between them are a score and no range."""
    if _UNIT_AFTER.match(page.low, match.end()):
        return False
    if first >= second or first == 0:
        return not (first == second == 50)
    context = page.before(match.start(), 48)
    return (
        bool(_CONTEXT_BEFORE.search(context) or _CONTEXT_AFTER.match(page.low, match.end()))
        and max(first, second) < 200
    )


def votes(page: Page, number: Number) -> Draft | None:
    """The vote that begins with this number: `432 votes to 202`, `52 to 48`."""
    if number.scale > 1:
        return None
    match = _VOTES.match(page.low, number.end)
    if not match or match.end() > page.end:
        return None
    second = _value(match["second"])
    if second is None:
        return None
    if not match["votes"] and not _is_vote(page, number, second, match.end()):
        return None
    return _draft(number.start, match.end(), [number.value, second], "figure-votes")


def _is_vote(page: Page, number: Number, second: float, end: int) -> bool:
    """Whether `52 to 48` is a vote."""
    if number.value <= 1 or second == 1:
        return False
    before = _VOTE_BEFORE.search(page.before(number.start, 40))
    after = _VOTE_AFTER.match(page.low, end)
    if number.value > second:
        free = page.low.startswith((",", ".", ";", ")", " in ", " with ", " on "), end)
        return bool(before or after or (free and page.before(number.start, 2) == ", "))
    return bool(after and before)


def _value(written: str) -> float | None:
    """The second number of a vote."""
    if written[0].isdigit():
        return float(written.replace(",", ""))
    return SIMPLE.get(written)


def _draft(start: int, end: int, values: list[int] | list[float], rule: str) -> Draft:
    """The draft of a result with these numbers in it."""
    return Draft(
        start, end, float(min(values)), float(max(values)), FigureForm.SCORE, rule,
        hedged=False, core=start,
    )  # fmt: skip
