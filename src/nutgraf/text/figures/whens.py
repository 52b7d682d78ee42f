"""The date that a figure belongs to: the one in its clause, else the only one in its sentence.

A date that says when something was said (`officials said on Thursday`) belongs to the claim and
not to the figure, unless the sentence has no other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nutgraf.model.marks import FigureForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nutgraf.text.dates import DateMention
    from nutgraf.text.figures.draft import Draft
    from nutgraf.text.figures.page import Page

_SAID = re.compile(
    r"\b(?:said|says|told \w+|told|announced|reported|wrote|added|warned|confirmed|statement|tweeted|according to \S+)"
    r"(?: (?:reporters|on|late|early|in|a|statement|the|media))* $"
    r"|\bsaid in (?:a|an|the|his|her|its|their) [^,;]{0,30} on $"
)
_SAID_AFTER = re.compile(r" (?:said|says|told|announced|reported|confirmed|warned)(?![a-z])")
_PARTICIPLE = re.compile(r", [a-z]+ing ")
_COMPARED = re.compile(
    r"\b(?:than (?:in|on|at)?|(?:\w+est|first|most|least|worst|best|record)\b[^,;\d]{0,24}"
    r" (?:since(?: the (?:start|end|middle|beginning) of)?|in)"
    r"|(?:compared (?:with|to)|on) the (?:same|corresponding)(?: \w+){1,2}) ?$"
)
_CLAUSE = re.compile(
    r"[;:]|, (?:is|are|was|were|has|have|will|and|but|while|though|although|when|which|who|after"
    r"|before|up|down|as|from|compared)\b"
    r"| (?:but|while|although|since (?:it|he|she|they|the)|because|that|which|who|whose|whom|until"
    r"|where|why|whether|if|earlier|later) "
)
_COMPARED_WITH = re.compile(
    r" (?:compared (?:with|to)|versus|vs\.?) | (?:against|from) (?:an? )?(?:\w+ ){0,2}[^\w\s]{0,3}\d"
    r"| (?:compared (?:with|to)|versus|against) $| than (?:it|they|he|she|in|at|on|the)\b"
)
"""Between a figure and a date: one of them is only what the other is compared with."""
_FROM_TO = re.compile(r" from [^,;]{1,30} to ")
_LEADS_AWAY = re.compile(
    r", with |, [a-z]+ing | (?:since|ahead of|before|during|until|from) (?=[a-z0-9])| record | \([^)]*\Z"
    r"| (?:chances?|odds|probability|hopes) of "
    r"| and (?:is|was|are|were|has|had|have|will|became|won|lost) "
)
"""Between a figure and a date behind it: the date belongs to something else."""
_YEAR_OF = re.compile(
    r" (?!(?:to|and|or|was|were|is|are|has|had|but|when|while|with|for|at|by|in|on|after|before|from"
    r"|as|than|until|that|who|which|because|since|under|over|through|season|alone)(?![a-z]))[a-z]"
)
_DETERMINED = re.compile(r"(?:\b(?:the|a|an|his|her|its|their|this|our)|'s?) $")
_SPAN_BEFORE = re.compile(r"\b(?:past|last|next|coming) \Z")
"""The span in `over the next five years` is its own date."""
_DAY = len("2022-01-06")
_RELATIVE = re.compile(r" (?:that|which|who|whose|in which|where) ")


def attach_dates(page: Page, drafts: Sequence[Draft]) -> None:
    """Gives every figure the date of its clause or sentence."""
    if not page.dates:
        return
    for draft in drafts:
        page.turn_to(draft.core)
        mentions = page.dates_between(page.start, page.end)
        if mentions and not _is_timeless(page, draft):
            draft.when = _when(page, draft, mentions)


def _is_timeless(page: Page, draft: Draft) -> bool:
    """Whether a figure describes whatever the day is: `a 10-year bond`, `Ann Lee, 34,`."""
    if draft.form is FigureForm.AGE:
        return draft.rule == "figure-age-apposed"
    if draft.form is FigureForm.DURATION and _SPAN_BEFORE.search(page.before(draft.start, 8)):
        return True
    return page.is_compound(draft.core, draft.end)


def _when(page: Page, draft: Draft, mentions: Sequence[DateMention]) -> str | None:
    """The meaning of the date that belongs to a figure, among those of its sentence."""
    inside = [m for m in mentions if m.start <= draft.start < m.end]
    if inside:
        return inside[0].when
    behind = [m for m in mentions if m.counted and m.start == draft.end + 1]
    if behind:
        # "£492m last year and £656m two years ago"
        return behind[0].when
    own = [m for m in mentions if m.when and not m.counted and not _compared(page, m)]
    own = [m for m in own if not _says_when_said(page, m)] or own[:1]
    clause = [m for m in own if _belongs(page, draft, m)]
    if not clause:
        return None
    return min(clause, key=lambda m: _distance(draft, m)).when


def _compared(page: Page, mention: DateMention) -> bool:
    """Whether a date only says what something is compared with: `the lowest since 1974`."""
    if page.low.startswith(" level", mention.end):
        return True
    before = page.before(mention.start, 40)
    if before.endswith(" on ") and len(mention.when or "") != _DAY:
        # "up 40% on 2021"
        return True
    return bool(_COMPARED.search(before))


def _says_when_said(page: Page, mention: DateMention) -> bool:
    """Whether a date says when something was said: `said on Thursday`, `police on Thursday said`."""
    if _SAID_AFTER.match(page.low, mention.end):
        return True
    return bool(_SAID.search(page.before(mention.start, 40)))


def _belongs(page: Page, draft: Draft, mention: DateMention) -> bool:
    """Whether a date says of a figure when it was so."""
    if _names_something(page, mention):
        # "the 2008 crash that killed 17 people" dates what the crash did and nothing before it
        between = page.low[mention.end : draft.start]
        return mention.end <= draft.start and bool(_RELATIVE.search(between))
    start, end = _between(draft, mention)
    between = page.low[start:end]
    if _is_compared(draft, mention, between):
        return False
    if between == " to " and page.low.endswith(" from ", 0, mention.start):
        # "slowed from May to 1.6%"
        return False
    if mention.start >= draft.end and _LEADS_AWAY.search(between):
        return False
    return _same_clause(page, draft, mention)


def _is_compared(draft: Draft, mention: DateMention, between: str) -> bool:
    """Whether the figure and the date are compared: `5%, against 4% in 2019`, `up 5% from 2019`."""
    if between.endswith(" from "):
        if mention.end <= draft.start:
            return draft.rule != "figure-from-to"
        # "from Tuesday" is when it begins, "from March" what it is compared with
        return len(mention.when or "") != _DAY
    return bool(_COMPARED_WITH.search(between)) and not _FROM_TO.search(between)


def _names_something(page: Page, mention: DateMention) -> bool:
    """Whether a year is a part of a name or description: `the 2008 crash`, `its 2019 budget`."""
    if mention.text.endswith("-century"):
        return True
    if not mention.text.isdigit() or not _YEAR_OF.match(page.low, mention.end):
        return False
    return bool(_DETERMINED.search(page.before(mention.start, 8)))


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
