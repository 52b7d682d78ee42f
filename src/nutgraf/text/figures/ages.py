"""Ages: `45-year-old man`, `aged 17`, `Ann Lee, 34,`, `children under five`, `in her 40s`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Hedge
from nutgraf.text.figures.context import listed
from nutgraf.text.figures.counted import counted, noun_may_follow
from nutgraf.text.figures.draft import Draft, drafted
from nutgraf.text.figures.numbers import TENS

if TYPE_CHECKING:
    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page
    from nutgraf.text.figures.quantity import Quantity

DECADES_OF_LIFE = {word[:-1] + "ies": 10.0 * tens for tens, word in enumerate(TENS, 2)}
"""`fifties` and its like, with the year that they begin at."""

OLDEST = 120
"""Years that nobody lives beyond."""

_UNITS = frozenset({"year", "month", "week", "day"})
_OLD = re.compile(
    r"([ -])(year|yr|month|week|day)s?(?:[ -]olds?| of age)(?![a-z-])|[ -]?(?:yo|y/o)(?![a-z])"
)
_AGED = re.compile(
    r"\b(?P<aged>(?:aged?|ages)(?: (?:only|just))?) \Z"
    r"|\b(?P<between>(?:aged?|ages) (?:between|from)) \Z"
    r"|\b(?P<bounded>(?:aged?|ages) (?P<bound>under|over|above|below|up to|at least)(?: the age of)?) \Z"
    r"|\b(?P<of>ages?|man|woman|boy|girl|child|teenager|youth|son|daughter) of \Z"
)
_WAS = re.compile(
    r"\b(?:(?:he|she|who|i|they|we) (?:was|is|were|are|turned|turns)|turned|turning|, both)"
    r"(?: only| just| about| almost| nearly| around)? \Z"
)
"""`she was six`, `he turned 40`: an age where nothing that is counted follows."""
_BOUND = re.compile(
    r"(?P<before>\S+) (?P<bound>under|over|above|below|younger than|older than|up to)"
    r"(?: the age of)? \Z"
)
_BOUNDS = {
    "under": Hedge.LESS_THAN,
    "below": Hedge.LESS_THAN,
    "younger than": Hedge.LESS_THAN,
    "over": Hedge.MORE_THAN,
    "above": Hedge.MORE_THAN,
    "older than": Hedge.MORE_THAN,
    "up to": Hedge.AT_MOST,
    "at least": Hedge.AT_LEAST,
}
_HYPHENED = re.compile(r"(?<![\w-])(under|over)-\Z")
_THEIR = re.compile(
    r"\b(?:his|her|their|my|your|our)(?: (?:early|mid|late)(?: to (?:mid|late))?)?[ -]\Z"
)
_AND_DECADE = re.compile(r" (?:and|or|to) ([2-9]0)s(?![a-z])")
_COMMA = re.compile(r"([^\W\d_]\S*?), \Z")
_FREE = re.compile(
    r"\s*[,;:.)]|\s+(?:and|of|from|who|whose|was|were|is|has|had|died|told|said|a)(?![a-z])|\Z"
)


def age(page: Page, quantity: Quantity) -> Draft | None:
    """The age that this quantity is, if it is one."""
    number = quantity.number
    if number.vague or quantity.sign or quantity.low < 0:
        return None
    if number.scale > 100:
        return _old(page, quantity)
    return (
        _old(page, quantity)
        or _bound(page, quantity)
        or _aged(page, quantity)
        or _was(page, quantity)
    )


def _old(page: Page, quantity: Quantity) -> Draft | None:
    """`45-year-old man`, `five years old`, `18 months of age`."""
    match = _OLD.match(page.low, quantity.number.end)
    if not match or match.end() > page.end:
        return None
    unit = (match[2] or "year").replace("yr", "year")
    if quantity.unit not in {None, unit}:
        return None
    draft = _draft(quantity, "figure-age-old", unit)
    draft.end, draft.hedged = match.end(), True
    if (match[1] and "-" in match[0]) or match[0] == " year old":
        draft.take(counted(page, match.end(), singular=True, person=True))
    return draft


def _aged(page: Page, quantity: Quantity) -> Draft | None:
    """`aged 17`, `aged between 18 and 24`, `aged under five`, `at the age of 12`."""
    before = page.before(quantity.start, 32)
    if quantity.unit not in _UNITS | {None} or quantity.high > OLDEST:
        return None
    if "age" not in before and not before.endswith(" of "):
        return None
    match = _AGED.search(before)
    if not match or (match["between"] and not quantity.is_range):
        return None
    draft = _draft(quantity, "figure-age-aged", quantity.unit or "year")
    if match["of"]:
        draft.hedged = True
        return draft
    if match["bound"]:
        draft.hedge = _BOUNDS[match["bound"]]
    draft.start = quantity.start - len(before) + match.start()
    return draft


def _was(page: Page, quantity: Quantity) -> Draft | None:
    """`when she was six`, `he turned 40`."""
    if quantity.unit or quantity.is_range or not 1 <= quantity.low <= OLDEST:
        return None
    before = page.before(quantity.start, 30)
    if not before.endswith(" ") or not _WAS.search(before) or noun_may_follow(page, quantity.end):
        return None
    following = page.low[quantity.end : quantity.end + 4]
    if following[:1] in {"%", "-", "/", ":"} or following == " of ":
        return None
    draft = _draft(quantity, "figure-age-aged", "year")
    draft.hedged = True
    return draft


def _bound(page: Page, quantity: Quantity) -> Draft | None:
    """`children under five`, `the over-65s`, `a man in his 40s`."""
    number = quantity.number
    if number.digits and page.low.startswith("s", number.end):
        plural = not page.low[number.end + 1 : number.end + 2].isalnum()
        return _plural(page, quantity) if plural else None
    before = page.before(quantity.start, 40)
    match = (
        _BOUND.search(before) if before.endswith(("er ", "ve ", "w ", "n ", "to ", "of ")) else None
    )
    if not match or not listed(match["before"], "of an age"):
        return None
    if quantity.high > 100 or quantity.is_range or not _ends_age(page, quantity, match["bound"]):
        return None
    draft = _draft(quantity, "figure-age-bound", "year")
    draft.hedge = _BOUNDS[match["bound"]]
    draft.start = quantity.start - len(before) + match.start("bound")
    return draft


def _ends_age(page: Page, quantity: Quantity, bound: str) -> bool:
    """Whether nothing follows that would make `under five` a number of something."""
    if quantity.unit:
        old = page.low.startswith((" old", " of age"), quantity.end)
        return quantity.unit == "year" and bound != "up to" and old
    return not counted(page, quantity.end) and page.low[quantity.end : quantity.end + 1] not in {
        "%",
        "-",
    }


def _plural(page: Page, quantity: Quantity) -> Draft | None:
    """`over-65s`, `under-16s`, `in his 40s`, `in their 60s and 70s`."""
    number, before = quantity.number, page.before(quantity.start, 40)
    hyphened = _HYPHENED.search(before)
    if hyphened:
        draft = _draft(quantity, "figure-age-bound", "year")
        draft.hedge = _BOUNDS[hyphened[1]]
        draft.start, draft.end = quantity.start - len(hyphened[0]), number.end + 1
        return draft
    if number.value % 10 or not 10 <= number.value <= 90 or not _THEIR.search(before):
        return None
    draft = _decade(quantity.start, number.end + 1, number.value)
    more = _AND_DECADE.match(page.low, draft.end)
    if more and float(more[1]) > number.value:
        draft.high, draft.end = float(more[1]) + 9, more.end()
    return draft


def decade_of_life(page: Page, word: str, start: int) -> Draft | None:
    """`a man in his fifties`."""
    if not _THEIR.search(page.before(start, 40)):
        return None
    return _decade(start, start + len(word), DECADES_OF_LIFE[word])


def _decade(start: int, end: int, low: float) -> Draft:
    """The draft of ten years of life."""
    return Draft(
        start, end, low, low + 9, FigureForm.AGE, "figure-age-decade", "year",
        hedge=Hedge.RANGE, hedged=False, core=start,
    )  # fmt: skip


def apposed_age(page: Page, number: Number) -> Draft | None:
    """`Ann Lee, 34,`: a bare number between commas behind a person."""
    if not number.plain or not 0 < number.value <= OLDEST:
        return None
    match = _COMMA.search(page.text[max(page.start, number.start - 30) : number.start])
    if not match or not _FREE.match(page.text[number.end : min(page.end, number.end + 8)]):
        return None
    word = match[1].strip("(\"“‘'’.")
    # behind a common noun the second comma must stand: "a woman, 82, died"
    common = word[:1].islower() and not page.low.startswith(",", number.end)
    if not word or common or listed(word.lower(), "no person"):
        return None
    return Draft(
        number.start, number.end, number.value, number.value, FigureForm.AGE,
        "figure-age-apposed", "year", hedged=False, core=number.start,
    )  # fmt: skip


def also_age(page: Page, previous: Draft, draft: Draft) -> bool:
    """Whether a bare number behind an age is one too: `aged four and nine`."""
    if previous.rule != "figure-age-aged" or draft.form is not FigureForm.CARDINAL or draft.counted:
        return False
    between = page.low[previous.end : draft.start]
    return between in {" and ", ", ", ", and ", " or "} and draft.high <= OLDEST


def _draft(quantity: Quantity, rule: str, unit: str) -> Draft:
    """The draft of an age."""
    draft = drafted(quantity, rule)
    draft.form, draft.unit, draft.hedged = FigureForm.AGE, unit, False
    return draft
