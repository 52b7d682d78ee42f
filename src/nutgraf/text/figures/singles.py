"""One of a unit, where a hedge bounds it: `more than a week`, `nearly a decade`, `at least a mile`.

Without a hedge `a week` says no number: `a day at the beach`, `an hour to remember`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import Hedge
from nutgraf.text.figures.context import listed, word_before
from nutgraf.text.figures.draft import Draft, drafted
from nutgraf.text.figures.hedges import PREPOSITIONS, hedge_before
from nutgraf.text.figures.numbers import Number
from nutgraf.text.figures.quantity import quantity

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

SINGLE_UNITS = (
    *("minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"),
    *("mile", "kilometre", "kilometer", "metre", "meter", "tonne", "ton"),
)
"""The units that are counted singly."""

_EARLIER = re.compile(r" (?:earlier|ago|before|later|previously)(?![a-z])")
_COMPARES = re.compile(
    r"(?:(?:high|low|great|larg|small|few|old|bett|bigg)er|[%\d](?: more| less)|worse) than \Z"
)
_ARTICLE = re.compile(r"\b(an?) \Z")


def hedged_single(page: Page, word: str, start: int) -> Draft | None:
    """The one unit whose name stands at `start`, if an article and a hedge stand before it."""
    article = _ARTICLE.search(page.before(start, 4))
    if not article or page.low.startswith(" and a ", start + len(word)):
        # "a decade and a half" is read at its half
        return None
    begin = start - len(article[0])
    number = Number(begin, start - 1, 1.0, 1.0, digits=False, plain=False)
    found = quantity(page, number)
    hedge = hedge_before(page, begin, found.form, 1.0)
    if _EARLIER.match(page.low, found.end) and _COMPARES.search(page.before(begin, 24)):
        # "19% more than a year earlier" compares two dates
        return None
    if not found.unit or not hedge or hedge.hedge is Hedge.EXACT:
        return None
    if hedge.words in PREPOSITIONS and not listed(word_before(page, hedge.position), "span before"):
        return None
    return drafted(found, f"figure-{found.form.value}")
