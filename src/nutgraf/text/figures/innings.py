"""Scores of an innings in cricket: `302/7`, `14 for 0` is read as two figures, `half-century` as none.

`133/3` may be a fraction, odds or a date; only words of the game beside it make it a score.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm
from nutgraf.text.alternatives import any_of
from nutgraf.text.figures.draft import Draft
from nutgraf.text.wordlists import entries

if TYPE_CHECKING:
    from nutgraf.text.figures.page import Page

_SCORE = re.compile(r"(\d{1,3})/(10|\d)(?: dec(?:lared)?)?(?![\w/%]|[.,]\d)")
_NEAR = 160
"""Characters to either side in which a word of the game must stand."""
_HALF = re.compile(r"half[ -]centur(?:y|ies)(?![a-z])")
_MADE = re.compile(
    r"\b(?:his|her|their|a|brisk|maiden|fluent|fine|unbeaten|quick(?:fire)?|gritty|second|third|hit"
    r"|scored|made|struck|smashed|slammed|completed) \Z"
)


def innings(page: Page, start: int) -> Draft | None:
    """The runs and wickets that begin here: `302/7`."""
    match = _SCORE.match(page.low, start)
    if not match or match.end() > page.end or (start and page.low[start - 1] in "/-.$£€"):
        return None
    runs, wickets = float(match[1]), float(match[2])
    if (runs, wickets) == (24, 7):
        return None
    if not _is_cricket(page, start):
        return None
    low, high = min(runs, wickets), max(runs, wickets)
    return Draft(
        start, match.end(2), low, high, FigureForm.SCORE, "figure-score", hedged=False, core=start
    )


def fifty_runs(page: Page, start: int) -> int:
    """The end of a `half-century` that is fifty runs and no span of time; 0 where it is one."""
    match = _HALF.match(page.low, start)
    if not match or not _MADE.search(page.before(start, 16)):
        return 0
    return match.end() if _is_cricket(page, start) else 0


def _is_cricket(page: Page, position: int) -> bool:
    """Whether a word of the game stands near."""
    window = page.low[max(0, position - _NEAR) : position + _NEAR]
    words = any_of(entries("figures/context", "cricket"))
    return re.search(rf"\b{words}\b", window) is not None
