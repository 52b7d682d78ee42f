"""How an amount changed, where nothing else happened to it: `rose 3%`, `a drop of 45,000`.

What stands right before or behind the figure says so; the figures that follow in the same breath
(`rose 70 points, or 1.6%, to 4,462`) share it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.alternatives import any_of
from nutgraf.text.figures.context import word_before
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.draft import Draft
    from nutgraf.text.figures.page import Page

CHANGES = frozenset({"rose", "fell", "raised", "cut"})
"""The actions that are changes of an amount."""

_FORMS = frozenset(
    {
        *(FigureForm.PERCENT, FigureForm.MONEY, FigureForm.RATE, FigureForm.RATIO),
        *(FigureForm.MEASURE, FigureForm.CARDINAL),
    }
)
_POINTS = frozenset({"points", "point"})
_REACH = 60
"""Characters before a figure in which the verb stands."""
_MOVES_ON = re.compile(r",? (?:or|to) | (?:higher|lower|up|down)(?:,? (?:to|at))? | \(")
"""What stands between the figures of one change."""
_RATE_OF = r"(?: at)?(?: an? (?:[a-z]+ )?(?:[a-z]+ )?(?:rate|pace|average) of)?"


@cache
def _verb_before() -> re.Pattern[str]:
    """`rose by nearly` before the figure; its hedges belong to the figure already."""
    rose, fell = (any_of(entries("figures/changes", name)) for name in ("rose", "fell"))
    return re.compile(
        rf"\b(?:(?P<rose>{rose})|(?P<fell>{fell}))(?: [a-z]+ly| slightly| further| again)?"
        rf"(?P<joint> by| to| from)?{_RATE_OF} \Z"
    )


@cache
def _changed_by() -> re.Pattern[str]:
    """`raised its forecast by` before the figure."""
    raised, cut = (any_of(entries("figures/changes", name)) for name in ("raised", "cut"))
    return re.compile(
        rf"\b(?:(?P<raised>{raised})|(?P<cut>{cut})) (?:[a-z'-]+ ){{1,5}}?(?:by|to|from) \Z"
    )


@cache
def _noun() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`a drop of` before the figure; `rise` or `lower` behind it."""
    rise, fall = (any_of(entries("figures/changes", name)) for name in ("rise", "fall"))
    words = rf"(?:(?P<rose>{rise})|(?P<fell>{fall}))"
    return (
        re.compile(rf"\b{words}(?<! up)(?<! down) of \Z"),
        re.compile(rf" (?:annual |monthly |quarterly |pay |wage |price |rate )?{words}(?![a-z-])"),
    )


def change(page: Page, draft: Draft, previous: Draft | None) -> str | None:
    """How the amount changed, if the words around it say so."""
    if draft.form not in _FORMS:
        return None
    before = page.before(draft.start, _REACH)
    return (
        _by_verb(page, draft, before)
        or _by_noun(page, draft, before)
        or _by_somebody(draft, before)
        or _along(page, draft, previous)
    )


def _by_verb(page: Page, draft: Draft, before: str) -> str | None:
    """`rose 3%`, `fell by two points`, `fell from 9m to 8m`; not the amount that it fell from."""
    match = _verb_before().search(before)
    if not match or (match["joint"] == " from") != (draft.rule == "figure-from-to"):
        return None
    word = match["rose"] or match["fell"]
    verb = draft.start - len(before) + match.start()
    if word in {"up", "down"} and word_before(page, verb) in entries(
        "figures/changes", "no change behind"
    ):
        return None
    things = draft.form is FigureForm.CARDINAL and draft.counted and not _is_points(page, draft)
    if " out of " in page.low[draft.start : draft.end]:
        # "dropped 110 out of 177 drones"
        return None
    if things and not match["joint"]:
        return None
    return "rose" if match["rose"] else "fell"


def _is_points(page: Page, draft: Draft) -> bool:
    """Whether points are counted, which rise and fall as they are: `a 5-point rally`."""
    return draft.counted is not None and page.low[slice(*draft.counted)] in _POINTS


def _by_noun(page: Page, draft: Draft, before: str) -> str | None:
    """`a drop of 45,000`, `a 5% rise`, `2% lower`."""
    of, behind = _noun()
    match = of.search(before)
    things = draft.form is FigureForm.CARDINAL and not _is_points(page, draft)
    if not match and not things:
        # "a 14-stroke rally" is no rise of 14
        match = behind.match(page.low, draft.end)
    if not match or match.end() > page.end:
        return None
    if draft.form is FigureForm.MEASURE and page.low.startswith(" than", match.end()):
        # "1.2 degrees higher than the average" compares
        return None
    return "rose" if match["rose"] else "fell"


def _by_somebody(draft: Draft, before: str) -> str | None:
    """`raised rates by 25 basis points`, `cut costs to $5m`."""
    match = _changed_by().search(before)
    if not match or (before.endswith(" from ") != (draft.rule == "figure-from-to")):
        return None
    return "raised" if match["raised"] else "cut"


def _along(page: Page, draft: Draft, previous: Draft | None) -> str | None:
    """The change of the figure before, where only `to` or `or` stands between them."""
    if not previous or previous.action not in CHANGES:
        return None
    between = page.low[previous.end : draft.start]
    return previous.action if _MOVES_ON.fullmatch(between) else None
