"""The date that a figure belongs to: the one in its clause, else the only one in its sentence.

A date that says when something was said (`officials said on Thursday`) belongs to the claim and
not to the figure, unless the sentence has no other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.text.dates import DateMention
    from nutgraf.text.figures.draft import Draft
    from nutgraf.text.figures.page import Page

_SAID = re.compile(
    r"\b(?:said|says|told \w+|told|announced|reported|wrote|added|warned|confirmed|statement|tweeted|according to \S+)"
    r"(?: (?:reporters|on|late|early|in|a|statement|the|media))* $"
)
_PARTICIPLE = re.compile(r", [a-z]+ing ")
_COMPARED = re.compile(
    r"\b(?:than (?:in|on|at)?|(?:\w+est|first|most|least|worst|best|record)\b[^,;]{0,24} (?:since|in)) ?$"
)
_CLAUSE = re.compile(
    r"[;:]|, (?:and|but|while|though|although|when|which|who|after|before|up|down|as|from|compared)\b"
    r"| (?:but|while|although|since (?:it|he|she|they|the)|because|that|which|who|whose|whom|until"
    r"|where|why|whether|if|earlier|later) "
)


def attach_dates(page: Page, drafts: Sequence[Draft]) -> None:
    """Gives every figure the date of its clause or sentence."""
    if not page.dates:
        return
    for draft in drafts:
        page.turn_to(draft.core)
        mentions = page.dates_between(page.start, page.end)
        if mentions:
            draft.when = _when(page, draft, mentions)


def _when(page: Page, draft: Draft, mentions: Sequence[DateMention]) -> str | None:
    """The meaning of the date that belongs to a figure, among those of its sentence."""
    inside = [m for m in mentions if m.start <= draft.start < m.end]
    if inside:
        return inside[0].when
    own = [m for m in mentions if not m.counted and not _compared(page, m)]
    own = [m for m in own if not _SAID.search(page.before(m.start, 40))] or own[:1]
    clause = [m for m in own if _same_clause(page, draft, m)]
    if not clause:
        return None
    return min(clause, key=lambda m: _distance(draft, m)).when


def _compared(page: Page, mention: DateMention) -> bool:
    """Whether a date only says what something is compared with: `the lowest since 1974`."""
    if page.low.startswith(" level", mention.end):
        return True
    before = page.before(mention.start, 40)
    if before.endswith(" on ") and not page.text[mention.start].isupper():
        return True
    return bool(_COMPARED.search(before))


def _same_clause(page: Page, draft: Draft, mention: DateMention) -> bool:
    """Whether no new clause begins between a figure and a date."""
    start, end = _between(draft, mention)
    if _CLAUSE.search(page.low, start, end):
        return False
    # "Rovers, who last won it in 1988, are": what stands between commas is a clause of its own
    comma = page.low.find(",", start, end) if mention.end <= draft.start else -1
    if comma < 0 or "," not in page.low[page.start : mention.start]:
        return True
    return bool(_PARTICIPLE.match(page.low, comma))


def _between(draft: Draft, mention: DateMention) -> tuple[int, int]:
    """The range between a figure and a date."""
    if mention.start >= draft.end:
        return draft.end, mention.start
    return mention.end, max(draft.start, mention.end)


def _distance(draft: Draft, mention: DateMention) -> int:
    """Characters between a figure and a date."""
    start, end = _between(draft, mention)
    return end - start
