"""Ages: `45-year-old man`, `aged 17`, `Ann Lee, 34,`, `children under five`, `in her 40s`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm, Hedge
from nutgraf.text.figures.counted import counted
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

_OLD = re.compile(
    r"[ -](?P<unit>year|month|week|day)s?[ -]olds?(?![a-z-])"
    r"|[ -](?P<unit2>year|month|week|day)s? of age(?![a-z])|[ -]?(?:yo|y/o)(?![a-z])"
)
_AGED = re.compile(r"\b(?:aged?|ages)(?: (?:only|just))? $")
_AGED_BETWEEN = re.compile(r"\b(?:aged?|ages) (?:between|from) $")
_AGED_BOUND = re.compile(
    r"\b(?:aged?|ages) (under|over|above|below|up to|at least)(?: the age of)? $"
)
_AGE_OF = re.compile(r"\b(?:ages?|man|woman|boy|girl|child|teenager|youth|son|daughter) of $")
_YOUNG = re.compile(
    r"\b(?:children|people|adults|those|nobody|no one|none|all|women|men|anyone|everyone|patients|boys|girls|players|workers"
    r"|residents|voters|citizens|kids|youngsters|pupils|drivers|infants|babies|teenagers|pensioners"
    r"|americans|britons|users|minors|adult|child|person|someone|population|being|was|were|age) (under|over|above|below|"
    r"younger than|older than|up to) (?:the age of )?$"
)
_BOUNDS = ("under ", "over ", "above ", "below ", "than ", "up to ", "age of ")
_YEARS_AFTER = re.compile(r" (?:years?|months?)(?![a-z-])")
_UNDER = re.compile(r"(?:^|[\s(\"“])(under|over)-$")
_THEIR = re.compile(
    r"\b(?:his|her|their|my|your|our)(?: (early|mid|late)[ -])? ?$|\b(?:his|her|their) (?:early|mid|late) to (?:late|mid)[ -]$"
)
_AND_DECADE = re.compile(r" (?:and|or|to) ([2-9]0)s(?![a-z])")
_COMMA = re.compile(r"([^\W\d_]|['.)’])(, )$")
_FREE = re.compile(
    r"\s*[,;:.)]|\s+(?:and|of|from|who|whose|was|were|is|has|had|died|told|said|a)(?![a-z])|$"
)
_APPOSED = re.compile(r",| and [A-Z]")
_NO_PERSON = frozenset(
    "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday in at on of to for and or but page pages"
    " sections chapters route no nos numbers yesterday today however".split()
)


def age(page: Page, quantity: Quantity) -> Draft | None:
    """The age that this quantity is, if it is one."""
    number = quantity.number
    if number.vague or number.scale > 100 or quantity.sign or quantity.low < 0:
        return None
    return _old(page, quantity) or _aged(page, quantity) or _under(page, quantity)


def _old(page: Page, quantity: Quantity) -> Draft | None:
    """`45-year-old man`, `five years old`."""
    number_end = quantity.number.end
    match = _OLD.match(page.low, number_end)
    if not match or match.end() > page.end:
        return None
    draft = drafted(quantity, "figure-age-old")
    draft.form, draft.end = FigureForm.AGE, match.end()
    draft.unit = match["unit"] or match["unit2"] or "year"
    if quantity.unit and quantity.unit != draft.unit:
        return None
    if match["unit"] and "-" in match[0]:
        draft.take(counted(page, match.end(), singular=True))
    return draft


def _aged(page: Page, quantity: Quantity) -> Draft | None:
    """`aged 17`, `aged between 18 and 24`, `aged under five`, `at the age of 12`."""
    before = page.before(quantity.start, 32)
    if before[-1:] != " " or ("age" not in before and not before.endswith(" of ")):
        return None
    for pattern in (_AGED_BETWEEN, _AGED, _AGED_BOUND, _AGE_OF):
        match = pattern.search(before)
        if match:
            break
    else:
        return None
    if quantity.unit not in {None, "year", "month", "week", "day"} or quantity.high > OLDEST:
        return None
    draft = drafted(quantity, "figure-age-aged")
    draft.form, draft.unit, draft.hedged = FigureForm.AGE, quantity.unit or "year", False
    if pattern is _AGED_BETWEEN and not quantity.is_range:
        return None
    if pattern is _AGE_OF:
        draft.hedged = True
        return draft
    if pattern is _AGED_BOUND:
        draft.hedge = _bound(match[1])
    draft.start = quantity.start - len(before) + match.start()
    return draft


def _under(page: Page, quantity: Quantity) -> Draft | None:
    """`children under five`, `the over-65s`, `a man in his 40s`."""
    number = quantity.number
    before = page.before(quantity.start, 40)
    plural = (
        page.low.startswith("s", number.end)
        and not page.low[number.end + 1 : number.end + 2].isalnum()
    )
    if plural and number.digits:
        return _under_plural(page, quantity, before)
    match = _YOUNG.search(before) if before.endswith(_BOUNDS) else None
    if not match or quantity.high > 100 or quantity.is_range:
        return None
    end = quantity.end
    if quantity.unit is None:
        if counted(page, end) or page.low[end : end + 1] in {"%", "-"}:
            return None
    elif quantity.unit != "year" or match[1] == "up to":
        return None
    if quantity.unit and not page.low.startswith((" old", " of age"), end):
        return None
    draft = drafted(quantity, "figure-age-bound")
    draft.form, draft.unit, draft.hedged = FigureForm.AGE, "year", False
    draft.hedge = _bound(match[1])
    draft.start = quantity.start - len(before) + match.start(1)
    return draft


def _under_plural(page: Page, quantity: Quantity, before: str) -> Draft | None:
    """`over-65s`, `under-16s`, `in his 40s`."""
    number = quantity.number
    draft = drafted(quantity, "figure-age-bound")
    draft.form, draft.unit, draft.hedged, draft.end = FigureForm.AGE, "year", False, number.end + 1
    bound = _UNDER.search(before)
    if bound:
        draft.hedge = _bound(bound[1])
        draft.start = quantity.start - len(before) + bound.start(1)
        return draft
    theirs = _THEIR.search(before)
    if theirs and number.value % 10 == 0 and 10 <= number.value <= 90:
        draft.high = number.value + 9
        more = _AND_DECADE.match(page.low, draft.end)
        if more and float(more[1]) > number.value:
            draft.high, draft.end = float(more[1]) + 9, more.end()
        draft.hedge, draft.rule = Hedge.RANGE, "figure-age-decade"
        return draft
    return None


def decade_of_life(page: Page, word: str, start: int) -> Draft | None:
    """`a man in his fifties`."""
    if not _THEIR.search(page.before(start, 40)):
        return None
    low = DECADES_OF_LIFE[word]
    return Draft(
        start, start + len(word), low, low + 9, FigureForm.AGE, "figure-age-decade", "year",
        hedge=Hedge.RANGE, hedged=False, core=start,
    )  # fmt: skip


def _bound(word: str) -> Hedge:
    """What `under` and `over` make of an age."""
    if word in {"under", "below", "younger than"}:
        return Hedge.LESS_THAN
    if word == "up to":
        return Hedge.AT_MOST
    return Hedge.AT_LEAST if word == "at least" else Hedge.MORE_THAN


def apposed_age(page: Page, number: Number) -> Draft | None:
    """`Ann Lee, 34,`: a bare number between commas behind a person."""
    if not number.plain or not 0 < number.value <= OLDEST:
        return None
    before = page.text[max(page.start, number.start - 30) : number.start]
    match = _COMMA.search(before)
    if not match or not _FREE.match(page.text[number.end : min(page.end, number.end + 8)]):
        return None
    word = before[: match.start(2)].split()[-1].strip("(\"“‘'’.") if match.start(2) else ""
    if (
        not word
        or word.lower() in _NO_PERSON
        or (word[0].islower() and not _is_closed(page, number))
    ):
        return None
    draft = Draft(
        number.start, number.end, number.value, number.value, FigureForm.AGE, "figure-age-apposed",
        "year", hedged=False, core=number.start,
    )  # fmt: skip
    return draft


def _is_closed(page: Page, number: Number) -> bool:
    """Whether a comma follows, as it must behind a common noun: `a woman, 82, died`."""
    return page.low.startswith(",", number.end)
