"""Whether something can have happened to what a figure counts at all.

The words between a verb and a number look alike where they mean other things: an index closes up
2%, a minister adds that 12 came, a ban on 12 firms is lifted. Each check here says one of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.figures.context import listed, word_before
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.draft import Draft
    from nutgraf.text.figures.page import Page

_THINGS = frozenset({FigureForm.MONEY, FigureForm.MEASURE})
_SHARES = frozenset({FigureForm.RATIO, FigureForm.PERCENT})
_SUMS = frozenset({FigureForm.MONEY, FigureForm.PERCENT})
_NEGATION = re.compile(
    r"\b(?:not|never|without|nor|neither|no longer)\b|n't\b"
    r"|\b(?:want|wants|wanted|hope|hopes|plan|plans|threaten\w*|refus\w+|fail\w*|unable) to\b"
)
_POINTS = frozenset({"points", "point"})
_PULLED_OUT = ("bodies", "people", "survivors", "victims", "passengers", "miners", "children")
_CREATED = (" jobs", " posts", " positions", " roles")
"""What is created where words say `added`, which often only means `said`."""


def may_happen(page: Page, draft: Draft, action: str, start: int) -> bool:
    """Whether the action whose word stands at `start` can happen to what is counted."""
    if draft.counted and page.low[slice(*draft.counted)] in _POINTS:
        return _listed(action, "of points")
    if draft.form in _THINGS and _listed(action, "of people"):
        return False
    if draft.form in _SHARES and action == "found":
        # "the poll found a quarter of them"
        return False
    if draft.form in _SUMS and action == "registered":
        # "reported a $3m loss"
        return False
    if action == "fired" and page.low.startswith("launch", start):
        # rockets are launched at somebody, projects are only begun
        return draft.counted is not None and _listed(
            page.low[slice(*draft.counted)].rsplit(" ", 1)[-1], "weapons"
        )
    if action == "withdrawn" and draft.counted and page.low.startswith("pulled", start):
        # "pulled out nearly 30 bodies": rescuers pull somebody out
        return not page.low.endswith(_PULLED_OUT, draft.counted.start, draft.counted.end)
    if action == "produced" and draft.form is FigureForm.MONEY:
        # "to make $15m"
        return False
    if action == "created" and page.low.startswith("add", start):
        return draft.counted is not None and page.low.endswith(
            _CREATED, draft.counted.start - 1, draft.counted.end
        )
    if draft.form is FigureForm.MEASURE and not _listed(action, "of measures"):
        return False
    return bool(draft.counted) or not _listed(action, "only counted") or start > draft.end


def describes(page: Page, draft: Draft) -> bool:
    """Whether a figure only describes what comes next, and nothing happens to it: `a 12-storey block`."""
    return page.is_compound(draft.core, draft.end) and page.low.startswith(" ", draft.end)


def is_denied(page: Page, start: int, end: int) -> bool:
    """Whether a range says that it did not happen: `had not been`, `without killing`."""
    return _NEGATION.search(page.low, start, end) is not None


def belongs_elsewhere(page: Page, draft: Draft) -> bool:
    """Whether the figure belongs to another subject: `food aid for 85,000 was cut`."""
    return listed(word_before(page, draft.start), "belongs to another")


def _listed(action: str, section: str) -> bool:
    """Whether an action stands in a section of `data/figures/between.txt`."""
    return action in entries("figures/between", section)
