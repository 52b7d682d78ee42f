"""Bare numbers in parentheses behind a person: `Ann Lee (34), a nurse`, `guard Sam Cole (12) shoots`.

Newspapers in India and elsewhere give the age there; captions of games give the number on the shirt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.days import WEEKDAYS
from nutgraf.text.figures.draft import Draft
from nutgraf.text.wordlists import entries, everything

if TYPE_CHECKING:
    from nutgraf.text.figures.numbers import Number
    from nutgraf.text.figures.page import Page

_PERSON = re.compile(r"(?:([A-Za-z-]+) )?([A-Z][\w'’-]+) (?:[A-Z][\w'’.-]* ){0,3}\(\Z")
_PLACES = re.compile(r"\)(?:,| and) [A-Z]\w+ \(\d+\)")
OLDEST = 110
"""Years up to which a number in parentheses is taken for an age."""


def shirt_number(page: Page, number: Number) -> int:
    """The end of the number on a player's shirt: `quarterback Joe Hill (15)`."""
    person = _person_before(page, number)
    if person and person[2].lower() in WEEKDAYS:
        # "on Monday (9)"
        return number.end
    role = (person[1] or "").lower() if person else ""
    return number.end if role in entries("figures/names", "player") else 0


def age_in_parentheses(page: Page, number: Number) -> Draft | None:
    """The age behind a person's full name: `Ramesh Gupta (45), a farmer`."""
    person = _person_before(page, number)
    if not person or not 0 < number.value <= OLDEST:
        return None
    first, last = person[2], person[0][:-2].rsplit(" ", 1)[-1]
    if first == last and _PLACES.match(page.text, number.end):
        # "Israel (71), Cuba (63)" is a table in prose
        return None
    if first not in everything("first-names") and last not in entries("surnames"):
        return None
    return Draft(
        number.start, number.end, number.value, number.value, FigureForm.AGE,
        "figure-age-apposed", "year", hedged=False, core=number.start,
    )  # fmt: skip


def _person_before(page: Page, number: Number) -> re.Match[str] | None:
    """What stands before the parentheses that hold nothing but this number, if it may be a name."""
    if not number.plain or not page.low.startswith(")", number.end):
        return None
    if number.start <= page.start or page.low[number.start - 1] != "(":
        return None
    return _PERSON.search(page.text, max(page.start, number.start - 60), number.start)
